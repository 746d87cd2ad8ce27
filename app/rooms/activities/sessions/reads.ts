import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Found } from '../../../ground/ui/combobox.tsx'
import { findPeople } from '../../people/reads.ts'
import { fullName } from '../../people/rules.ts'
import type { Kind } from '../rules.ts'
import { LAST_TIMES, type Role, type State } from './rules.ts'

export type SessionLine = {
  id: string
  activityId: string
  title: string
  kind: Kind
  heldOn: string
  startsAt: Date
  endsAt: Date
  placeId: string | null
  roomId: string | null
  room: string | null
  place: string | null
  capacity: number | null
  cancelled: boolean
  closedAt: Date | null
  closedBy: string | null
  inSeries: boolean
  /** The session's own title, where it has one besides its activity's. */
  ownTitle: string | null
  public: boolean
}

const lines = (tx: ActorTx) =>
  tx
    .selectFrom('activity_session as session')
    .innerJoin('activity', 'activity.id', 'session.activity_id')
    .leftJoin('place', 'place.id', 'session.place_id')
    .leftJoin('place_room as room', 'room.id', 'session.room_id')
    .select([
      'session.id',
      'session.activity_id',
      'session.held_on',
      'session.starts_at',
      'session.ends_at',
      'session.title',
    ])
    .select([
      'session.place_id',
      'session.room_id',
      'room.name as room',
      'session.cancelled_at',
      'session.closed_at',
      'session.closed_by',
      'session.recurrence_at',
    ])
    .select([
      'session.public',
      'activity.title as activity_title',
      'activity.kind',
      'place.name as place',
      'place.capacity',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof lines>['executeTakeFirstOrThrow']>>
const lineOf = (row: Row): SessionLine => ({
  id: row.id,
  activityId: row.activity_id,
  title: row.activity_title,
  kind: row.kind as Kind,
  heldOn: row.held_on,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  placeId: row.place_id,
  roomId: row.room_id,
  room: row.room,
  place: row.place,
  capacity: row.capacity,
  cancelled: row.cancelled_at !== null,
  closedAt: row.closed_at,
  closedBy: row.closed_by,
  inSeries: row.recurrence_at !== null,
  ownTitle: row.title,
  public: row.public,
})

export async function sessionById(tx: ActorTx, id: string): Promise<SessionLine | undefined> {
  const row = await lines(tx).where('session.id', '=', id).executeTakeFirst()
  return row && lineOf(row)
}

/** Sessions of an activity: those to come first to last, or those past last to first. */
export async function sessionsOf(
  tx: ActorTx,
  activityId: string,
  { when, now, limit = 50 }: { when: 'coming' | 'past'; now: Date; limit?: number },
): Promise<SessionLine[]> {
  const list = lines(tx).where('session.activity_id', '=', activityId).limit(limit)
  const rows = await (when === 'coming'
    ? list.where('session.ends_at', '>=', now).orderBy('session.starts_at')
    : list.where('session.ends_at', '<', now).orderBy('session.starts_at', 'desc')
  ).execute()
  return rows.map(lineOf)
}

/** The sessions of a day that are not cancelled, in their order. */
export async function todaySessions(tx: ActorTx, day: string): Promise<SessionLine[]> {
  const rows = await lines(tx)
    .where('session.held_on', '=', day)
    .where('session.cancelled_at', 'is', null)
    .orderBy('session.starts_at')
    .limit(30)
    .execute()
  return rows.map(lineOf)
}

/** Sessions of these days that were not cancelled, the latest first: where somebody may have done something. */
export async function sessionsToMark(
  tx: ActorTx,
  from: string,
  until: string,
  limit = 60,
): Promise<SessionLine[]> {
  const rows = await lines(tx)
    .where('session.held_on', '>=', from)
    .where('session.held_on', '<=', until)
    .where('session.cancelled_at', 'is', null)
    .orderBy('session.starts_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(lineOf)
}

/** Sessions of the days before that nobody has closed yet, the latest first. */
export async function sessionsToClose(tx: ActorTx, from: string, until: string): Promise<SessionLine[]> {
  const rows = await lines(tx)
    .where('session.held_on', '>=', from)
    .where('session.held_on', '<', until)
    .where('session.closed_at', 'is', null)
    .where('session.cancelled_at', 'is', null)
    .orderBy('session.starts_at', 'desc')
    .limit(10)
    .execute()
  return rows.map(lineOf)
}

export type RegisterLine = {
  personId: string
  name: string
  state: State | null
  role: Role
  lastOn: string | null
}

const MOST_SHOWN = 120

/**
 * Everyone known for an activity, with what the register of one session says of them: whoever is on it already, then those
 * seen last. Merged people are one line, under the record that was kept.
 */
export async function registerOf(
  tx: ActorTx,
  session: Pick<SessionLine, 'id' | 'activityId'>,
): Promise<RegisterLine[]> {
  const here = sql<boolean>`attendance.session_id = ${session.id}`
  const known = tx
    .selectFrom('attendance')
    .innerJoin('activity_session', 'activity_session.id', 'attendance.session_id')
    .innerJoin('person', 'person.id', 'attendance.person_id')
    .where('activity_session.activity_id', '=', session.activityId)
    .groupBy(sql`coalesce(person.merged_into, person.id)`)
    .select([
      sql<string>`coalesce(person.merged_into, person.id)`.as('person_id'),
      sql<State | null>`max(attendance.state) filter (where ${here})`.as('state'),
      sql<Role | null>`max(attendance.role) filter (where ${here})`.as('role'),
      sql<
        string | null
      >`max(activity_session.held_on) filter (where attendance.state = 'attended' and not ${here})`.as(
        'last_on',
      ),
    ])
  const rows = await tx
    .selectFrom(known.as('known'))
    .innerJoin('person', 'person.id', 'known.person_id')
    .orderBy(sql`known.state is null`)
    .orderBy('known.last_on', (order) => order.desc().nullsLast())
    .orderBy('person.search_family')
    .limit(MOST_SHOWN)
    .select([
      'known.person_id',
      'known.state',
      'known.role',
      'known.last_on',
      'person.given_name',
      'person.family_name',
    ])
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    name: fullName(row),
    state: row.state,
    role: row.role ?? 'participant',
    lastOn: row.last_on,
  }))
}

