import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, commandIn } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { FrozenFigure } from '../editions/rules.ts'
import type {
  ActivitiesFilled,
  ActivityLine,
  Filled,
  Period,
  PlacePoint,
  StoriesFilled,
  StoryLine,
} from './rules.ts'

/** Who reads the records for a report: in no circle, so that nothing of one gets into it; whoever asks, the figures are the same. */
export const readerFor = (territoryId: string) => commandIn(territoryId, ['facilitator'])

export type Filling = { part: string; filledAt: Date; content: unknown }

/** What the records said for each part, and when they were read. */
export async function fillingsOf(tx: ActorTx, reportId: string): Promise<Map<string, Filling>> {
  const rows = await tx
    .selectFrom('report_filling')
    .where('report_id', '=', reportId)
    .select(['part', 'content', 'filled_at as filledAt'])
    .execute()
  return new Map(rows.map((row) => [row.part, row]))
}
export const filledIn = (fillings: ReadonlyMap<string, Filling>, part: string) =>
  fillings.get(part)?.content as Filled | undefined

/** The figures that signed reports told, the latest first: what is told later is weighed next to them. */
export async function figuresSigned(tx: ActorTx): Promise<FrozenFigure[]> {
  const rows = await tx
    .selectFrom('report_signing')
    .orderBy('recorded_at', 'desc')
    .select('figures')
    .execute()
  return rows.flatMap(({ figures }) => figures as FrozenFigure[])
}

/** Whether a report was signed after a moment; `reportId` leaves out the signings of one. */
export async function signedSince(tx: ActorTx, moment: Date, reportId?: string): Promise<boolean> {
  const row = await tx
    .selectFrom('report_signing')
    .where('recorded_at', '>', moment)
    .$if(reportId !== undefined, (query) => query.where('report_id', '<>', reportId ?? ''))
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The clock of the database: when records are read. */
export async function clockOf(tx: ActorTx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx)
  return (rows[0] as { now: Date }).now
}

type Held = { kind: string; activities: number; meetings: number; hours: number }

/** What was held in these days, by kind; by name only what is public. */
export async function heldIn(
  tx: ActorTx,
  { territoryId }: Actor,
  { from, until }: Period,
): Promise<ActivitiesFilled> {
  const held = sql`activity_session s join activity a on a.territory_id = s.territory_id and a.id = s.activity_id
    where s.territory_id = ${territoryId} and s.closed_at is not null and s.cancelled_at is null
      and s.held_on between ${from}::date and ${until}::date`
  const { rows: byKind } = await sql<Held>`
    select a.kind, count(distinct a.id)::integer as activities, count(*)::integer as meetings,
      round(coalesce(sum(extract(epoch from s.ends_at - s.starts_at)) / 3600, 0)::numeric, 1)::float8 as hours
    from ${held} group by a.kind order by count(*) desc, a.kind`.execute(tx)
  const { rows: published } = await sql<ActivityLine>`
    select a.id, a.title, a.kind, count(*)::integer as meetings
    from ${held} and a.published_at is not null
    group by a.id, a.title, a.kind order by count(*) desc, a.title, a.id limit 60`.execute(tx)
  return { kind: 'activities', byKind, published }
}

/** Public places that were open on any of these days, by municipality and name. */
export const placesIn = (tx: ActorTx, { from, until }: Period): Promise<PlacePoint[]> =>
  tx
    .selectFrom('place')
    .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')
    .where('place.published_on', 'is not', null)
    .where(
      sql<boolean>`coalesce(least(place.opened_on, place.reactivated_on), place.published_on) <= ${until}::date`,
    )
    .where(sql<boolean>`coalesce(place.closed_on >= ${from}::date, true)`)
    .orderBy('municipality.name')
    .orderBy('place.name')
    .orderBy('place.id')
    .select(['place.id', 'place.name', 'place.kind', 'municipality.name as municipality'])
    .select(['place.latitude', 'place.longitude'])
    .select(sql<string | null>`least(place.opened_on, place.reactivated_on)`.as('openedOn'))
    .execute()

type StoryRow = Omit<StoryLine, 'wordsHash'> & { words: string; signedAs: string }
export type AgreedStory = { id: string; words: string; signedAs: string }

/** Stories told in these days: how each went, and the chain of those that may be read by anyone. */
export async function storiesIn(
  tx: ActorTx,
  { territoryId }: Actor,
  { from, until }: Period,
): Promise<StoriesFilled> {
  const { rows: told } = await sql<{ went: 'well' | 'mixed' | 'badly'; stories: number }>`
    select went, count(*)::integer as stories from activity_story
    where territory_id = ${territoryId} and told_on between ${from}::date and ${until}::date group by went`.execute(
    tx,
  )
  const { rows } = await sql<StoryRow>`
    select s.id, s.told_on as "toldOn", s.went, s.recorded_at::date as "writtenOn", a.title as activity,
      p.words, p.signed_as as "signedAs",
      (select max(c.given_on) from consent c join person own on own.territory_id = c.territory_id and own.id = c.person_id
        where c.territory_id = ${territoryId} and c.kind = 'stories' and c.revoked_on is null
          and coalesce(own.merged_into, own.id) = coalesce(t.merged_into, t.id)) as "consentOn"
    from activity_story_published p
    join activity_story s on s.territory_id = p.territory_id and s.id = p.story_id
    join person t on t.territory_id = s.territory_id and t.id = s.person_id
    left join activity a on a.territory_id = s.territory_id and a.id = s.activity_id and a.published_at is not null
    where p.territory_id = ${territoryId} and s.told_on between ${from}::date and ${until}::date
    order by s.told_on, s.id limit 40`.execute(tx)
  return {
    kind: 'stories',
    told: {
      well: 0,
      mixed: 0,
      badly: 0,
      ...Object.fromEntries(told.map(({ went, stories }) => [went, stories])),
    },
    stories: rows.map(({ words, signedAs, ...line }) => ({
      ...line,
      wordsHash: markOf({ words, signedAs }),
    })),
  }
}

/** What tells whether a story says today what it said then. */
export const markOf = ({ words, signedAs }: { words: string; signedAs: string }) =>
  createHash('sha256')
    .update(JSON.stringify([words, signedAs]))
    .digest('hex')

/** The agreed words of stories, as they may be read now. */
export async function agreedStories(tx: ActorTx, ids: readonly string[]): Promise<Map<string, AgreedStory>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('activity_story_published')
    .where('story_id', 'in', [...ids])
    .select(['story_id as id', 'words', 'signed_as as signedAs'])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Meetings of these days that are over and that nobody closed: what they hold is in no figure yet. */
export const openSessionsIn = (tx: ActorTx, { from, until }: Period, now: Date, limit: number) =>
  tx
    .selectFrom('activity_session as s')
    .innerJoin('activity as a', 'a.id', 's.activity_id')
    .where('s.held_on', '>=', from)
    .where('s.held_on', '<=', until)
    .where('s.cancelled_at', 'is', null)
    .where('s.closed_at', 'is', null)
    .where('s.ends_at', '<=', now)
    .orderBy('s.starts_at')
    .orderBy('s.id')
    .limit(limit)
    .select(['s.id', 's.activity_id as activityId', 's.held_on as heldOn'])
    .select(sql<string>`coalesce(s.title, a.title)`.as('title'))
    .select(sql<number>`(count(*) over ())::integer`.as('total'))
    .execute()
export type OpenSession = Awaited<ReturnType<typeof openSessionsIn>>[number]
