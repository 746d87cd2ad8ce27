import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { instantAt, occurrences, untilEndOf } from '../../../ground/calendar/occurrences.ts'
import { minutesBetween, ruleOf } from '../../../ground/calendar/repetition.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { holdAsTheyStand, withRooms } from '../held/writes.ts'
import type { SeriesChangeForm, SeriesForm } from './forms.ts'
import { MOST_SESSIONS } from './rules.ts'

/** What a session takes from its activity. */
export type Holder = { activityId: string; placeId: string | null; public: boolean }
export type PlannedTimes = { held_on: string; starts_at: Date; ends_at: Date }
export type PlannedSession = PlannedTimes & {
  id?: string
  recurrence_at: string | null
  title?: string | null
  place_id?: string | null
  room_id?: string | null
}
type Rule = { rule: string; first_starts_at: string; minutes: number }
/** The sessions an activity will have, and the rule they follow if they are a series. */
export type Plan = { rule: Rule | null; sessions: PlannedSession[] }

/** A session's day and instants, from its local times. */
export function timesOf(
  { on, from, to }: { on: string; from: string; to: string },
  timeZone: string,
): PlannedTimes {
  const starts_at = instantAt(`${on}T${from}`, timeZone)
  return {
    held_on: on,
    starts_at,
    ends_at: new Date(starts_at.getTime() + minutesBetween(from, to) * 60_000),
  }
}

/** What a form says about time, drawn out session by session. Refused beyond a session a day for a year. */
export function draw(form: SeriesForm, timeZone: string): Outcome<Plan, 'activities.series.tooMany'> {
  const { on, from, to, repeats, everyWeeks, until, times } = form
  if (repeats === 'no')
    return done({ rule: null, sessions: [{ ...timesOf(form, timeZone), recurrence_at: null }] })
  const ends = times ? { times } : { until: untilEndOf(until ?? on, timeZone) }
  const rule = ruleOf({ firstDay: on, repeats, everyWeeks, ends })
  const locals = occurrences(rule, `${on}T${from}`, timeZone, MOST_SESSIONS + 1)
  if (locals.length > MOST_SESSIONS) return refused('activities.series.tooMany')
  const first_starts_at = `${on}T${from}`
  return done({
    rule: { rule, first_starts_at, minutes: minutesBetween(from, to) },
    sessions: locals.map((local) => ({
      ...timesOf({ on: local.slice(0, 10), from, to }, timeZone),
      recurrence_at: local,
    })),
  })
}

/** Writes the sessions of a new activity. */
export async function writePlan(tx: ActorTx, actor: Actor, holder: Holder, { rule, sessions }: Plan) {
  await setRule(tx, actor, holder.activityId, rule)
  await addSessions(tx, actor, holder, sessions)
}

/**
 * From a day on, an activity follows another plan. Its sessions not yet held move to the new times in their order, and keep
 * their address and sign-ups; those too many are taken out, or cancelled where someone has signed up. Sessions before that
 * day, and any that was closed, stand by themselves from now on. Sessions take their rooms along: refused, and nothing
 * changed, where somebody else has one of them then.
 */
