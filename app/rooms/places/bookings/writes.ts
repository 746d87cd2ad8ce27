import type { Actor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { minutesBetween } from '../../../ground/calendar/repetition.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'
import { spokenOr } from '../../../ground/texts/language.ts'
import { placeById } from '../reads.ts'
import { bookableRooms, type Room, tariffsOf } from '../rooms/reads.ts'
import { type Asked, nextLike, type Sorted, sortOut } from '../times/reads.ts'
import { inTurn, unlessTaken, writeTimes } from '../times/writes.ts'
import type { BookingTimes } from './forms.ts'
import { type Drawn, drawTimes } from './parts/times.ts'
import {
  type Booker,
  bookerWhere,
  costOf,
  forgetOn,
  holds,
  type Span,
  type State,
  type UserKind,
} from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'booking_of', column: 'sealed', id: 'booking_id' }]

/** What somebody wants: a room, or the whole place where none is named. */
export type Wanted = {
  placeId: string
  roomId: string | null
  kind: 'use' | 'owner'
  userKind: UserKind | null
  organisationId?: string | null | undefined
  personId?: string | null | undefined
  people?: number | null | undefined
  publicTitle?: string | null | undefined
  /** Who and what for; sealed. */
  booker?: Booker | null
  freeWhy?: string | null | undefined
  times: BookingTimes
}
export type Terms = {
  now: Date
  timeZone: string
  language?: string
  /** A request that nobody has confirmed holds nothing yet. */
  state: 'unconfirmed' | 'requested' | 'confirmed'
  /** Also when the place is closed: whoever asks has a key. */
  outside?: boolean
  /** Where a time is taken: refuse it all, take the others, or wait for it. */
  onTaken?: 'refuse' | 'skip' | 'wait'
}
export type BookingRefusal = `places.booking.${
  | 'taken'
  | 'someTaken'
  | 'allTaken'
  | 'past'
  | 'tooMany'
  | 'outsideHours'
  | 'closedThen'
  | 'overCapacity'
  | 'waitsOnce'}`
/** Why not, beside which field; which of the times cannot be had; and the next time at which it could be. */
export type NotBooked = {
  ok: false
  refusal: BookingRefusal
  field: string
  taken: Span[]
  next: Span | null
}
export type Booked = { ok: true; value: { id: string; state: State; skipped: Span[] } } | NotBooked

export const notBooked = (
  refusal: BookingRefusal,
  field: string,
  taken: Span[] = [],
  next: Span | null = null,
): NotBooked => ({ ok: false, refusal, field, taken, next })

/** What would be written, before it is: the times that can be had, those that cannot, and what it costs. */
export type Judged =
  | { ok: true; rooms: Room[]; drawn: Drawn; sorted: Sorted; waits: boolean; cents: number }
  | NotBooked

/**
 * Looks at what somebody wants. Refused, with the next free time where there is one: what is past, beyond the opening hours, on
 * a closed day, for more people than fit, or taken. The price is worked out here from the tariffs of the rooms. Throws NotHere
 * where the place has no such room.
 */
export async function judge(tx: ActorTx, actor: Actor, wanted: Wanted, terms: Terms): Promise<Judged> {
  const place = await placeById(tx, wanted.placeId)
  const rooms = await bookableRooms(tx, wanted.placeId, wanted.roomId)
  if (!place || rooms.length === 0) throw new NotHere()
  const drawn = drawTimes(wanted.times, terms.timeZone)
  const [first] = drawn?.times ?? []
  if (!drawn || !first) return notBooked('places.booking.tooMany', 'times')
  if ((wanted.people ?? 0) > holdsPeople(rooms, wanted.roomId, place.capacity))
    return notBooked('places.booking.overCapacity', 'people')
  const asked: Asked = {
    territoryId: actor.territoryId,
    placeId: wanted.placeId,
    rooms,
    now: terms.now,
    timeZone: terms.timeZone,
    always: wanted.kind === 'owner' || terms.outside === true,
  }
  const sorted = await sortOut(tx, drawn.times, asked)
  const wrong = refusalOf(sorted, terms.onTaken ?? 'refuse')
  const someAreFree = sorted.times.length > 1 && sorted.free.length > 0
  if (wrong)
    return { ...wrong, taken: sorted.taken, next: someAreFree ? null : await nextLike(tx, first, asked) }
  const waits = sorted.taken.length > 0 && terms.onTaken === 'wait'
  const times = waits ? sorted.times.length : sorted.free.length
  const cents = wanted.freeWhy ? 0 : await priceOf(tx, rooms, wanted.userKind, wanted.times, times)
  return { ok: true, rooms, drawn, sorted, waits, cents }
}

/** Whoever books in one place stands in one line. */
export const lineOf = (placeId: string) => `calendar ${placeId}`

