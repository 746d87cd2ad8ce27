import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import type { FormState } from '../../../../ground/forms/parse-form.ts'
import type { Found } from '../../../../ground/ui/combobox.tsx'
import { findOrganisations } from '../../../organisations/reads.ts'
import { findPeople } from '../../../people/reads.ts'
import { fullName } from '../../../people/rules.ts'

/** What a search without script has found: organisations, or people where it was asked whose an idea is. */
export type Searched = { found: readonly Found[]; people: readonly Found[] }
const MOST = 8

export async function searchedIn(tx: ActorTx, { searching }: FormState): Promise<Searched> {
  if (!searching) return { found: [], people: [] }
  const { name, query } = searching
  if (name !== 'personId') {
    const found = await findOrganisations(tx, query, MOST)
    return { found: found.map((one) => ({ value: one.id, label: one.name })), people: [] }
  }
  const people = await findPeople(tx, query, MOST)
  return { found: [], people: people.map((one) => ({ value: one.id, label: fullName(one) })) }
}
