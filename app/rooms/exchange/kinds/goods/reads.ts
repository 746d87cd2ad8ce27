import { sql } from 'kysely'
import type { Actor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { fullName } from '../../../people/rules.ts'
import type { Sort } from './rules.ts'

/** How many pieces of a thing are neither booked nor being handed over. */
export const piecesFree = async (tx: ActorTx, offerId: string): Promise<number> => {
  const { rows } = await sql<{ free: number | null }>`select app.pieces_free(${offerId}) as free`.execute(tx)
  return rows[0]?.free ?? 0
}

export type Booking = {
  needId: string
  offerId: string
  title: string
  untilOn: string
  endedOn: string | null
  endedWhy: 'handed_over' | 'released' | null
}
const bookings = (tx: ActorTx) =>
  tx
    .selectFrom('emporium_booking as b')
    .innerJoin('exchange_notice as n', 'n.id', 'b.need_id')
    .select(['b.need_id as needId', 'b.offer_id as offerId', 'n.title', 'b.until_on as untilOn'])
    .select('b.ended_on as endedOn')
    .select(sql<Booking['endedWhy']>`b.ended_why`.as('endedWhy'))

/** One's own bookings, those that stand first. */
export const myBookings = (tx: ActorTx, { personId }: Actor): Promise<Booking[]> =>
  bookings(tx)
    .where('b.person_id', '=', personId)
    .orderBy(sql`b.ended_on is not null`)
    .orderBy('b.until_on', 'desc')
    .limit(100)
    .execute()

/** One's own standing booking of a thing, if there is one. */
export const myBookingOf = (tx: ActorTx, { personId }: Actor, offerId: string, today: string) =>
  bookings(tx)
    .where('b.person_id', '=', personId)
    .where('b.offer_id', '=', offerId)
    .where('b.ended_on', 'is', null)
    .where('b.until_on', '>=', today)
    .executeTakeFirst()

export type Waiting = Booking & { personId: string; name: string; kilos: number | null }

/** What is booked and waits to be handed over, for the desk: who comes for what; until when. */
export async function waitingBookings(tx: ActorTx): Promise<Waiting[]> {
  const rows = await bookings(tx)
    .innerJoin('person as p', 'p.id', 'b.person_id')
    .innerJoin('exchange_notice as o', 'o.id', 'b.offer_id')
    .where('b.ended_on', 'is', null)
    .orderBy('b.until_on')
    .limit(300)
    .select(['b.person_id', 'p.given_name', 'p.family_name'])
    .select(sql<number | null>`(o.shown ->> 'kilos')::float8`.as('kilos'))
    .execute()
  return rows.map(({ person_id, given_name, family_name, ...booking }) => ({
    ...booking,
    personId: person_id,
    name: fullName({ given_name, family_name }),
  }))
}

export type Shelf = {
  id: string
  title: string
  sort: Sort
  pieces: number
  free: number
  bestBefore: string | null
  kilos: number | null
}
const shelf = (tx: ActorTx) =>
  tx
    .selectFrom('exchange_notice as n')
    .where('n.kind', '=', 'goods')
    .where('n.side', '=', 'offer')
    .select(['n.id', 'n.title', 'n.places as pieces', sql<Sort>`n.shown ->> 'sort'`.as('sort')])
    .select(sql<number>`coalesce(app.pieces_free(n.id), 0)`.as('free'))
    .select(sql<string | null>`n.shown ->> 'bestBefore'`.as('bestBefore'))
    .select(sql<number | null>`(n.shown ->> 'kilos')::float8`.as('kilos'))

/** What stands on the shelf today, what expires soonest first. */
export const onTheShelf = (tx: ActorTx, today: string): Promise<Shelf[]> =>
  shelf(tx)
    .where('n.closed_on', 'is', null)
    .where('n.until_on', '>=', today)
    .orderBy(sql`n.shown ->> 'bestBefore' nulls last`)
    .orderBy('n.title')
    .limit(300)
    .execute()

/** One thing of the shelf, standing; for who may see it. */
export const thingById = (tx: ActorTx, id: string, today: string): Promise<Shelf | undefined> =>
  shelf(tx)
    .where('n.id', '=', id)
    .where('n.closed_on', 'is', null)
    .where('n.until_on', '>=', today)
    .executeTakeFirst()

export type Audit = { id: string; auditedOn: string; expected: number; counted: number; by: string | null }
export async function auditsOf(tx: ActorTx, offerId: string): Promise<Audit[]> {
  const rows = await tx
    .selectFrom('emporium_audit as a')
    .leftJoin('person as p', 'p.id', 'a.recorded_by')
    .where('a.offer_id', '=', offerId)
    .orderBy('a.audited_on', 'desc')
    .orderBy('a.id', 'desc')
    .limit(50)
    .select(['a.id', 'a.audited_on', 'a.expected', 'a.counted', 'p.given_name', 'p.family_name'])
    .execute()
  return rows.map(({ id, audited_on, expected, counted, given_name, family_name }) => ({
    id,
    auditedOn: audited_on,
    expected,
    counted,
    by: given_name === null ? null : fullName({ given_name, family_name: family_name ?? '' }),
  }))
}

/** What was handed over since a day: how often, and how many grams found a new home. */
export async function reusedSince(tx: ActorTx, since: string) {
  const row = await tx
    .selectFrom('exchange_fact')
    .where('kind', '=', 'goods')
    .where('code', '=', 'handedOver')
    .where('on_date', '>=', since)
    .where('withdrawn_at', 'is', null)
    .select([
      sql<number>`count(*)::int`.as('times'),
      sql<number>`coalesce(sum(amount), 0)::float8`.as('grams'),
    ])
    .executeTakeFirst()
  return row ?? { times: 0, grams: 0 }
}