/** Books what `judge` lets pass, under the id its form came with: sent twice, booked once. */
export async function book(
  tx: ActorTx,
  actor: Actor,
  id: string,
  wanted: Wanted,
  terms: Terms,
): Promise<Booked> {
  await inTurn(tx, wanted.placeId)
  const known = await ownState(tx, actor, id)
  if (known) return { ok: true, value: { id, state: known, skipped: [] } }
  const judged = await judge(tx, actor, wanted, terms)
  if (!judged.ok) return judged
  const { waits, sorted } = judged
  const state: State = waits ? 'waiting' : terms.state
  const written = await unlessTaken(tx, () => write(tx, actor, id, wanted, { terms, judged, state }))
  if (!written) return notBooked('places.booking.taken', 'from', sorted.taken)
  await record(tx, actor, waits ? 'places.bookingWaits' : 'places.booked', 'booking', id)
  return { ok: true, value: { id, state, skipped: waits ? [] : sorted.taken } }
}

/** People a booking may bring: what its room holds; the whole place what it says it holds, or all its rooms together. */
function holdsPeople(rooms: readonly Room[], roomId: string | null, ofPlace: number | null): number {
  const ofRooms = rooms.reduce((sum, { capacity }) => sum + capacity, 0)
  return roomId ? ofRooms : (ofPlace ?? ofRooms)
}

/** The state of a booking that its author wrote before; to anyone else one of that id is not there. */
async function ownState(tx: ActorTx, actor: Actor, id: string): Promise<State | undefined> {
  const row = await tx
    .selectFrom('booking')
    .where('id', '=', id)
    .select(['state', 'recorded_by'])
    .executeTakeFirst()
  if (row && row.recorded_by !== actor.personId) throw new NotHere()
  return row?.state as State | undefined
}

function refusalOf(
  { times, free, taken, why }: Sorted,
  onTaken: 'refuse' | 'skip' | 'wait',
): NotBooked | null {
  const alone = times.length === 1
  if (taken.length === 0) return null
  if (why === 'past') return notBooked('places.booking.past', 'on')
  if (alone && why === 'closed') return notBooked('places.booking.closedThen', 'on')
  if (alone && why === 'beyond') return notBooked('places.booking.outsideHours', 'from')
  if (onTaken === 'wait') return alone ? null : notBooked('places.booking.waitsOnce', 'repeats')
  if (alone) return notBooked('places.booking.taken', 'from')
  if (free.length === 0) return notBooked('places.booking.allTaken', 'on')
  return onTaken === 'skip' ? null : notBooked('places.booking.someTaken', 'repeats')
}

type ToWrite = { terms: Terms; judged: Extract<Judged, { ok: true }>; state: State }

async function write(
  tx: ActorTx,
  actor: Actor,
  id: string,
  wanted: Wanted,
  { terms, judged, state }: ToWrite,
): Promise<void> {
  const { drawn, rooms, sorted, cents } = judged
  const times = state === 'waiting' ? sorted.times : sorted.free
  const {
    placeId,
    roomId,
    kind,
    userKind,
    organisationId = null,
    publicTitle = null,
    freeWhy = null,
  } = wanted
  await insertOwn(tx, 'booking', {
    territory_id: actor.territoryId,
    id,
    place_id: placeId,
    room_id: roomId,
    kind,
    user_kind: userKind,
    organisation_id: organisationId,
    people: wanted.people ?? null,
    public_title: publicTitle,
    ...drawn.rule,
    state,
    cents,
    free_why: freeWhy,
    waiting_since: state === 'waiting' ? terms.now : null,
    recorded_by: actor.personId,
  })
  if (wanted.booker)
    await tx
      .insertInto('booking_of')
      .values({
        territory_id: actor.territoryId,
        booking_id: id,
        person_id: wanted.personId ?? null,
        organisation_id: organisationId,
        sealed: seal(JSON.stringify(wanted.booker), bookerWhere(id)),
        language: spokenOr(terms.language),
        forget_on: forgetOn(times.at(-1)?.span.on ?? wanted.times.on),
        recorded_by: actor.personId,
      })
      .execute()
  await writeTimes(
    tx,
    actor,
    { id, placeId, title: publicTitle },
    rooms,
    times,
    holds(state) ? 'held' : 'wanted',
  )
}

/** What so many times cost, in cents: the sum of the rooms' tariffs for that kind of user. */
export async function priceOf(
  tx: ActorTx,
  rooms: readonly { id: string }[],
  userKind: UserKind | null,
  { from, to }: { from: string; to: string },
  times: number,
): Promise<number> {
  if (!userKind) return 0
  const tariffs = await tariffsOf(
    tx,
    rooms.map(({ id }) => id),
  )
  const centsHour = [...tariffs.values()].reduce((sum, tariff) => sum + (tariff[userKind] ?? 0), 0)
  return costOf(centsHour, minutesBetween(from, to), times)
}
