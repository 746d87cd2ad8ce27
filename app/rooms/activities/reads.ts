import { sql } from 'kysely'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Found } from '../../ground/ui/combobox.tsx'
import { fullName, plain } from '../people/rules.ts'
import type { Area, Kind, Part } from './rules.ts'

export type Narrowed = {
  q?: string | undefined
  kind?: Kind | undefined
  area?: Area | undefined
  placeId?: string | undefined
  published?: boolean | undefined
  /** Activities with sessions still to come at this instant, or only with past ones. */
  comingAt?: Date | undefined
  overAt?: Date | undefined
}

const narrowed = (tx: ActorTx, { q, kind, area, placeId, published, comingAt, overAt }: Narrowed) => {
  const sessionsFrom = (at: Date) =>
    tx
      .selectFrom('activity_session')
      .where('ends_at', '>=', at)
      .where('cancelled_at', 'is', null)
      .select('activity_id')
  let query = tx.selectFrom('activity')
  if (q && plain(q)) query = query.where(sql<boolean>`starts_with(activity.search_title, ${plain(q)})`)
  if (kind) query = query.where('activity.kind', '=', kind)
  if (area) query = query.where('activity.area', '=', area)
  if (placeId) query = query.where('activity.place_id', '=', placeId)
  if (published !== undefined) query = query.where('activity.published_at', published ? 'is not' : 'is', null)
  if (comingAt) query = query.where('activity.id', 'in', sessionsFrom(comingAt))
  if (overAt) query = query.where('activity.id', 'not in', sessionsFrom(overAt))
  return query
}

export type ActivityLine = {
  id: string
  title: string
  kind: Kind
  area: Area
  place: string | null
  published: boolean
  nextAt: Date | null
  lastOn: string | null
  sessions: number
}

/** Activities, those with a session soon first, then the latest ones. */
export async function activities(
  tx: ActorTx,
  narrow: Narrowed,
  { now, limit = 50, offset = 0 }: { now: Date; limit?: number; offset?: number },
): Promise<ActivityLine[]> {
  const rows = await narrowed(tx, narrow)
    .leftJoin('place', 'place.id', 'activity.place_id')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('activity_session')
          .where('cancelled_at', 'is', null)
          .groupBy('activity_id')
          .select((by) => [
            'activity_id',
            by.fn.min('starts_at').filterWhere('ends_at', '>=', now).as('next_at'),
            by.fn.max('held_on').filterWhere('ends_at', '<', now).as('last_on'),
            by.fn.countAll<number>().as('sessions'),
          ])
          .as('held'),
      (join) => join.onRef('held.activity_id', '=', 'activity.id'),
    )
    .orderBy('held.next_at', (order) => order.asc().nullsLast())
    .orderBy('held.last_on', (order) => order.desc().nullsLast())
    .orderBy('activity.id', 'desc')
    .limit(limit)
    .offset(offset)
    .select(['activity.id', 'activity.title', 'activity.kind', 'activity.area', 'activity.published_at'])
    .select(['place.name as place', 'held.next_at', 'held.last_on', 'held.sessions'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    kind: row.kind as Kind,
    area: row.area as Area,
    place: row.place,
    published: row.published_at !== null,
    nextAt: row.next_at,
    lastOn: row.last_on,
    sessions: row.sessions ?? 0,
  }))
}

export async function countActivities(tx: ActorTx, narrow: Narrowed): Promise<number> {
  const { count } = await narrowed(tx, narrow)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export type Activity = {
  id: string
  title: string
  kind: Kind
  area: Area
  description: string | null
  placeId: string | null
  place: string | null
  publishedAt: Date | null
}

export async function activityById(tx: ActorTx, id: string): Promise<Activity | undefined> {
  const row = await tx
    .selectFrom('activity')
    .leftJoin('place', 'place.id', 'activity.place_id')
    .where('activity.id', '=', id)
    .select(['activity.id', 'activity.title', 'activity.kind', 'activity.area', 'activity.description'])
    .select(['activity.place_id', 'activity.published_at', 'place.name as place'])
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    title: row.title,
    kind: row.kind as Kind,
    area: row.area as Area,
    description: row.description,
    placeId: row.place_id,
    place: row.place,
    publishedAt: row.published_at,
  }
}

/** Somebody who stands behind an activity; `value` is how a form's type-ahead names them. */
export type Behind = Found & { part: Part; kind: 'person' | 'organisation'; id: string; sinceOn: string }

/** Who stands behind an activity and can be read: people only by the team, under the record that was kept. */
export async function behind(tx: ActorTx, activityId: string): Promise<Behind[]> {
  const rows = await tx
    .selectFrom('activity_promoter as behind')
    .leftJoin('organisation', 'organisation.id', 'behind.organisation_id')
    .leftJoin('person as recorded', 'recorded.id', 'behind.person_id')
    .leftJoin('person as kept', 'kept.id', 'recorded.merged_into')
    .where('behind.activity_id', '=', activityId)
    .orderBy('behind.part', 'desc')
    .orderBy('behind.since_on')
    .orderBy('behind.id')
    .select((eb) => [
      'behind.part',
      'behind.since_on',
      'organisation.id as organisation_id',
      'organisation.name',
      eb.fn.coalesce('kept.id', 'recorded.id').as('person_id'),
      eb.fn.coalesce('kept.given_name', 'recorded.given_name').as('given_name'),
      eb.fn.coalesce('kept.family_name', 'recorded.family_name').as('family_name'),
    ])
    .execute()
  return rows.flatMap((row): Behind[] => {
    const common = { part: row.part as Part, sinceOn: row.since_on }
    if (row.organisation_id && row.name) {
      const id = row.organisation_id
      return [{ ...common, kind: 'organisation', id, value: `organisation:${id}`, label: row.name }]
    }
    if (!row.person_id) return []
    const label = fullName({ given_name: row.given_name ?? '', family_name: row.family_name ?? '' })
    return [{ ...common, kind: 'person', id: row.person_id, value: `person:${row.person_id}`, label }]
  })
}

/** The rule an activity repeats by, if it is a series. */
export const seriesOf = (tx: ActorTx, activityId: string) =>
  tx
    .selectFrom('activity_series')
    .where('activity_id', '=', activityId)
    .select(['rule', 'first_starts_at', 'minutes'])
    .executeTakeFirst()

/** What a person did together with others: sessions they attended, the latest first. */
export async function sessionsAttended(tx: ActorTx, personIds: readonly string[], limit = 20) {
  return tx
    .selectFrom('attendance')
    .innerJoin('activity_session as session', 'session.id', 'attendance.session_id')
    .innerJoin('activity', 'activity.id', 'session.activity_id')
    .where('attendance.person_id', 'in', personIds)
    .where('attendance.state', '=', 'attended')
    .orderBy('session.starts_at', 'desc')
    .limit(limit)
    .select([
      'session.id',
      'session.activity_id',
      'session.held_on',
      'activity.title',
      'activity.kind',
      'attendance.role',
    ])
    .execute()
}
