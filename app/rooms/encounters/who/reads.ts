import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Found } from '../../../ground/ui/combobox.tsx'
import { findOrganisations } from '../../organisations/reads.ts'
import { findPeople } from '../../people/reads.ts'
import { fullName } from '../../people/rules.ts'
import type { Named } from '../reads.ts'
import { whoSaid } from '../rules.ts'

/** People and organisations whose name begins like this, as the form's type-ahead wants them. */
export async function findWho(tx: ActorTx, said: string): Promise<Found[]> {
  const people = await findPeople(tx, said, 8)
  const organisations = await findOrganisations(tx, said, 6)
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
  ]
}

/** Where one may have met: the places the actor noted last come first, the others by name. */
export async function placesToChoose(tx: ActorTx, actor: Actor): Promise<Named[]> {
  const lately = tx
    .selectFrom('encounter')
    .where('recorded_by', '=', actor.personId)
    .where('place_id', 'is not', null)
    .orderBy('met_at', 'desc')
    .limit(30)
    .select(['place_id', 'met_at'])
  return tx
    .selectFrom('place')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom(lately.as('noted'))
          .groupBy('place_id')
          .select((by) => ['place_id', by.fn.max('met_at').as('last_at')])
          .as('last'),
      (join) => join.onRef('last.place_id', '=', 'place.id'),
    )
    .where('place.closed_on', 'is', null)
    .orderBy('last.last_at', (order) => order.desc().nullsLast())
    .orderBy('place.name')
    .select(['place.id', 'place.name'])
    .execute()
}

/** What came up most in the latest encounters of the territory. */
export async function topicsLately(tx: ActorTx, limit = 10): Promise<string[]> {
  const latest = tx.selectFrom('encounter').orderBy('met_at', 'desc').limit(200).select('id')
  const rows = await tx
    .selectFrom('encounter_topic')
    .where('encounter_id', 'in', latest)
    .groupBy('topic')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('topic')
    .limit(limit)
    .select('topic')
    .execute()
  return rows.map((row) => row.topic)
}

/** People and organisations by the answers that name them (`person:<id>`), for a form that begins with them. */
export async function whoNamed(tx: ActorTx, answers: readonly string[]): Promise<Found[]> {
  const said = answers.map(whoSaid).filter((who) => who !== undefined)
  const personIds = said.flatMap((who) => (who.kind === 'person' ? [who.id] : []))
  const organisationIds = said.flatMap((who) => (who.kind === 'organisation' ? [who.id] : []))
  const people = personIds.length
    ? await tx
        .selectFrom('person')
        .where('id', 'in', personIds)
        .select(['id', 'given_name', 'family_name'])
        .execute()
    : []
  const organisations = organisationIds.length
    ? await tx.selectFrom('organisation').where('id', 'in', organisationIds).select(['id', 'name']).execute()
    : []
  return [
    ...people.map((one) => ({ value: `person:${one.id}`, label: fullName(one) })),
    ...organisations.map((one) => ({ value: `organisation:${one.id}`, label: one.name })),
  ]
}
