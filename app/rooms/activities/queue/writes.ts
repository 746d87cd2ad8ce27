import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record, recordAll } from '../../../ground/journal/record.ts'
import { countsOf, signupsTo, type Target, type To } from '../signups/reads.ts'
import { CONFIRM_WITHIN_DAYS, freePlaces, KEPT_DAYS, offeredUntil, type State } from '../signups/rules.ts'
import { expectNoLonger, expectThem, lockedSignUp, lockedTarget } from '../signups/writes.ts'
import type { Due } from './reads.ts'

/** Who has been offered a place by an act, to be told. */
export type Freed = { offered: string[] }

/**
 * Gives places that are free to those who wait, in their order: each is offered one and has two days to take it. Whoever let
 * those pass makes room for the next. Nothing is offered of what has begun or is called off.
 */
export async function fillPlaces(tx: ActorTx, actor: Actor, to: To, now: Date): Promise<string[]> {
  return fill(tx, actor, await lockedTarget(tx, to, now), now)
}

async function fill(tx: ActorTx, actor: Actor, target: Target, now: Date): Promise<string[]> {
  const passed = await lapseOffers(tx, target, now)
  await recordAll(tx, actor, 'activities.signUpLapsed', 'signup', passed)
  const { startsAt, terms, cancelled, closed } = target
  if (!terms || !startsAt || startsAt <= now || cancelled || closed) return []
  const free = freePlaces(terms.capacity, (await countsOf(tx, target)).taken)
  if (free === 0) return []
  const next = signupsTo(tx, target)
    .where('state', '=', 'waiting')
    .orderBy('queued_at')
    .orderBy('id')
    .limit(Math.min(free, 1000))
    .select('id')
  const rows = await tx
    .updateTable('signup')
    .set({ state: 'offered', offered_until: offeredUntil(now, startsAt) })
    .where('id', 'in', next)
    .returning('id')
    .execute()
  const offered = rows.map(({ id }) => id)
  await recordAll(tx, actor, 'activities.signUpOffered', 'signup', offered)
  return offered
}

