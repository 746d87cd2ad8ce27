import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { IncomingRow, WrittenRow } from '../../../ground/imports/definition.ts'
import { plain } from '../../people/rules.ts'
import { type ListedPlace, learnt, nameKey, newPlace, type Stored, saysTheSame } from './rules.ts'

/**
 * A row of an earlier import corrects its place. A place written by hand is recognised by name and municipality, and
 * only learns what nobody had written. What a list brings is not public: someone publishes it.
 */
export async function writeListed(
  tx: ActorTx,
  actor: Actor,
  rows: readonly IncomingRow<ListedPlace>[],
): Promise<WrittenRow[]> {
  const stored = await storedLike(tx, rows)
  const byId = new Map(stored.map((one) => [one.id, one]))
  const byName = new Map(stored.map((one) => [nameKey(one), one]))
  const added: Stored[] = []
  const changed: Stored[] = []
  const written = rows.map(({ row, known, newId }): WrittenRow => {
    const mine = known ? byId.get(known) : undefined
    const recognised = mine ?? byName.get(nameKey(row))
    if (!recognised) {
      added.push(newPlace(newId, row))
      return { recordId: newId, action: 'created' }
    }
    const after = learnt(recognised, row, mine !== undefined)
    if (saysTheSame(after, recognised)) return { recordId: recognised.id, action: 'unchanged' }
    changed.push(after)
    return { recordId: recognised.id, action: 'updated', before: recognised }
  })
  await add(tx, actor, added)
  await change(tx, actor, changed)
  return written
}

async function storedLike(tx: ActorTx, rows: readonly IncomingRow<ListedPlace>[]): Promise<Stored[]> {
  const known = rows.flatMap(({ known }) => known ?? [])
  const names = rows.map(({ row }) => plain(row.name))
  const { rows: stored } = await sql<Stored>`
    select p.id, p.name, p.kind, p.istat_code, p.address, p.latitude, p.longitude, p.capacity, p.opened_on,
      p.reactivated_on, p.closed_on, p.description,
      coalesce((select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensAt', to_char(h.opens_at, 'HH24:MI'),
          'closesAt', to_char(h.closes_at, 'HH24:MI'), 'note', h.note) order by h.weekday, h.opens_at)
        from place_hours h where h.territory_id = app.territory_id() and h.place_id = p.id), '[]') as hours
    from place p
    where p.territory_id = app.territory_id() and (p.id = any(${known}::uuid[]) or p.search_name = any(${names}::text[]))
  `.execute(tx)
  return stored
}

const AS_STORED = sql`(id uuid, name text, kind text, istat_code text, address text, latitude double precision,
  longitude double precision, capacity integer, opened_on date, reactivated_on date, closed_on date, description text)`

async function add(tx: ActorTx, actor: Actor, places: readonly Stored[]) {
  if (places.length === 0) return
  await sql`insert into place (territory_id, id, name, kind, istat_code, address, latitude, longitude, capacity, opened_on,
      reactivated_on, closed_on, description, recorded_by)
    select ${actor.territoryId}, listed.*, ${actor.personId}
    from (select id, name, kind, istat_code, address, latitude, longitude, capacity, opened_on, reactivated_on, closed_on,
      description from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as l ${AS_STORED}) as listed`.execute(
    tx,
  )
  await setAllHours(tx, actor, places)
}

/** Places become what is given, hours included. */
export async function change(tx: ActorTx, actor: Actor, places: readonly Stored[]) {
  if (places.length === 0) return
  await sql`update place p set name = l.name, kind = l.kind, istat_code = l.istat_code, address = l.address,
      latitude = l.latitude, longitude = l.longitude, capacity = l.capacity, opened_on = l.opened_on,
      reactivated_on = l.reactivated_on, closed_on = l.closed_on, description = l.description
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as l ${AS_STORED}
    where p.territory_id = app.territory_id() and p.id = l.id`.execute(tx)
  await tx
    .deleteFrom('place_hours')
    .where(
      'place_id',
      'in',
      places.map(({ id }) => id),
    )
    .execute()
  await setAllHours(tx, actor, places)
}

async function setAllHours(tx: ActorTx, actor: Actor, places: readonly Stored[]) {
  const hours = places.flatMap(({ id, hours }) =>
    hours.map(({ weekday, opensAt, closesAt, note }) => ({
      territory_id: actor.territoryId,
      place_id: id,
      weekday,
      opens_at: opensAt,
      closes_at: closesAt,
      note,
    })),
  )
  if (hours.length > 0) await tx.insertInto('place_hours').values(hours).execute()
}
