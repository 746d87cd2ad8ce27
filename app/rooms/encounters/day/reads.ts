import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'

export type PersonMet = { id: string; name: string; lastOn: string; times: number }
type Order = 'name' | 'last' | 'times'
type Which = { notSince?: string | undefined; notLeftOn?: string | undefined }

/** Everybody the actor wrote down as met, by the record that was kept: when last, and how many times. */
const met = (tx: ActorTx, actor: SignedInActor) =>
  tx
    .selectFrom('encounter')
    .innerJoin('encounter_person as with', 'with.encounter_id', 'encounter.id')
    .innerJoin('person', 'person.id', 'with.person_id')
    .where('encounter.recorded_by', '=', actor.personId)
    .groupBy(sql`coalesce(person.merged_into, person.id)`)
    .select([
      sql<string>`coalesce(person.merged_into, person.id)`.as('id'),
      sql<string>`max(encounter.met_on)`.as('last_on'),
      sql<number>`count(distinct encounter.id)`.as('times'),
    ])

const named = (tx: ActorTx, actor: SignedInActor, { notSince, notLeftOn }: Which) => {
  const query = tx.selectFrom(met(tx, actor).as('met')).innerJoin('person', 'person.id', 'met.id')
  const lately = notSince ? query.where('met.last_on', '<', notSince) : query
  if (!notLeftOn) return lately
  const left = tx
    .selectFrom('person_left_for_later')
    .where('left_by', '=', actor.personId)
    .where('until_on', '>', notLeftOn)
    .select('person_id')
  return lately.where('met.id', 'not in', left)
}

/** The actor's people; with `notSince` only those not met on that day or after, with `notLeftOn` only those not left for later then. */
export async function peopleMet(
  tx: ActorTx,
  actor: SignedInActor,
  {
    order = 'last',
    limit = 50,
    offset = 0,
    ...which
  }: Which & { order?: Order; limit?: number; offset?: number } = {},
): Promise<PersonMet[]> {
  const list = named(tx, actor, which)
  const ordered = {
    name: () => list.orderBy('person.search_family'),
    last: () => list.orderBy('met.last_on', which.notSince ? 'asc' : 'desc').orderBy('person.search_family'),
    times: () => list.orderBy('met.times', 'desc').orderBy('person.search_family'),
  }[order]()
  const rows = await ordered
    .limit(limit)
    .offset(offset)
    .select(['person.id', 'person.given_name', 'person.family_name', 'met.last_on', 'met.times'])
    .execute()
  return rows.map((row) => ({ id: row.id, name: fullName(row), lastOn: row.last_on, times: row.times }))
}

export async function countPeopleMet(tx: ActorTx, actor: SignedInActor, notSince?: string): Promise<number> {
  const { count } = await named(tx, actor, { notSince })
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