async function lapseOffers(tx: ActorTx, { activityId, sessionId }: To, now: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('signup')
    .set({ state: 'lapsed', offered_until: null })
    .where('activity_id', '=', activityId)
    .where('session_id', 'is not distinct from', sessionId)
    .where('state', '=', 'offered')
    .where('offered_until', '<=', now)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Gives a place up, or leaves the line; the words about who it was go at once. Said twice it stays the first time. */
export async function cancelSignUp(tx: ActorTx, actor: Actor, id: string, now: Date): Promise<Freed> {
  const { target, state, signUp } = await lockedSignUp(tx, id, now)
  if (state === 'cancelled') return { offered: [] }
  await tx
    .updateTable('signup')
    .set({ state: 'cancelled', ended_at: now, offered_until: null })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('signup_contact').where('signup_id', '=', id).execute()
  await tx.deleteFrom('signup_need').where('signup_id', '=', id).execute()
  if (signUp.personId) await expectNoLonger(tx, target, signUp.personId, now)
  await record(tx, actor, 'activities.signUpCancelled', 'signup', id)
  return { offered: await fill(tx, actor, target, now) }
}

/**
 * To the end of the line: from a place, for whoever would rather leave it to others who wait, or from an offer, also one that
 * has passed. What waits already keeps its turn. Refused where there is no line, or nobody in it to leave a place to.
 */
export async function waitInLine(
  tx: ActorTx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<Outcome<Freed, 'activities.signups.refused.noLine'>> {
  const { target, state, signUp } = await lockedSignUp(tx, id, now)
  if (state === 'waiting') return done({ offered: [] })
  const isAlone = state === 'in' && target.counts.waiting === 0
  if (state === 'cancelled' || state === 'asked' || !target.terms?.waitingList || isAlone)
    return refused('activities.signups.refused.noLine')
  const become = (what: { state: State; queued_at?: Date }) =>
    tx
      .updateTable('signup')
      .set({ offered_until: null, ...what })
      .where('id', '=', id)
      .execute()
  if (signUp.personId) await expectNoLonger(tx, target, signUp.personId, now)
  // Those who wait already are asked first; whoever comes back to the line may be the next.
  await become({ state: 'lapsed' })
  const before = state === 'lapsed' ? [] : await fill(tx, actor, target, now)
  await become({ state: 'waiting', queued_at: now })
  const after = state === 'lapsed' ? await fill(tx, actor, target, now) : []
  await record(tx, actor, 'activities.signUpWaits', 'signup', id)
  return done({ offered: [...before, ...after] })
}

export type TakeRefusal = 'activities.signups.refused.passed' | 'activities.signups.refused.tooLate'

/** Takes the place that was offered. Refused once the two days have passed, or it has begun. */
export async function takePlace(
  tx: ActorTx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<Outcome<State, TakeRefusal>> {
  const { target, state, signUp } = await lockedSignUp(tx, id, now)
  if (state === 'in') return done(state)
  if (state !== 'offered' || !signUp.offeredUntil || signUp.offeredUntil <= now)
    return refused('activities.signups.refused.passed')
  if (!target.startsAt || target.startsAt <= now || target.cancelled)
    return refused('activities.signups.refused.tooLate')
  await tx.updateTable('signup').set({ state: 'in', offered_until: null }).where('id', '=', id).execute()
  if (signUp.personId) await expectThem(tx, actor, target, signUp.personId, now)
  await record(tx, actor, 'activities.signUpTook', 'signup', id)
  return done('in')
}

/** The next to be offered a place. Only who waits moves. */
export async function moveUp(tx: ActorTx, actor: Actor, id: string, now: Date): Promise<boolean> {
  const { target, state } = await lockedSignUp(tx, id, now)
  if (state !== 'waiting') return false
  const first = await signupsTo(tx, target)
    .where('state', '=', 'waiting')
    .orderBy('queued_at')
    .orderBy('id')
    .select(['id', 'queued_at'])
    .executeTakeFirst()
  if (first?.queued_at && first.id !== id)
    await tx
      .updateTable('signup')
      .set({ queued_at: new Date(first.queued_at.getTime() - 1) })
      .where('id', '=', id)
      .execute()
  await record(tx, actor, 'activities.signUpMoved', 'signup', id)
  return true
}

/** Those of the letters that nobody has sent yet: they are noted before anything goes out. */
export async function claimLetters(
  tx: ActorTx,
  { territoryId }: Actor,
  kind: 'reminder' | 'called_off' | 'message',
  due: readonly Due[],
): Promise<Due[]> {
  if (due.length === 0) return []
  const rows = await tx
    .insertInto('signup_letter')
    .values(
      due.map(({ signUpId, aboutId }) => ({
        territory_id: territoryId,
        signup_id: signUpId,
        kind,
        about_id: aboutId,
      })),
    )
    .onConflict((same) => same.doNothing())
    .returning(['signup_id as signUpId', 'about_id as aboutId'])
    .execute()
  return rows
}

/**
 * Forgets whoever signed up, some weeks after the last time, with what they typed at the door; and addresses that nobody
 * confirmed. Who was there by name stays in the register. Gives how many sign-ups went.
 */
export async function forgetSignUps(tx: ActorTx, actor: Actor, today: string): Promise<number> {
  const { territoryId } = actor
  const { rows } = await sql<{ id: string }>`
    delete from signup g where g.territory_id = ${territoryId} and (
      g.state = 'asked' and g.reached_by = 'mail' and g.asked_at < ${daysLater(today, -CONFIRM_WITHIN_DAYS)}::date
      or not exists (select from activity_session s where s.territory_id = ${territoryId} and s.activity_id = g.activity_id
        and (g.session_id is null or s.id = g.session_id) and s.held_on >= ${daysLater(today, -KEPT_DAYS)}::date))
    returning g.id`.execute(tx)
  await recordAll(
    tx,
    actor,
    'activities.signUpForgotten',
    'signup',
    rows.map(({ id }) => id),
  )
  return rows.length
}