/** The day from which on somebody came lately: that of the last times this activity was held before. Null before the first. */
export async function latelySince(
  tx: ActorTx,
  session: Pick<SessionLine, 'activityId' | 'startsAt'>,
): Promise<string | null> {
  const held = await tx
    .selectFrom('activity_session as held')
    .where('held.activity_id', '=', session.activityId)
    .where('held.starts_at', '<', session.startsAt)
    .where('held.cancelled_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('attendance')
          .whereRef('attendance.session_id', '=', 'held.id')
          .where('attendance.state', '=', 'attended')
          .select('attendance.id'),
      ),
    )
    .orderBy('held.starts_at', 'desc')
    .limit(LAST_TIMES)
    .select('held.held_on')
    .execute()
  return held.at(-1)?.held_on ?? null
}

/** How many came without a name, and how it went. */
export const reportOf = (tx: ActorTx, sessionId: string) =>
  tx
    .selectFrom('session_report')
    .where('session_id', '=', sessionId)
    .select(['headcount', 'evaluation'])
    .executeTakeFirst()

/** How many attended each session by name, and how many without. */
export async function presencesOf(tx: ActorTx, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return new Map<string, { named: number; anonymous: number }>()
  const named = await tx
    .selectFrom('attendance')
    .where('session_id', 'in', sessionIds)
    .where('state', '=', 'attended')
    .groupBy('session_id')
    .select((eb) => ['session_id', eb.fn.countAll<number>().as('count')])
    .execute()
  const reports = await tx
    .selectFrom('session_report')
    .where('session_id', 'in', sessionIds)
    .select(['session_id', 'headcount'])
    .execute()
  return new Map(
    sessionIds.map((id) => [
      id,
      {
        named: named.find((row) => row.session_id === id)?.count ?? 0,
        anonymous: reports.find((row) => row.session_id === id)?.headcount ?? 0,
      },
    ]),
  )
}

/** People whose name begins like this, as the register's type-ahead wants them. */
export const findWalkIns = async (tx: ActorTx, said: string): Promise<Found[]> =>
  (await findPeople(tx, said, 8)).map((one) => ({
    value: `person:${one.id}`,
    label: fullName(one),
    hint: [one.birth_year, one.municipality].filter(Boolean).join(', ') || undefined,
  }))

/** Every presence of these ids of one person. */
export const presencesOfPerson = async (tx: ActorTx, personIds: readonly string[]): Promise<string[]> =>
  (await tx.selectFrom('attendance').where('person_id', 'in', personIds).select('id').execute()).map(
    ({ id }) => id,
  )
