import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { expectedAt, type SignUp } from '../signups/reads.ts'
import { arrivalWhere, type CodeStanding, codeStanding, type How } from './rules.ts'

export type Coded = {
  id: string
  activityId: string
  title: string
  ownTitle: string | null
  place: string | null
  startsAt: Date
  endsAt: Date
  heldOn: string
  standing: CodeStanding
}

/** The session a code opens, and where that stands now. Nothing where there never was such a code. */
export async function sessionOfCode(tx: ActorTx, code: string, now: Date): Promise<Coded | undefined> {
  const row = await tx
    .selectFrom('checkin_code as code')
    .innerJoin('activity_session as session', 'session.id', 'code.session_id')
    .innerJoin('activity', 'activity.id', 'session.activity_id')
    .leftJoin('place', (join) =>
      join.on('place.id', '=', sql<string>`coalesce(session.place_id, activity.place_id)`),
    )
    .where('code.code', '=', code)
    .select([
      'session.id',
      'session.activity_id as activityId',
      'activity.title',
      'session.title as ownTitle',
      'place.name as place',
      'session.starts_at as startsAt',
      'session.ends_at as endsAt',
      'session.held_on as heldOn',
      sql<boolean>`code.revoked_at is not null`.as('revoked'),
      sql<boolean>`session.cancelled_at is not null`.as('cancelled'),
      sql<boolean>`session.closed_at is not null`.as('closed'),
    ])
    .executeTakeFirst()
  if (!row) return undefined
  const { revoked, cancelled, closed, ...session } = row
  return { ...session, standing: codeStanding(row, now) }
}

/** The code of a session that stands. */
export const codeOf = async (tx: ActorTx, sessionId: string): Promise<string | undefined> =>
  (
    await tx
      .selectFrom('checkin_code')
      .where('session_id', '=', sessionId)
      .where('revoked_at', 'is', null)
      .select('code')
      .executeTakeFirst()
  )?.code

/** How many wrong codes came from a network since a moment. */
export async function missesSince(tx: ActorTx, networkMark: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('checkin_miss')
    .where('network_mark', '=', networkMark)
    .where('missed_at', '>', since)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export type Arrival = {
  id: string
  how: How
  arrivedAt: Date
  /** What they called themselves, or the name the team knows them by. */
  name: string
  /** Who they are, where that is known. */
  personId: string | null
  signUpState: string | null
}

/** Who says to be here and waits for a word of the team, in the order they came. */
export async function arrivalsAt(tx: ActorTx, sessionId: string): Promise<Arrival[]> {
  const rows = await tx
    .selectFrom('checkin_arrival as arrival')
    .leftJoin('signup', 'signup.id', 'arrival.signup_id')
    .leftJoin('person as recorded', (join) =>
      join.on('recorded.id', '=', sql<string>`coalesce(arrival.person_id, signup.person_id)`),
    )
    .leftJoin('person', (join) =>
      join.on('person.id', '=', sql<string>`coalesce(recorded.merged_into, recorded.id)`),
    )
    .where('arrival.session_id', '=', sessionId)
    .where('arrival.settled', 'is', null)
    .orderBy('arrival.arrived_at')
    .orderBy('arrival.id')
    .select([
      'arrival.id',
      'arrival.how',
      'arrival.arrived_at as arrivedAt',
      'arrival.sealed',
      'signup.state',
      'person.id as personId',
      'person.given_name',
      'person.family_name',
    ])
    .execute()
  return rows.map(({ sealed, state, given_name, family_name, how, ...row }) => ({
    ...row,
    how: how as How,
    signUpState: state,
    name:
      given_name !== null
        ? fullName({ given_name, family_name: family_name ?? '' })
        : sealed
          ? unseal(sealed, arrivalWhere(row.id))
          : '',
  }))
}

/** Who signed up, has a place, is known to nobody and has not come yet: people for whom a tick on paper or aloud is enough. */
export async function yetToCome(tx: ActorTx, session: { id: string; activityId: string }): Promise<SignUp[]> {
  const come = await tx
    .selectFrom('checkin_arrival')
    .where('session_id', '=', session.id)
    .where('signup_id', 'is not', null)
    .select('signup_id')
    .execute()
  const arrived = new Set(come.map(({ signup_id }) => signup_id))
  return (await expectedAt(tx, session)).filter((one) => one.personId === null && !arrived.has(one.id))
}
