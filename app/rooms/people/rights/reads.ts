import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

const requests = (tx: ActorTx) =>
  tx
    .selectFrom('rights_request as request')
    .leftJoin('person', 'person.id', 'request.person_id')
    .select([
      'request.id',
      'request.person_id as personId',
      'request.kind',
      'request.asked_on as askedOn',
      'request.due_on as dueOn',
      'request.how',
      'request.said',
      'request.closed_on as closedOn',
      'request.outcome',
      'request.answer',
      // An erased person has no name any more: the request stays as the proof that it was answered.
      sql<string | null>`nullif(trim(person.given_name || ' ' || person.family_name), '')`.as('name'),
    ])

/** What waits for an answer comes first, by its deadline; then what was answered, the latest first. */
export const requestsReceived = (tx: ActorTx, limit = 200) =>
  requests(tx)
    .orderBy('request.closed_on', (order) => order.desc().nullsFirst())
    .orderBy('request.due_on')
    .limit(limit)
    .execute()

export const requestById = (tx: ActorTx, id: string) =>
  requests(tx).where('request.id', '=', id).executeTakeFirst()
export type RightsRequest = NonNullable<Awaited<ReturnType<typeof requestById>>>

export const requestsOf = (tx: ActorTx, personIds: readonly string[]) =>
  requests(tx)
    .where('request.person_id', 'in', [...personIds])
    .orderBy('request.asked_on', 'desc')
    .execute()

/** Since when a record is restricted, if it is. */
export const restrictedSince = async (tx: ActorTx, personId: string) =>
  (
    await tx
      .selectFrom('person_restriction')
      .where('person_id', '=', personId)
      .where('until_on', 'is', null)
      .select('from_on')
      .executeTakeFirst()
  )?.from_on

/** How many requests must be answered by a day. */
export const requestsDueBy = async (tx: ActorTx, day: string): Promise<number> =>
  (
    await tx
      .selectFrom('rights_request')
      .where('closed_on', 'is', null)
      .where('due_on', '<=', day)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count

export type Expiring = { id: string; name: string; lastOn: string; expiresOn: string }
type Expiry = {
  years: number
  by: string
  limit: number
  facts: RawBuilder<unknown>
  held: RawBuilder<unknown>
}

/**
 * Whose last fact (`person_id, on_date`) is so many years old on a day, and whom nobody holds (`person_id`), under any of
 * their ids. The oldest first.
 */
export async function expiringBy(
  tx: ActorTx,
  { territoryId }: Actor,
  { years, by, limit, facts, held }: Expiry,
): Promise<Expiring[]> {
  const { rows } = await sql<Expiring>`
    with last as (
      select coalesce(p.merged_into, p.id) as id, max(facts.on_date) as last_on
      from (${facts}) facts join person p on p.territory_id = ${territoryId} and p.id = facts.person_id
      where facts.on_date is not null group by 1
    ), held as (
      select coalesce(p.merged_into, p.id) as id
      from (${held}) held join person p on p.territory_id = ${territoryId} and p.id = held.person_id
    )
    select p.id, trim(p.given_name || ' ' || p.family_name) as name, last.last_on as "lastOn",
      (last.last_on + make_interval(years => ${years}::int))::date as "expiresOn"
    from last join person p on p.territory_id = ${territoryId} and p.id = last.id
    where last.last_on + make_interval(years => ${years}::int) <= ${by}::date
      and not exists (select from held where held.id = last.id)
    order by last.last_on, p.id limit ${limit}`.execute(tx)
  return rows
}
