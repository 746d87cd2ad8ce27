import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Counted, from } from '../reads.ts'
import type { CountedSet } from '../rules.ts'
import { kindsOf, type OnSheet, type Trace, tracesOf } from './rules.ts'

/** Of the records of a list, by their id, the sheets of paper that say so. */
export type Sheets = ReadonlyMap<string, OnSheet[]>
/** A list of records beneath a figure. Told in steps, a record does not stand under the day on which it counts. */
export type Listed = { set: CountedSet; until: string; inSteps: boolean; records: readonly Counted[] }

/** More records on paper than these are not counted for a page: it would wait for them. */
const MOST_COUNTED = 10_000
/** A list longer than this is found faster by reading all that stands on paper. */
const A_PAGE = 500

/**
 * The sheets of paper that records beneath a figure come from, as far as the actor may read them: a record stands on one
 * itself, or what makes it count on its day does. None of a figure that is told in steps.
 */
export async function sheetsOf(
  tx: ActorTx,
  actor: Actor,
  { set, inSteps, records }: Listed,
): Promise<Sheets> {
  const traces = tracesOf(set)
  if (inSteps || records.length === 0 || (await standingOnPaper(tx, traces, 1)) === 0) return new Map()
  const { territoryId } = actor
  const ids = records.map(({ recordId }) => recordId)
  const days = records.map(({ onDate }) => onDate)
  const { rows } = await sql<OnSheet & { recordId: string }>`
    select distinct paper.record_id as "recordId", sheet.kind, sheet.code, paper.row_number as "row"
    from (${onPaper(territoryId, traces, ids.length > A_PAGE ? undefined : ids)}) as paper
    join unnest(${ids}::uuid[], ${days}::date[]) as listed (record_id, on_day)
      on listed.record_id = paper.record_id and coalesce(paper.on_day, listed.on_day) = listed.on_day
    join paper_typing typing on typing.territory_id = ${territoryId} and typing.id = paper.typing_id
    join paper_sheet sheet on sheet.territory_id = ${territoryId} and sheet.id = typing.sheet_id
    order by sheet.code, paper.row_number`.execute(tx)
  return Map.groupBy(rows, ({ recordId }) => recordId)
}

/** How many records beneath a figure come from paper that the actor may read; null where there is too much to count it. */
export async function paperBeneath(
  tx: ActorTx,
  { territoryId }: Actor,
  { set, until, inSteps }: Omit<Listed, 'records'>,
): Promise<number | null> {
  const traces = tracesOf(set)
  const atAll = inSteps ? 0 : await standingOnPaper(tx, traces, MOST_COUNTED + 1)
  if (atAll === 0) return 0
  if (atAll > MOST_COUNTED) return null
  const on = sql.id('counted', set.on)
  const { rows } = await sql<{ count: number }>`
    with paper as materialized (select distinct record_id, on_day from (${onPaper(territoryId, traces)}) as each_one)
    select count(distinct paper.record_id)::integer as count from paper
    join ${from(set.source, territoryId, until)} as counted on counted.record_id = paper.record_id
    where ${on} is not null and coalesce(paper.on_day, ${on}) = ${on}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** How many records of these kinds stand on paper, whatever they are beneath; no more than `most`. */
async function standingOnPaper(tx: ActorTx, traces: readonly Trace[], most: number): Promise<number> {
  if (traces.length === 0) return 0
  const { count } = await tx
    .selectFrom((eb) =>
      eb
        .selectFrom('paper_source')
        .where('record_kind', 'in', traces.flatMap(kindsOf))
        .select('record_id')
        .limit(most)
        .as('standing'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
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
  const of = sql`where ${here('source')} and source.record_kind = any (${kindsOf(trace)}::text[])`
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
        ${of} ${among(sql`source.record_id`)}`
    case 'session':
      return sql`select held.activity_id as record_id, held.held_on as on_day, ${told}
        ${held(sql`source.record_id`)} ${of} ${among(sql`held.activity_id`)}`
    case 'encounter':
      return trace.of === 'person'
        ? sql`select ${oneOf} as record_id, met.met_on as on_day, ${told} ${met}
            join encounter_person present on ${here('present')} and present.encounter_id = met.id ${who}
            ${of} ${amongWho}`
        : sql`select present.organisation_id as record_id, met.met_on as on_day, ${told} ${met}
            join encounter_organisation present on ${here('present')} and present.encounter_id = met.id
            ${of} ${among(sql`present.organisation_id`)}`
    case 'presence':
      return sql`select ${oneOf} as record_id, held.held_on as on_day, ${told}
        join attendance present on ${here('present')} and present.id = source.record_id and present.state = 'attended'
        ${held(sql`present.session_id`)} ${who}
        ${of} ${PART[trace.part]} ${amongWho}`
  }
}

const PART = {
  any: sql``,
  active: sql`and present.role in ('co_designer', 'speaker', 'lab_maker')`,
}
