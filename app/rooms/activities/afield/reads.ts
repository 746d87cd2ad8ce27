import { sql } from 'kysely'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import {
  latelySince,
  type RegisterLine,
  registerOf,
  reportOf,
  type SessionLine,
  sessionsToClose,
  todaySessions,
} from '../sessions/reads.ts'
import type { Role, State } from '../sessions/rules.ts'
import { DAYS_AHEAD, LATELY_DAYS, MOST_SESSIONS, type Row } from './rules.ts'

/** A session as a device keeps it, so that its register can be taken without network. */
export type SessionHeld = {
  id: string
  activityId: string
  title: string
  ownTitle: string | null
  heldOn: string
  startsAt: string
  endsAt: string
  place: string | null
  capacity: number | null
  closed: boolean
  lines: RegisterLine[]
  /** From which day on somebody came lately: they too are among everybody. */
  since: string | null
  headcount: number | null
  evaluation: string | null
}

/** Today's sessions and tomorrow's, and those of the last days that nobody closed; each with its register. */
export async function sessionsHeld(tx: ActorTx, today: string): Promise<SessionHeld[]> {
  const sessions = [
    ...(await todaySessions(tx, today)),
    ...(await sessionsToClose(tx, daysLater(today, -LATELY_DAYS), today)),
  ]
  for (let ahead = 1; ahead <= DAYS_AHEAD; ahead++)
    sessions.push(...(await todaySessions(tx, daysLater(today, ahead))))
  const held: SessionHeld[] = []
  for (const session of sessions.slice(0, MOST_SESSIONS)) held.push(await heldOf(tx, session))
  return held
}

async function heldOf(tx: ActorTx, session: SessionLine): Promise<SessionHeld> {
  const report = await reportOf(tx, session.id)
  return {
    id: session.id,
    activityId: session.activityId,
    title: session.title,
    ownTitle: session.ownTitle,
    heldOn: session.heldOn,
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    place: session.place,
    capacity: session.capacity,
    closed: session.closedAt !== null,
    lines: session.closedAt ? [] : await registerOf(tx, session),
    since: session.closedAt ? null : await latelySince(tx, session),
    headcount: report?.headcount ?? null,
    evaluation: report?.evaluation ?? null,
  }
}

/** What a register says of some people, by the record that was kept of each. */
export const rowsOf = (tx: ActorTx, sessionId: string): Promise<(Row & { name: string })[]> =>
  tx
    .selectFrom('attendance')
    .innerJoin('person', 'person.id', 'attendance.person_id')
    .leftJoin('person as kept', 'kept.id', 'person.merged_into')
    .where('attendance.session_id', '=', sessionId)
    .select([
      sql<string>`coalesce(kept.id, person.id)`.as('personId'),
      sql<State>`attendance.state`.as('state'),
      sql<Role>`attendance.role`.as('role'),
      sql<string>`coalesce(kept.given_name, person.given_name)`.as('given_name'),
      sql<string>`coalesce(kept.family_name, person.family_name)`.as('family_name'),
    ])
    .execute()
    .then((rows) =>
      rows.map(({ personId, state, role, ...name }) => ({ personId, state, role, name: fullName(name) })),
    )

/** How some people are called, also those merged since. */
export async function namesOf(tx: ActorTx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .where('id', 'in', ids)
    .select(['id', 'given_name', 'family_name'])
    .execute()
  return new Map(rows.map((row) => [row.id, fullName(row)]))
}
