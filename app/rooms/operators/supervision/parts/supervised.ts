import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Option } from '../../../../ground/ui/choices.tsx'
import { ACCOMPANYING } from '../../circles/rules.ts'
import type { Operator } from '../../reads.ts'

/** Those who may take part in a supervision beside the actor: who accompanies people. */
export const supervised = (people: readonly Operator[], actor: SignedInActor): Option[] =>
  people
    .filter(
      ({ personId, roles }) =>
        personId !== actor.personId && roles.some(({ role }) => ACCOMPANYING.includes(role)),
    )
    .map(({ personId, name }) => ({ value: personId, label: name }))
