import { sql } from 'kysely'
import type { Actor, SignedInActor } from '../../../ground/access/actor.ts'
import { keyedMark } from '../../../ground/access/keyed.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { insertOnce } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record, recordAll } from '../../../ground/journal/record.ts'
import { refusalToActOnline } from '../../people/guardians/reads.ts'
import { plain } from '../../people/rules.ts'
import { lockedSession } from '../sessions/writes.ts'
import { expectedAt } from '../signups/reads.ts'
import { KEPT_DAYS } from '../signups/rules.ts'
import { newCode } from '../signups/writes.ts'
import type { ArrivalForm } from './forms.ts'
import { type Coded, codeOf, missesSince } from './reads.ts'
import {
  arrivalWhere,
  CODE_LENGTH,
  isWholeName,
  MISSES_KEPT_HOURS,
  MOST_ARRIVALS,
  MOST_MISSES,
} from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'checkin_arrival', column: 'sealed', id: 'id' }]

/** The code of a session, made if it has none. Refused once the session is closed or called off. */
export async function giveCode(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  sessionId: string,
): Promise<Outcome<string, 'activities.session.isClosed' | 'activities.session.isCancelled'>> {
  const session = await lockedSession(tx, sessionId)
  if (session.closed_at) return refused('activities.session.isClosed')
  if (session.cancelled_at) return refused('activities.session.isCancelled')
  const standing = await codeOf(tx, sessionId)
  if (standing) return done(standing)
  const code = newCode(CODE_LENGTH)
  await insertOnce(tx, 'checkin_code', {
    territory_id: actor.territoryId,
    id,
    session_id: sessionId,
    code,
    recorded_by: actor.personId,
  })
  await record(tx, actor, 'activities.checkinOpened', 'activity_session', sessionId)
  return done((await codeOf(tx, sessionId)) ?? code)
}

/** From now on the code opens nothing: whoever photographed it does not check in from home. */
export async function revokeCode(tx: ActorTx, actor: SignedInActor, sessionId: string, now: Date) {
  const revoked = await tx
    .updateTable('checkin_code')
    .set({ revoked_at: now, revoked_by: actor.personId })
    .where('session_id', '=', sessionId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (revoked) await record(tx, actor, 'activities.checkinRevoked', 'activity_session', sessionId)
}

const markOfNetwork = (territoryId: string, network: string) =>
  keyedMark(`checkin network ${territoryId}`, network)

/** Notes a code that is none; true where its network has tried too many of them within the hour. */
export async function missed(
  tx: ActorTx,
  { territoryId }: Actor,
  network: string,
  now: Date,
): Promise<boolean> {
  if (!network) return false
  await insertOnce(tx, 'checkin_miss', {
    territory_id: territoryId,
    id: newId(),
    network_mark: markOfNetwork(territoryId, network),
    missed_at: now,
  })
  return hasGuessed(tx, territoryId, network, now)
}

/** Whether a network has tried too many wrong codes: then it is told nothing about any code, right or wrong. */
export const hasGuessed = async (tx: ActorTx, territoryId: string, network: string, now: Date) =>
  network !== '' &&
  (await missesSince(tx, markOfNetwork(territoryId, network), new Date(now.getTime() - 3_600_000))) >
    MOST_MISSES

export type ArriveRefusal =
  | 'activities.checkin.refused.notOpen'
  | 'activities.checkin.refused.code'
  | 'activities.checkin.refused.tooMany'
  | 'people.naming.online'
export type Arrived = { id: string; again: boolean }

/**
 * Somebody says that they are here: signed in, by the code of their sign-up, or by a name, also a first name alone. They are
 * present once the register says so. Twice is once: by form, person, sign-up, or whole name. Refused outside the hours of
 * the code, with a code of nobody, and to a child under 14 acting alone.
 */
export async function arrive(
  tx: ActorTx,
  actor: Actor,
  id: string,
  session: Coded,
  { name, code, as: asAccount }: ArrivalForm,
  { personId, now, today }: { personId: string | null; now: Date; today: string },
): Promise<Outcome<Arrived, ArriveRefusal>> {
  if (session.standing !== 'open') return refused('activities.checkin.refused.notOpen')
  const whole = { territory_id: actor.territoryId, id, session_id: session.id, arrived_at: now }
  if (asAccount && personId) {
    const refusal = await refusalToActOnline(tx, actor, personId, today)
    if (refusal) return refused(refusal)
    return note(tx, actor, { ...whole, person_id: personId, how: 'account' })
  }
  const expected = await expectedAt(tx, session)
  if (code) {
    const own = expected.find((one) => one.code === code)
    if (!own) return refused('activities.checkin.refused.code')
    return note(tx, actor, { ...whole, ...byName(id, own.contact?.name), signup_id: own.id, how: 'signup' })
  }
  if (await isCrowded(tx, session.id)) return refused('activities.checkin.refused.tooMany')
  const said = plain(name ?? '')
  // Whoever signed up under this very name is them, until the team says otherwise.
  const named = isWholeName(said)
    ? expected.filter(({ contact }) => contact && plain(contact.name) === said)
    : []
  const own = named.length === 1 ? named[0] : undefined
  if (own) return note(tx, actor, { ...whole, ...byName(id, name), signup_id: own.id, how: 'signup' })
  const mark = isWholeName(said) ? keyedMark(`arrival ${actor.territoryId} ${session.id}`, said) : null
  return note(tx, actor, { ...whole, ...byName(id, name), mark, how: 'name' })
}

const byName = (id: string, name: string | undefined) => ({ sealed: seal(name ?? '', arrivalWhere(id)) })

async function isCrowded(tx: ActorTx, sessionId: string) {
  const { count } = await tx
    .selectFrom('checkin_arrival')
    .where('session_id', '=', sessionId)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count) >= MOST_ARRIVALS
}

type Noted = {
  territory_id: string
  id: string
  session_id: string
  how: string
  arrived_at: Date
  signup_id?: string
  person_id?: string
  sealed?: Buffer
  mark?: string | null
}

async function note(tx: ActorTx, actor: Actor, row: Noted): Promise<Outcome<Arrived, ArriveRefusal>> {
  const added = await insertOnce(tx, 'checkin_arrival', row)
  if (added) await record(tx, actor, 'activities.arrived', 'checkin_arrival', row.id)
  return done({ id: row.id, again: !added })
}

/** Names typed at the door go with the sign-ups, some weeks after. */
export async function forgetNames(tx: ActorTx, actor: Actor, today: string) {
  const { rows } = await sql<{ id: string }>`
    delete from checkin_arrival a using activity_session s
    where a.territory_id = ${actor.territoryId} and s.territory_id = ${actor.territoryId} and s.id = a.session_id
      and s.held_on < ${daysLater(today, -KEPT_DAYS)}::date
    returning a.id`.execute(tx)
  await recordAll(
    tx,
    actor,
    'activities.arrivalForgotten',
    'checkin_arrival',
    rows.map(({ id }) => id),
  )
}

/** Wrong codes of yesterday are nobody's business. */
export const forgetMisses = (tx: ActorTx, now: Date) =>
  tx
    .deleteFrom('checkin_miss')
    .where('missed_at', '<', new Date(now.getTime() - MISSES_KEPT_HOURS * 3_600_000))
    .execute()
