import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Found } from '../../../ground/ui/combobox.tsx'
import { findOrganisations } from '../../organisations/reads.ts'
import { findPeople } from '../../people/reads.ts'
import { fullName } from '../../people/rules.ts'
import { findPlaces } from '../../places/reads.ts'
import { namesOf } from '../reads.ts'

/** People, bodies and places whose name begins like this, as the form's type-ahead wants them. */
export async function findNodes(tx: ActorTx, said: string): Promise<Found[]> {
  const people = await findPeople(tx, said, 6)
  const organisations = await findOrganisations(tx, said, 6)
  const places = await findPlaces(tx, said, 4)
  return [
    ...people.map((one) => ({
      value: `person:${one.id}`,
      label: fullName(one),
      hint: [one.birth_year, one.municipality].filter(Boolean).join(', ') || undefined,
    })),
    ...organisations.map((one) => ({
      value: `organisation:${one.id}`,
      label: one.name,
      hint: one.municipality ?? undefined,
    })),
    ...places.map((one) => ({ value: `place:${one.id}`, label: one.name })),
  ]
}

/** The two of a declared tie, for the address of the page that shows its facts. */
export async function declaredById(tx: ActorTx, id: string) {
  const row = await tx
    .selectFrom('tie_declared')
    .where('id', '=', id)
    .select(['one_kind', 'one_id', 'two_kind', 'two_id'])
    .executeTakeFirst()
  if (!row) return undefined
  const names = await namesOf(tx, [
    { kind: row.one_kind, id: row.one_id },
    { kind: row.two_kind, id: row.two_id },
  ])
  const [one, two] = [names.get(row.one_id), names.get(row.two_id)]
  return one && two && { one, two }
}
