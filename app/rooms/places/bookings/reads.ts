import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Booker, bookerWhere, type State, type UserKind } from './rules.ts'

/** `first_at` and `last_at` are of the times still standing; of those not over by `since`, where it is given. */
const bookings = (tx: ActorTx, since = new Date(0)) =>
  tx
    .selectFrom('booking')
    .innerJoin('place', 'place.id', 'booking.place_id')
    .leftJoin('place_room as room', 'room.id', 'booking.room_id')
    .leftJoin('organisation', 'organisation.id', 'booking.organisation_id')
    .leftJoin('booking_of as of', 'of.booking_id', 'booking.id')
    .leftJoin('person', 'person.id', 'of.person_id')
    .select(['booking.id', 'booking.place_id', 'booking.room_id', 'booking.kind', 'booking.user_kind'])
    .select([
      'booking.organisation_id',
      'booking.people',
      'booking.public_title',
      'booking.rule',
      'booking.state',
    ])
    .select([
      'booking.cents',
      'booking.free_why',
      'booking.waiting_since',
      'booking.offered_until',
      'booking.reason',
    ])
    .select(['booking.decided_at', 'booking.recorded_at', 'booking.recorded_by'])
    .select(['place.name as place', 'room.name as room', 'organisation.name as organisation'])
    .select(['of.sealed', 'of.language', 'of.person_id', 'person.given_name', 'person.family_name'])
    .select((eb) => [
      eb
        .selectFrom('booking_payment as paid')
        .whereRef('paid.booking_id', '=', 'booking.id')
        .select(sql<string>`coalesce(sum(paid.cents), 0)::bigint`.as('sum'))
        .as('paid'),
      eb
        .selectFrom('room_time as time')
        .whereRef('time.booking_id', '=', 'booking.id')
        .where('time.state', '<>', 'released')
        .where('time.ends_at', '>', since)
        .select(sql<Date | null>`min(time.starts_at)`.as('first'))
        .as('first_at'),
      eb
        .selectFrom('room_time as time')
        .whereRef('time.booking_id', '=', 'booking.id')
        .where('time.state', '<>', 'released')
        .select(sql<Date | null>`max(time.ends_at)`.as('last'))
        .as('last_at'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof bookings>['executeTakeFirstOrThrow']>>
export type BookingLine = ReturnType<typeof lineOf>

function lineOf({ sealed, given_name, family_name, ...row }: Row) {
  const booker = sealed ? (JSON.parse(unseal(sealed, bookerWhere(row.id))) as Booker) : null
  const person = [given_name, family_name].filter(Boolean).join(' ')
  return {
    ...row,
    kind: row.kind as 'use' | 'session' | 'owner',
    userKind: row.user_kind as UserKind | null,
    state: row.state as State,
    cents: Number(row.cents),
    paid: Number(row.paid ?? 0),
    booker,
    /** Whom the booking is of, as it is called on the pages of whoever keeps the place. */
    who: row.organisation ?? (person || booker?.name) ?? null,
  }
}

export async function bookingById(tx: ActorTx, id: string): Promise<BookingLine | undefined> {
  const row = await bookings(tx).where('booking.id', '=', id).executeTakeFirst()
  return row && lineOf(row)
}

export type BookingFilter = {
  placeId?: string
  states: readonly State[]
  kinds?: readonly ('use' | 'session' | 'owner')[]
  /** Only with a time that is not over then. */
  since?: Date
  organisationIds?: readonly string[]
  /** Only those for which less was received than they cost. */
  owing?: boolean
  order?: 'waiting' | 'time'
  limit?: number
}

export async function bookingsLike(tx: ActorTx, filter: BookingFilter): Promise<BookingLine[]> {
  let found = bookings(tx, filter.since).where('booking.state', 'in', filter.states)
  if (filter.placeId) found = found.where('booking.place_id', '=', filter.placeId)
  if (filter.kinds) found = found.where('booking.kind', 'in', filter.kinds)
  if (filter.organisationIds) found = found.where('booking.organisation_id', 'in', filter.organisationIds)
  if (filter.owing)
    found = found.where((eb) =>
      eb(
        'booking.cents',
        '>',
        eb
          .selectFrom('booking_payment as paid')
          .whereRef('paid.booking_id', '=', 'booking.id')
          .select(sql<number>`coalesce(sum(paid.cents), 0)::bigint`.as('sum')),
      ),
    )
  const { since } = filter
  if (since)
    found = found.where((eb) =>
      eb.exists(
        eb
          .selectFrom('room_time as time')
          .whereRef('time.booking_id', '=', 'booking.id')
          .where('time.state', '<>', 'released')
          .where('time.ends_at', '>', since)
          .select('time.id'),
      ),
    )
  const rows = await found
    .orderBy(filter.order === 'waiting' ? 'booking.waiting_since' : sql`first_at`)
    .orderBy('booking.id')
    .limit(filter.limit ?? 200)
    .execute()
  return rows.map(lineOf)
}

/** The times of a booking in their order, each once however many rooms it takes. */
export async function timesOf(tx: ActorTx, bookingId: string) {
  return tx
    .selectFrom('room_time')
    .where('booking_id', '=', bookingId)
    .distinctOn('starts_at')
    .orderBy('starts_at')
    .select(['id', 'on_date', 'starts_at', 'ends_at', 'state', 'reason'])
    .select(sql<string>`to_char(recurrence_at, 'YYYY-MM-DD"T"HH24:MI')`.as('recurrence_at'))
    .execute()
}
export type BookingTime = Awaited<ReturnType<typeof timesOf>>[number]

export const paymentsOf = (tx: ActorTx, bookingId: string) =>
  tx
    .selectFrom('booking_payment')
    .where('booking_id', '=', bookingId)
    .orderBy('on_date')
    .orderBy('id')
    .select(['id', 'on_date', 'cents', 'how'])
    .execute()

/** The organisations somebody speaks for today. */
export const ownOrganisations = (tx: ActorTx, personId: string, today: string) =>
  tx
    .selectFrom('organisation_member as member')
    .innerJoin('organisation', 'organisation.id', 'member.organisation_id')
    .where('member.person_id', '=', personId)
    .where((eb) => eb.or([eb('member.from_on', 'is', null), eb('member.from_on', '<=', today)]))
    .where((eb) => eb.or([eb('member.until_on', 'is', null), eb('member.until_on', '>=', today)]))
    .distinct()
    .select(['organisation.id', 'organisation.name'])
    .orderBy('organisation.name')
    .execute()
