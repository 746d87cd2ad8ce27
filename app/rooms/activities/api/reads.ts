import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Area, Kind } from '../rules.ts'
import type { Role, State } from '../sessions/rules.ts'

type Slice = { after: string | undefined; limit: number }
type Ids = Promise<string[]>
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

/** A page of the activities one may read, by id: those planned first come first. */
export async function activityIds(
  tx: ActorTx,
  { kind, area, after, limit }: Slice & { kind?: Kind | undefined; area?: Area | undefined },
): Ids {
  let list = tx.selectFrom('activity')
  if (after) list = list.where('id', '>', after)
  if (kind) list = list.where('kind', '=', kind)
  if (area) list = list.where('area', '=', area)
  return idsOf(await list.orderBy('id').limit(limit).select('id').execute())
}

export const activitiesTold = (tx: ActorTx, ids: readonly string[]) =>
  tx
    .selectFrom('activity')
    .where('id', 'in', [...ids])
    .select(['id', 'title', 'description', 'place_id as placeId', 'published_at as publishedAt'])
    .select((is) => [is.ref('kind').$castTo<Kind>().as('kind'), is.ref('area').$castTo<Area>().as('area')])
    .execute()

export type SessionsAsked = Slice & {
  activity?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

/** A page of sessions, by id. */
export async function sessionIds(tx: ActorTx, { activity, from, until, after, limit }: SessionsAsked): Ids {
  let list = tx.selectFrom('activity_session')
  if (after) list = list.where('id', '>', after)
  if (activity) list = list.where('activity_id', '=', activity)
  if (from) list = list.where('held_on', '>=', from)
  if (until) list = list.where('held_on', '<=', until)
  return idsOf(await list.orderBy('id').limit(limit).select('id').execute())
}

export const sessionsTold = (tx: ActorTx, ids: readonly string[]) =>
  tx
    .selectFrom('activity_session')
    .where('id', 'in', [...ids])
    .select(['id', 'activity_id as activityId', 'held_on as on', 'starts_at as startsAt'])
    .select(['ends_at as endsAt', 'place_id as placeId', 'room_id as roomId', 'title', 'public'])
    .select(['cancelled_at as cancelledAt', 'closed_at as closedAt', 'changed_at as changedAt'])
    .execute()

export type AttendancesAsked = Slice & { session?: string | undefined; person?: string | undefined }

/** A page of who was at what, by id. */
export async function attendanceIds(tx: ActorTx, { session, person, after, limit }: AttendancesAsked): Ids {
  let list = tx.selectFrom('attendance')
  if (after) list = list.where('id', '>', after)
  if (session) list = list.where('session_id', '=', session)
  if (person) list = list.where('person_id', '=', person)
  return idsOf(await list.orderBy('id').limit(limit).select('id').execute())
}

export const attendancesTold = (tx: ActorTx, ids: readonly string[]) =>
  tx
    .selectFrom('attendance')
    .where('id', 'in', [...ids])
    .select(['id', 'session_id as sessionId', 'person_id as personId', 'recorded_at as recordedAt'])
    .select((is) => [is.ref('state').$castTo<State>().as('state'), is.ref('role').$castTo<Role>().as('role')])
    .execute()

/** Who is in the register of a session, each by the record that stands there. */
export const entriesIn = (tx: ActorTx, sessionId: string) =>
  tx
    .selectFrom('attendance')
    .where('session_id', '=', sessionId)
    .orderBy('person_id')
    .select(['person_id as personId'])
    .select((is) => [is.ref('state').$castTo<State>().as('state'), is.ref('role').$castTo<Role>().as('role')])
    .execute()
