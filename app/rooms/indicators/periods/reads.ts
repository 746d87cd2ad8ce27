import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { populationOn } from '../compared/reads.ts'
import { isGuarded } from '../protection/rules.ts'
import { outcomesAsOf } from '../reads.ts'
import { INDICATORS, type IndicatorCode, type KnownIndicator } from '../rules.ts'
import { LATE_DAYS, type Leap, leapOf, type Span, sameMonthsBefore } from './rules.ts'

export type FoundSession = { id: string; activityId: string; title: string; heldOn: string }
export type List<Row> = { rows: Row[]; total: number }
const SHOWN = 50

const sessionsOf = (tx: ActorTx, { from, to }: Span) =>
  tx
    .selectFrom('activity_session as session')
    .innerJoin('activity', 'activity.id', 'session.activity_id')
    .where('session.held_on', '>=', from)
    .where('session.held_on', '<=', to)
    .where('session.cancelled_at', 'is', null)

const asList = async (query: ReturnType<typeof sessionsOf>): Promise<List<FoundSession>> => {
  const rows = await query
    .select([
      'session.id',
      'activity.id as activityId',
      sql<string>`coalesce(session.title, activity.title)`.as('title'),
      'session.held_on as heldOn',
      sql<number>`count(*) over ()`.as('total'),
    ])
    .orderBy('session.held_on')
    .orderBy('session.id')
    .limit(SHOWN)
    .execute()
  return { rows, total: rows[0]?.total ?? 0 }
}

/** Meetings that were held, or should have been, and that nobody closed: no figure counts them. */
export const openSessions = (tx: ActorTx, span: Span) =>
  asList(sessionsOf(tx, span).where('session.closed_at', 'is', null))

/** Meetings closed without anybody in them, by name or by number. */
export const emptySessions = (tx: ActorTx, span: Span) =>
  asList(
    sessionsOf(tx, span)
      .where('session.closed_at', 'is not', null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('attendance')
              .whereRef('attendance.session_id', '=', 'session.id')
              .where('attendance.state', '=', 'attended')
              .select('attendance.id'),
          ),
        ),
      )
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('session_report')
              .whereRef('session_report.session_id', '=', 'session.id')
              .where('session_report.headcount', '>', 0)
              .select('session_report.session_id'),
          ),
        ),
      ),
  )

/** Meetings of which more came than their place holds, as their registers say. */
export const crowdedSessions = (tx: ActorTx, span: Span) =>
  asList(
    sessionsOf(tx, span)
      .innerJoin('place', 'place.id', 'session.place_id')
      .where('session.closed_at', 'is not', null)
      .where('place.capacity', 'is not', null)
      .where((eb) =>
        eb(
          'place.capacity',
          '<',
          sql<number>`(${eb
            .selectFrom('attendance')
            .whereRef('attendance.session_id', '=', 'session.id')
            .where('attendance.state', '=', 'attended')
            .select(eb.fn.countAll().as('count'))} + coalesce(${eb
            .selectFrom('session_report')
            .whereRef('session_report.session_id', '=', 'session.id')
            .select('session_report.headcount')}, 0))`,
        ),
      ),
  )

/** Meetings closed more than two weeks after they were held. */
export const lateSessions = (tx: ActorTx, span: Span) =>
  asList(
    sessionsOf(tx, span).where(
      sql<boolean>`session.closed_at > (session.held_on + ${LATE_DAYS}::integer)::timestamptz`,
    ),
  )

