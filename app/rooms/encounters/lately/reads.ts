import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { localTime } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Found } from '../../../ground/ui/combobox.tsx'
import { fullName, sought } from '../../people/rules.ts'
import { findWho, topicsLately } from '../who/reads.ts'
import { FEW_PEOPLE, FEW_TOPICS, firstOf, LATELY, type PlaceToday } from './rules.ts'

/** The encounters the actor noted last. */
const own = (tx: ActorTx, actor: SignedInActor) =>
  tx
    .selectFrom('encounter')
    .where('recorded_by', '=', actor.personId)
    .orderBy('met_at', 'desc')
    .limit(LATELY)
    .select(['id', 'met_at'])

/** Everybody met there, under the record that was kept; who was met last first. */
const metIn = (tx: ActorTx, actor: SignedInActor) =>
  tx
    .selectFrom(own(tx, actor).as('noted'))
    .innerJoin('encounter_person as with', 'with.encounter_id', 'noted.id')
    .innerJoin('person as recorded', 'recorded.id', 'with.person_id')
    .innerJoin('person', (join) =>
      join.on('person.id', '=', sql<string>`coalesce(recorded.merged_into, recorded.id)`),
    )
    .groupBy(['person.id', 'person.given_name', 'person.family_name'])
    .orderBy(sql`max(noted.met_at)`, 'desc')
    .orderBy('person.id')
    .select(['person.id', 'person.given_name', 'person.family_name'])
    .select(sql<Date>`max(noted.met_at)`.as('last_at'))

/** Whom the actor met last: people, associations, groups; to be chosen before anything is typed. */
export async function metLately(tx: ActorTx, actor: SignedInActor, limit = FEW_PEOPLE): Promise<Found[]> {
  const people = await metIn(tx, actor).limit(limit).execute()
  const groups = await tx
    .selectFrom(own(tx, actor).as('noted'))
    .innerJoin('encounter_organisation as with', 'with.encounter_id', 'noted.id')
    .innerJoin('organisation', 'organisation.id', 'with.organisation_id')
    .groupBy(['organisation.id', 'organisation.name'])
    .orderBy(sql`max(noted.met_at)`, 'desc')
    .orderBy('organisation.id')
    .limit(limit)
    .select(['organisation.id', 'organisation.name', sql<Date>`max(noted.met_at)`.as('last_at')])
    .execute()
  const all = [
    ...people.map((one) => ({ value: `person:${one.id}`, label: fullName(one), at: one.last_at })),
    ...groups.map((one) => ({ value: `organisation:${one.id}`, label: one.name, at: one.last_at })),
  ]
  return all
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit)
    .map(({ value, label }) => ({ value, label }))
}

/** The type-ahead of the diary: whom the actor met lately comes first, then everybody they may see. */
export async function findWhoLatelyFirst(tx: ActorTx, actor: SignedInActor, said: string): Promise<Found[]> {
  const all = await findWho(tx, said)
  const what = sought(said)
  if (what.by !== 'name' || what.words.length === 0) return all
  let met = metIn(tx, actor)
  for (const word of what.words)
    met = met.where(
      sql<boolean>`(starts_with(person.search_given, ${word}) or starts_with(person.search_family, ${word}))`,
    )
  const first = (await met.limit(FEW_PEOPLE).execute()).map((one) => ({
    value: `person:${one.id}`,
    label: fullName(one),
  }))
  const told = new Map(all.map((one) => [one.value, one]))
  return [...new Map([...first, ...all].map((one) => [one.value, told.get(one.value) ?? one])).values()]
}

/** What the actor wrote down lately, the most often first; then what comes up in the territory. */
export async function topicsOfMine(tx: ActorTx, actor: SignedInActor, limit = FEW_TOPICS): Promise<string[]> {
  const mine = await tx
    .selectFrom(own(tx, actor).as('noted'))
    .innerJoin('encounter_topic as said', 'said.encounter_id', 'noted.id')
    .groupBy('said.topic')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('said.topic')
    .limit(limit)
    .select('said.topic')
    .execute()
  const theirs = mine.length < limit ? await topicsLately(tx, limit) : []
  return firstOf(
    mine.map(({ topic }) => topic),
    theirs,
    limit,
  )
}

/** Where the actor noted an encounter last, on a day. */
export async function placesNotedOn(
  tx: ActorTx,
  actor: SignedInActor,
  { day, timeZone }: { day: string; timeZone: string },
): Promise<PlaceToday[]> {
  const rows = await tx
    .selectFrom('encounter')
    .where('recorded_by', '=', actor.personId)
    .where('met_on', '=', day)
    .where('place_id', 'is not', null)
    .orderBy('met_at', 'desc')
    .limit(1)
    .select(['place_id as placeId', 'met_at as at'])
    .execute()
  return rows.flatMap(({ placeId, at }) => (placeId ? [{ placeId, at: localTime(at, timeZone) }] : []))
}
