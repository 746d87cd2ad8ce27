import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { whoTheyAre } from '../../encounters/who/writes.ts'
import { membersOf } from '../../operators/circles/reads.ts'
import { addToCircle } from '../../operators/circles/writes.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import type { Pact } from '../reads.ts'
import { partOf } from '../rules.ts'
import type { JoinForm } from './forms.ts'

export type JoinRefusal = 'pacts.team.isThePerson' | 'pacts.team.there' | NamingRefusal

/** Somebody walks along from now on. Refused for whom the pact is about, and for who is in the team already. */
export async function joinTeam(
  tx: ActorTx,
  actor: SignedInActor,
  pact: Pact,
  once: string,
  form: JoinForm,
  today: string,
): Promise<Outcome<null, JoinRefusal>> {
  if (form.who.kind === 'person') {
    const { id } = form.who
    if (id === pact.personId || id === pact.aboutId) return refused('pacts.team.isThePerson')
    const members = await membersOf(tx, pact.circleId)
    if (members.some((one) => one.id === once)) return done(null)
    if (members.some((one) => one.personId === id && !one.untilAt)) return refused('pacts.team.there')
    const unnamed = await refusalToName(tx, actor, [id], today)
    if (unnamed) return refused(unnamed)
  }
  const [personId] = (await whoTheyAre(tx, actor, [form.who], once)).personIds
  if (personId)
    await addToCircle(tx, actor, { id: once, circleId: pact.circleId, personId, part: partOf(form) })
  return done(null)
}
