import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { entriesAsked, entryOf, type SaidEntry } from '../entries/reads.ts'
import type { AgendaQuery } from './forms.ts'

export type AgendaFilter = AgendaQuery & { from: string }
type Span = { page: number; perPage: number; timeZone: string }
type AgendaRow = {
  entries: SaidEntry[]
  total: number
  places: { id: string; name: string }[]
  municipalities: { code: string; name: string }[]
}

/**
 * What anyone may know that begins from `from` to `to` (days of the territory), by time, how much there is in all, and what
 * the agenda may be narrowed to.
 */
export async function agendaPage(
  tx: ActorTx,
  { territoryId }: Actor,
  asked: AgendaFilter,
  { page, perPage, timeZone }: Span,
) {
  const { rows } = await sql<AgendaRow>`
    with ${entriesAsked(territoryId, { ...asked, timeZone }, { most: sql`${perPage}`, skipped: (page - 1) * perPage })}
    select
      (select count from total)::integer as total,
      (select coalesce(json_agg(said order by starts_at, id), '[]') from told) as entries,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by search_name), '[]') from place
        where territory_id = ${territoryId} and published_on is not null and closed_on is null) as places,
      (select coalesce(json_agg(json_build_object('code', municipality.istat_code, 'name', municipality.name)
        order by municipality.search_name), '[]') from territory_municipality here
        join municipality on municipality.istat_code = here.istat_code
        where here.territory_id = ${territoryId}) as municipalities
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a statement without a from gives one row')
  return { ...row, entries: row.entries.map(entryOf) }
}
