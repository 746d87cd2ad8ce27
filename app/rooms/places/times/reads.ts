import { sql } from 'kysely'
import { localDay, localTime } from '../../../ground/calendar/local-time.ts'
import { instantAt } from '../../../ground/calendar/occurrences.ts'
import { minutesBetween } from '../../../ground/calendar/repetition.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Time } from '../bookings/parts/times.ts'
import { DAYS_LOOKED_AHEAD, isClosedOn, isOpen, nextFree, type Span } from '../bookings/rules.ts'
import { hoursOf } from '../reads.ts'
import { closedDaysOf } from '../rooms/reads.ts'

type Between = { territoryId: string; roomIds: readonly string[] }
type Instants = { startsAt: Date; endsAt: Date }

/** Which of these times, by their place in the list, meet a held time of one of the rooms; those of `but` do not count. */
export async function takenOf(
  tx: ActorTx,
  { territoryId, roomIds }: Between,
  times: readonly Instants[],
  but: string | null = null,
): Promise<Set<number>> {
  const { rows } = await sql<{ at: number }>`
    select distinct t.at::integer - 1 as at
    from unnest(${times.map(({ startsAt }) => startsAt.toISOString())}::timestamptz[],
      ${times.map(({ endsAt }) => endsAt.toISOString())}::timestamptz[]) with ordinality as t(starts_at, ends_at, at)
    join room_time r on r.territory_id = ${territoryId} and r.room_id = any (${roomIds}::uuid[]) and r.state = 'held'
      and tstzrange(r.starts_at, r.ends_at) && tstzrange(t.starts_at, t.ends_at)
      and r.booking_id is distinct from ${but}::uuid`.execute(tx)
  return new Set(rows.map(({ at }) => at))
}

/** What is held in these rooms from a moment on, by the clocks of the place, as far as a free time is looked for. */
export async function heldFrom(
  tx: ActorTx,
  { territoryId, roomIds }: Between,
  from: Date,
  timeZone: string,
): Promise<Span[]> {
  const until = new Date(from.getTime() + (DAYS_LOOKED_AHEAD + 1) * 86_400_000)
  const { rows } = await sql<{ starts_at: Date; ends_at: Date }>`
    select starts_at, ends_at from room_time
    where territory_id = ${territoryId} and room_id = any (${roomIds}::uuid[]) and state = 'held'
      and ends_at > ${from.toISOString()}::timestamptz and starts_at < ${until.toISOString()}::timestamptz`.execute(
    tx,
  )
  return rows.map(({ starts_at, ends_at }) => {
    const [start, end] = [localTime(starts_at, timeZone), localTime(ends_at, timeZone)]
    const on = start.slice(0, 10)
    return { on, from: start.slice(11), to: end.startsWith(on) ? end.slice(11) : '24:00' }
  })
}

export type Asked = {
  territoryId: string
  placeId: string
  rooms: readonly { id: string }[]
  now: Date
  timeZone: string
  /** Also on closed days and beyond the opening hours: the owner's own, or whoever has a key. */
  always: boolean
}
export type Sorted = {
  times: readonly Time[]
  free: Time[]
  taken: Span[]
  why: 'past' | 'closed' | 'beyond' | 'taken' | null
}

/** Which of some times can be had, and why the first of the others cannot. */
export async function sortOut(tx: ActorTx, times: readonly Time[], asked: Asked): Promise<Sorted> {
  const { now, timeZone, always, placeId, territoryId } = asked
  const hours = await hoursOf(tx, placeId)
  const closed = await closedDaysOf(tx, placeId, localDay(now, timeZone))
  const busy = await takenOf(tx, { territoryId, roomIds: asked.rooms.map(({ id }) => id) }, times)
  const whyNot = ({ span, startsAt }: Time, at: number): Sorted['why'] => {
    if (startsAt <= now) return 'past'
    if (!always && isClosedOn(closed, span.on)) return 'closed'
    if (!always && !isOpen(hours, span)) return 'beyond'
    return busy.has(at) ? 'taken' : null
  }
  const judged = times.map((time, at) => ({ time, why: whyNot(time, at) }))
  return {
    times,
    free: judged.flatMap(({ time, why }) => (why ? [] : [time])),
    taken: judged.flatMap(({ time, why }) => (why ? [time.span] : [])),
    why: judged.find(({ why }) => why)?.why ?? null,
  }
}

/** The next time as long as this one that is free in all the rooms, from it on and never in the past. */
export async function nextLike(tx: ActorTx, { span }: Time, asked: Asked): Promise<Span | null> {
  const { now, timeZone, placeId, territoryId, rooms } = asked
  const nowHere = localTime(now, timeZone)
  const wanted = `${span.on}T${span.from}`
  const after = wanted > nowHere ? wanted : nowHere
  const day = after.slice(0, 10)
  const roomIds = rooms.map(({ id }) => id)
  return nextFree({
    after,
    minutes: minutesBetween(span.from, span.to),
    hours: await hoursOf(tx, placeId),
    closed: await closedDaysOf(tx, placeId, day),
    taken: await heldFrom(tx, { territoryId, roomIds }, instantAt(`${day}T00:00`, timeZone), timeZone),
  })
}