export async function changeSeries(
  tx: ActorTx,
  actor: Actor,
  holder: Holder,
  form: SeriesChangeForm,
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<Outcome<{ sessions: number }, 'activities.series.tooMany' | 'places.booking.taken'>> {
  const plan = draw(form, timeZone)
  if (!plan.ok) return plan
  return withRooms<{ sessions: number }, never>(tx, () =>
    followPlan(tx, actor, holder, { form, plan: plan.value, now, timeZone }),
  )
}

type Following = { form: SeriesChangeForm; plan: Plan; now: Date; timeZone: string }

async function followPlan(
  tx: ActorTx,
  actor: Actor,
  holder: Holder,
  { form, plan, now, timeZone }: Following,
): Promise<Outcome<{ sessions: number }, 'places.booking.taken'>> {
  const { rule, sessions } = plan
  const ofSeries = () =>
    tx
      .selectFrom('activity_session')
      .where('activity_id', '=', holder.activityId)
      .where('recurrence_at', 'is not', null)
  const changing = await ofSeries()
    .where('closed_at', 'is', null)
    .where('starts_at', '>=', instantAt(`${form.since}T00:00`, timeZone))
    .orderBy('starts_at')
    .select(['id', 'cancelled_at'])
    .forUpdate()
    .execute()
  // Set free first: two sessions may not stand for one time of a rule, not even while they move.
  await tx
    .updateTable('activity_session')
    .set({ recurrence_at: null })
    .where('id', 'in', ofSeries().select('id'))
    .execute()
  await setRule(tx, actor, holder.activityId, rule)

  const standing = changing.filter((session) => session.cancelled_at === null).map(({ id }) => id)
  const cancelled = changing.filter((session) => session.cancelled_at !== null).map(({ id }) => id)
  const kept = standing.slice(0, sessions.length)
  await moveSessions(tx, actor, kept, sessions)
  const added = await addSessions(tx, actor, holder, sessions.slice(kept.length))
  await takeOut(tx, actor, [...standing.slice(kept.length), ...cancelled], now)
  const held = await holdAsTheyStand(tx, actor, [...standing, ...cancelled, ...added], now)
  if (!held.ok) return held
  await record(tx, actor, 'activities.seriesChanged', 'activity', holder.activityId)
  return done({ sessions: sessions.length })
}

async function moveSessions(
  tx: ActorTx,
  actor: Actor,
  ids: readonly string[],
  to: readonly PlannedSession[],
) {
  const times = to.slice(0, ids.length)
  await sql`
    update activity_session s
    set held_on = t.held_on, starts_at = t.starts_at, ends_at = t.ends_at, recurrence_at = t.recurrence_at
    from unnest(
      ${ids}::uuid[], ${times.map((one) => one.held_on)}::date[], ${times.map((one) => one.starts_at.toISOString())}::timestamptz[],
      ${times.map((one) => one.ends_at.toISOString())}::timestamptz[], ${times.map((one) => one.recurrence_at)}::timestamp[]
    ) as t(id, held_on, starts_at, ends_at, recurrence_at)
    where s.territory_id = ${actor.territoryId} and s.id = t.id
  `.execute(tx)
}

async function takeOut(tx: ActorTx, actor: Actor, ids: readonly string[], now: Date) {
  if (ids.length === 0) return
  const awaited = tx.selectFrom('attendance').where('session_id', 'in', ids).select('session_id')
  await tx.deleteFrom('activity_session').where('id', 'in', ids).where('id', 'not in', awaited).execute()
  await tx
    .updateTable('activity_session')
    .set({ cancelled_at: now, cancelled_by: actor.personId })
    .where('id', 'in', ids)
    .where('cancelled_at', 'is', null)
    .execute()
}

async function setRule(tx: ActorTx, actor: Actor, activityId: string, rule: Rule | null) {
  if (!rule) {
    await tx.deleteFrom('activity_series').where('activity_id', '=', activityId).execute()
    return
  }
  await tx
    .insertInto('activity_series')
    .values({ territory_id: actor.territoryId, activity_id: activityId, ...rule })
    .onConflict((same) => same.columns(['territory_id', 'activity_id']).doUpdateSet(rule))
    .execute()
}

/** Plans sessions of an activity, public as it is. One whose id is there already is left as it is. */
export async function addSessions(
  tx: ActorTx,
  actor: Actor,
  holder: Holder,
  sessions: readonly PlannedSession[],
): Promise<string[]> {
  if (sessions.length === 0) return []
  const added = await tx
    .insertInto('activity_session')
    .values(
      sessions.map((session) => ({
        ...session,
        id: session.id ?? newId(),
        place_id: session.place_id ?? holder.placeId,
        territory_id: actor.territoryId,
        activity_id: holder.activityId,
        public: holder.public,
        recorded_by: actor.personId,
      })),
    )
    .onConflict((same) => same.columns(['territory_id', 'id']).doNothing())
    .returning('id')
    .execute()
  return added.map(({ id }) => id)
}