/** How many encounters were written down more than two weeks after they happened. */
export async function lateEncounters(tx: ActorTx, { from, to }: Span): Promise<number> {
  const { count } = await tx
    .selectFrom('encounter')
    .where('met_on', '>=', from)
    .where('met_on', '<=', to)
    .where(sql<boolean>`recorded_at > (met_on + ${LATE_DAYS}::integer)::timestamptz`)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** People met or present in the period of whom nobody knows the municipality, as far as this reader may open them. */
export async function withoutMunicipality(
  tx: ActorTx,
  actor: Actor,
  { from, to }: Span,
): Promise<List<{ id: string; name: string }>> {
  const { rows } = await sql<{ id: string; name: string; total: number }>`
    with seen as (
      select m.person_id from encounter e join encounter_person m on m.territory_id = e.territory_id and m.encounter_id = e.id
        where e.territory_id = ${actor.territoryId} and e.met_on between ${from} and ${to}
      union
      select a.person_id from activity_session s join attendance a on a.territory_id = s.territory_id and a.session_id = s.id
        where s.territory_id = ${actor.territoryId} and s.held_on between ${from} and ${to}
          and s.closed_at is not null and a.state = 'attended')
    select p.id, trim(p.given_name || ' ' || p.family_name) as name, count(*) over () as total
    from person p left join person_profile f on f.territory_id = p.territory_id and f.person_id = p.id
    where p.territory_id = ${actor.territoryId} and p.merged_into is null and f.istat_code is null
      and p.id in (select coalesce(q.merged_into, q.id) from seen join person q
        on q.territory_id = ${actor.territoryId} and q.id = seen.person_id)
    order by p.family_name, p.given_name, p.id limit 20`.execute(tx)
  return { rows: rows.map(({ id, name }) => ({ id, name })), total: rows[0]?.total ?? 0 }
}

export type FoundLeap = { code: IndicatorCode; before: number; now: number; leap: Leap }

/**
 * Figures that the period moved very differently from the same months of the year before. What is guarded even from the team,
 * shares and what lapses stay out.
 */
export async function leapsIn(tx: ActorTx, actor: Actor, span: Span): Promise<FoundLeap[]> {
  const compared = (INDICATORS as readonly KnownIndicator[]).filter(
    (one) => one.unit !== 'share' && !one.set.lapses && !isGuarded(one, true),
  )
  const earlier = sameMonthsBefore(span)
  const sizes: Map<string, number>[] = []
  for (const day of [daysLater(earlier.from, -1), earlier.to, daysLater(span.from, -1), span.to]) {
    const figures = await outcomesAsOf(tx, actor, day, compared)
    sizes.push(new Map(figures.map(({ code, value }) => [code as string, value ?? 0])))
  }
  const moved = (code: IndicatorCode, from: number, to: number) =>
    (sizes[to]?.get(code) ?? 0) - (sizes[from]?.get(code) ?? 0)
  return compared.flatMap(({ code }) => {
    const [before, now] = [moved(code, 0, 1), moved(code, 2, 3)]
    const leap = leapOf(before, now)
    return leap ? [{ code, before, now, leap }] : []
  })
}

export type Beyond = { code: IndicatorCode; value: number; people: number }

/** Figures of people that are more than those who live here; none where nobody counted the inhabitants. */
export async function beyondInhabitants(tx: ActorTx, actor: Actor, day: string): Promise<Beyond[]> {
  const population = await populationOn(tx, day)
  if (!population) return []
  const ofPeople = (INDICATORS as readonly KnownIndicator[]).filter(
    (one) => one.unit === 'person' && !isGuarded(one, true),
  )
  const figures = await outcomesAsOf(tx, actor, day, ofPeople)
  const { people } = population
  return figures.flatMap(({ code, value }) =>
    value !== null && value > people ? [{ code, value, people }] : [],
  )
}

/** All that a person should look at before a period is closed. */
export const findingsOf = async (tx: ActorTx, actor: Actor, span: Span) => ({
  open: await openSessions(tx, span),
  empty: await emptySessions(tx, span),
  crowded: await crowdedSessions(tx, span),
  late: await lateSessions(tx, span),
  lateEncounters: await lateEncounters(tx, span),
  unplaced: await withoutMunicipality(tx, actor, span),
  leaps: await leapsIn(tx, actor, span),
  beyond: await beyondInhabitants(tx, actor, span.to),
})
export type FoundInPeriod = Awaited<ReturnType<typeof findingsOf>>

const periodsFound = (tx: ActorTx) =>
  tx
    .selectFrom('closed_period as period')
    .leftJoin('person', 'person.id', 'period.closed_by')
    .select([
      'period.id',
      'period.from_on as from',
      'period.until_on as to',
      'period.sessions_open as sessionsOpen',
      'period.sessions_empty as sessionsEmpty',
      'period.told_late as toldLate',
      'period.notes',
      'period.closed_at as closedAt',
      // Who may read no names learns when, not who.
      sql<string | null>`trim(person.given_name || ' ' || person.family_name)`.as('closedBy'),
    ])
    .orderBy('period.until_on', 'desc')
    .orderBy('period.from_on', 'desc')

export const closedPeriods = (tx: ActorTx) => periodsFound(tx).execute()
export type ClosedPeriod = Awaited<ReturnType<typeof closedPeriods>>[number]

export const closedPeriod = (tx: ActorTx, id: string) =>
  periodsFound(tx).where('period.id', '=', id).executeTakeFirst()

/** The shortest closed period that a day falls in. */
export const periodAround = (tx: ActorTx, day: string) =>
  periodsFound(tx)
    .clearOrderBy()
    .where('period.from_on', '<=', day)
    .where('period.until_on', '>=', day)
    .orderBy(sql`period.until_on - period.from_on`)
    .limit(1)
    .executeTakeFirst()

export type KnownLater = { sessions: List<FoundSession>; encounters: number }

/** What the team wrote down inside a period after it was closed: it counts, and was not known then. */
export async function knownLater(tx: ActorTx, period: ClosedPeriod): Promise<KnownLater> {
  const { from, to, closedAt } = period
  const { count } = await tx
    .selectFrom('encounter')
    .where('met_on', '>=', from)
    .where('met_on', '<=', to)
    .where('recorded_at', '>', closedAt)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const sessions = await asList(sessionsOf(tx, period).where('session.closed_at', '>', closedAt))
  return { sessions, encounters: count }
}
