import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import type { IncomingRow, WrittenRow } from '../../../ground/imports/definition.ts'
import { removeUnreferenced } from '../../../ground/imports/record-table.ts'
import { plain } from '../../people/rules.ts'
import { removeEvidence } from '../../ties/writes.ts'
import { promotesSince } from '../rules.ts'
import { timesOf } from '../series/writes.ts'
import { join, tieTogether } from '../writes.ts'
import type { ListedSession } from './rules.ts'

export type StoredSession = {
  id: string
  held_on: string
  starts_at: string
  ends_at: string
  place_id: string | null
}

export async function writeListed(
  tx: ActorTx,
  actor: Actor,
  rows: readonly IncomingRow<ListedSession>[],
  { timeZone, today }: { timeZone: string; today: string },
): Promise<WrittenRow[]> {
  const activityOf = await activitiesFor(
    tx,
    actor,
    rows.map(({ row }) => row),
  )
  const stored = rows.map(({ row, known, newId }) => {
    const times = timesOf(row, timeZone)
    return {
      id: known ?? newId,
      activity_id: activityOf.get(nameOf(row)) ?? '',
      held_on: times.held_on,
      starts_at: times.starts_at.toISOString(),
      ends_at: times.ends_at.toISOString(),
      place_id: row.place_id,
      public: row.published,
    }
  })
  const before = new Map(
    (
      await sessionsNow(
        tx,
        rows.flatMap(({ known }) => known ?? []),
      )
    ).map((one) => [one.id, one]),
  )
  await sql`
    insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, place_id, public, recorded_by)
    select ${actor.territoryId}::uuid, id, activity_id, held_on, starts_at, ends_at, place_id, public, ${actor.personId}::uuid
    from jsonb_to_recordset(${JSON.stringify(stored.filter(({ id }) => !before.has(id)))}::jsonb)
      as s (id uuid, activity_id uuid, held_on date, starts_at timestamptz, ends_at timestamptz, place_id uuid, public boolean)
  `.execute(tx)
  await setSessions(
    tx,
    stored.filter(({ id }) => before.has(id)),
  )
  await promote(
    tx,
    actor,
    rows.map(({ row }) => row),
    activityOf,
    today,
  )
  return stored.map(({ id }) =>
    before.has(id)
      ? { recordId: id, action: 'updated', before: before.get(id) }
      : { recordId: id, action: 'created' },
  )
}

const nameOf = ({ title, kind }: Pick<ListedSession, 'title' | 'kind'>) => `${kind} ${plain(title)}`

/** The activities these rows are sessions of, by their name; those that are not there yet are planned. */
async function activitiesFor(
  tx: ActorTx,
  actor: Actor,
  rows: readonly ListedSession[],
): Promise<Map<string, string>> {
  const known = await tx
    .selectFrom('activity')
    .where('search_title', 'in', [...new Set(rows.map((row) => plain(row.title)))])
    .orderBy('id')
    .select(['id', 'kind', 'search_title'])
    .execute()
  const ids = new Map(known.map((one) => [`${one.kind} ${one.search_title}`, one.id]))
  const missing = [...new Map(rows.filter((row) => !ids.has(nameOf(row))).map((row) => [nameOf(row), row]))]
  if (missing.length === 0) return ids
  const planned = missing.map(([name, row]) => {
    const id = newId()
    ids.set(name, id)
    return {
      territory_id: actor.territoryId,
      id,
      title: row.title,
      kind: row.kind,
      area: row.area,
      place_id: row.place_id,
      published_at: row.published ? sql<Date>`now()` : null,
      published_by: row.published ? actor.personId : null,
      recorded_by: actor.personId,
    }
  })
  await tx.insertInto('activity').values(planned).execute()
  return ids
}

/** A promoter the list names stands behind the activity from its first day in the list. */
async function promote(
  tx: ActorTx,
  actor: Actor,
  rows: readonly ListedSession[],
  activityOf: ReadonlyMap<string, string>,
  today: string,
) {
  const promoting = new Map<string, { activityId: string; organisationId: string; firstDay: string }>()
  for (const row of rows) {
    const activityId = activityOf.get(nameOf(row))
    if (!row.promoter_id || !activityId) continue
    const pair = `${activityId} ${row.promoter_id}`
    const firstDay = promoting.get(pair)?.firstDay ?? row.on
    promoting.set(pair, {
      activityId,
      organisationId: row.promoter_id,
      firstDay: row.on < firstDay ? row.on : firstDay,
    })
  }
  if (promoting.size === 0) return
  const standing = await tx
    .selectFrom('activity_promoter')
    .where('activity_id', 'in', [...new Set([...promoting.values()].map((one) => one.activityId))])
    .where('part', '=', 'promoter')
    .select(['activity_id', 'organisation_id'])
    .execute()
  for (const row of standing) promoting.delete(`${row.activity_id} ${row.organisation_id}`)
  for (const { activityId, organisationId, firstDay } of promoting.values()) {
    const sinceOn = promotesSince(today, firstDay)
    await join(tx, actor, activityId, [{ part: 'promoter', personId: null, organisationId, sinceOn }])
    await tieTogether(tx, actor, activityId)
  }
}

const sessionsNow = (tx: ActorTx, ids: readonly string[]): Promise<StoredSession[]> =>
  tx
    .selectFrom('activity_session')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .select(['id', 'held_on', 'place_id'])
    .select([sql<string>`starts_at::text`.as('starts_at'), sql<string>`ends_at::text`.as('ends_at')])
    .execute()

/** Sessions take these times and places; a closed one stays as it was. */
export const setSessions = async (tx: ActorTx, sessions: readonly StoredSession[]) => {
  await sql`
    update activity_session a
    set held_on = s.held_on, starts_at = s.starts_at, ends_at = s.ends_at, place_id = s.place_id
    from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb)
      as s (id uuid, held_on date, starts_at timestamptz, ends_at timestamptz, place_id uuid)
    where a.territory_id = app.territory_id() and a.id = s.id and a.closed_at is null
  `.execute(tx)
}

/** Sessions nobody has a part in go, and with the last of them their activity. */
export async function removeListed(
  tx: ActorTx,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const free = await tx
    .selectFrom('activity_session as session')
    .where(sql<boolean>`session.id = any(${ids}::uuid[])`)
    .where('session.closed_at', 'is', null)
    .where('session.id', 'not in', tx.selectFrom('attendance').select('session_id'))
    .where('session.id', 'not in', tx.selectFrom('session_report').select('session_id'))
    .select(['session.id', 'session.activity_id'])
    .execute()
  const removed = await removeUnreferenced(
    tx,
    'activity_session',
    free.map(({ id }) => id),
  )
  const held = new Set(free.map((one) => one.activity_id))
  const standing = await tx
    .selectFrom('activity_session')
    .where(sql<boolean>`activity_id = any(${[...held]}::uuid[])`)
    .distinct()
    .select('activity_id')
    .execute()
  for (const { activity_id } of standing) held.delete(activity_id)
  for (const sourceId of held)
    await removeEvidence(tx, actor, { kind: 'promoted', sourceKind: 'activity', sourceId })
  await removeUnreferenced(tx, 'activity', [...held])
  return removed
}
