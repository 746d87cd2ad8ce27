import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Counted, from } from '../reads.ts'
import type { CountedSet } from '../rules.ts'
import { type OnSheet, type Trace, tracesOf } from './rules.ts'

/** What of the records beneath a figure comes from paper: how many in all, and of those listed which sheets say so. */
export type Origins = { count: number; of: ReadonlyMap<string, OnSheet[]> }

const NOTHING: Origins = { count: 0, of: new Map() }

/**
 * Which records beneath a figure come from paper, as far as the actor may read the sheets: a record that stands on one, or
 * what makes it count on its day. Nothing of a figure that is told in steps: there a record does not stand under its own day.
 */
export async function originsOf(
  tx: ActorTx,
  actor: Actor,
  { set, until, inSteps }: { set: CountedSet; until: string; inSteps: boolean },
  records: readonly Counted[],
): Promise<Origins> {
  const traces = tracesOf(set)
  if (inSteps || traces.length === 0 || records.length === 0) return NOTHING
  const count = await countOnPaper(tx, actor, { set, until }, traces)
  return count === 0 ? NOTHING : { count, of: await sheetsOf(tx, actor, traces, records) }
}

/** How many records of a set come from paper. The set is read only where there is paper at all. */
async function countOnPaper(
  tx: ActorTx,
  { territoryId }: Actor,
  { set, until }: { set: CountedSet; until: string },
  traces: readonly Trace[],
) {
  const on = sql.id('counted', set.on)
  const { rows } = await sql<{ count: number }>`
    with paper as materialized (select distinct record_id, on_day from (${onPaper(territoryId, traces)}) as each_one)
    select case when exists (select from paper) then (
      select count(distinct paper.record_id) from paper
      join ${from(set.source, territoryId, until)} as counted on counted.record_id = paper.record_id
      where ${on} is not null and coalesce(paper.on_day, ${on}) = ${on}
    ) else 0 end::integer as count`.execute(tx)
  return rows[0]?.count ?? 0
}

/** The sheets that the records of a list come from. */
async function sheetsOf(
  tx: ActorTx,
  { territoryId }: Actor,
  traces: readonly Trace[],
  records: readonly Counted[],
) {
  const ids = records.map(({ recordId }) => recordId)
  const days = records.map(({ onDate }) => onDate)
  const { rows } = await sql<OnSheet & { recordId: string }>`
    select distinct paper.record_id as "recordId", sheet.kind, sheet.code, paper.row_number as "row"
    from (${onPaper(territoryId, traces, ids)}) as paper
    join unnest(${ids}::uuid[], ${days}::date[]) as listed (record_id, on_day)
      on listed.record_id = paper.record_id and coalesce(paper.on_day, listed.on_day) = listed.on_day
    join paper_typing typing on typing.territory_id = ${territoryId} and typing.id = paper.typing_id
    join paper_sheet sheet on sheet.territory_id = ${territoryId} and sheet.id = typing.sheet_id
    order by sheet.code, paper.row_number`.execute(tx)
  return Map.groupBy(rows, ({ recordId }) => recordId)
}

type Only = readonly string[] | undefined
const onPaper = (territoryId: string, traces: readonly Trace[], only?: Only) =>
  sql.join(
    traces.map((trace) => along(territoryId, trace, only)),
    sql` union all `,
  )

/** What stands on paper along one way: the record, the day since which it makes it count, the typing and row. Of these alone. */
function along(territoryId: string, trace: Trace, only: Only): RawBuilder<unknown> {
  const here = (table: string) => sql`${sql.id(table, 'territory_id')} = ${territoryId}`
  const among = (id: RawBuilder<unknown>) => (only ? sql`and ${id} = any (${only}::uuid[])` : sql``)
  const told = sql`source.typing_id, source.row_number from paper_source source`
  const of = (...kinds: readonly string[]) =>
    sql`where ${here('source')} and source.record_kind = any (${kinds}::text[])`
  // Two records of one person, once merged, are one person.
  const who = sql`join person who on ${here('who')} and who.id = present.person_id`
  const amongWho = only
    ? sql`and (who.id = any (${only}::uuid[]) or who.merged_into = any (${only}::uuid[]))`
    : sql``
  const oneOf = sql`coalesce(who.merged_into, who.id)`
  const held = (id: RawBuilder<unknown>) =>
    sql`join activity_session held on ${here('held')} and held.id = ${id} and held.closed_at is not null`
  const met = sql`join encounter met on ${here('met')} and met.id = source.record_id`

  switch (trace.by) {
    case 'itself':
      return sql`select source.record_id, null::date as on_day, ${told}
        ${of(...trace.kinds)} ${among(sql`source.record_id`)}`
    case 'session':
      return sql`select held.activity_id as record_id, held.held_on as on_day, ${told}
        ${held(sql`source.record_id`)} ${of('activity_session')} ${among(sql`held.activity_id`)}`
    case 'encounter':
      return trace.of === 'person'
        ? sql`select ${oneOf} as record_id, met.met_on as on_day, ${told} ${met}
            join encounter_person present on ${here('present')} and present.encounter_id = met.id ${who}
            ${of('encounter')} ${amongWho}`
        : sql`select present.organisation_id as record_id, met.met_on as on_day, ${told} ${met}
            join encounter_organisation present on ${here('present')} and present.encounter_id = met.id
            ${of('encounter')} ${among(sql`present.organisation_id`)}`
    case 'presence':
      return sql`select ${oneOf} as record_id, held.held_on as on_day, ${told}
        join attendance present on ${here('present')} and present.id = source.record_id and present.state = 'attended'
        ${held(sql`present.session_id`)} ${who}
        ${of('attendance')} ${PART[trace.part]} ${amongWho}`
  }
}

const PART = {
  any: sql``,
  active: sql`and present.role in ('co_designer', 'speaker', 'lab_maker')`,
}
