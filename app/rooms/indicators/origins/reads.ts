import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { ToldSet } from '../protection/parts/told-table.ts'
import { hasList } from '../protection/rules.ts'
import { type Counted, from, namesOf } from '../reads.ts'
import type { CountedSet } from '../rules.ts'
import { onPaper } from './parts/along.ts'
import { kindsOf, type OnSheet, type Trace, tracesOf } from './rules.ts'

/** Of the records of a list, by their id, the sheets of paper that say so. */
export type Sheets = ReadonlyMap<string, OnSheet[]>
/** A list of records beneath a figure; of one told in steps (`told`), each stands under the told day by which it came in. */
export type Listed = {
  set: CountedSet
  until: string
  told: ToldSet | undefined
  records: readonly Counted[]
}

/** More records on paper than these are not counted for a page: it would wait for them. */
const MOST_COUNTED = 10_000
/** A list longer than this is found faster by reading all that stands on paper. */
const A_PAGE = 500

/**
 * The sheets of paper that records beneath a figure come from, as far as the actor may read them: a record stands on one
 * itself, or what makes it count on its day does. Of a figure that is told in steps only beside a record whose name the actor reads
 * anyway: a row of a sheet is a name and a day, and its code alone should say neither.
 */
export async function sheetsOf(
  tx: ActorTx,
  actor: Actor,
  { set, until, told, records }: Listed,
): Promise<Sheets> {
  const traces = tracesOf(set)
  if (records.length === 0 || (await standingOnPaper(tx, traces, 1)) === 0) return new Map()
  const { territoryId } = actor
  const all = records.map(({ recordId }) => recordId)
  const ids = told ? [...(await namesOf(tx, set.records, all)).keys()] : all
  const days = records.map(({ onDate }) => onDate)
  const asked = { territoryId, until: told?.countedOn ?? until }
  const on = sql.id('counted', set.on)
  const listed = told
    ? sql`(select counted.record_id, ${on} as on_day from ${from(set.source, territoryId, asked.until)} as counted
        where counted.record_id = any (${ids}::uuid[]) and ${on} is not null) as listed`
    : sql`unnest(${ids}::uuid[], ${days}::date[]) as listed (record_id, on_day)`
  const { rows } = await sql<OnSheet & { recordId: string }>`
    select distinct paper.record_id as "recordId", sheet.kind, sheet.code, paper.row_number as "row"
    from (${onPaper(traces, { ...asked, ...(ids.length <= A_PAGE && { only: ids }) })}) as paper
    join ${listed} on listed.record_id = paper.record_id and coalesce(paper.on_day, listed.on_day) = listed.on_day
    join paper_typing typing on typing.territory_id = ${territoryId} and typing.id = paper.typing_id
    join paper_sheet sheet on sheet.territory_id = ${territoryId} and sheet.id = typing.sheet_id
    order by sheet.code, paper.row_number`.execute(tx)
  return Map.groupBy(rows, ({ recordId }) => recordId)
}

/**
 * How many records of a list come from paper that the actor may read, beside each of which its sheet would stand; null where there
 * is too much to count it.
 */
export async function paperBeneath(
  tx: ActorTx,
  { territoryId }: Actor,
  { set, until, told }: Omit<Listed, 'records'>,
): Promise<number | null> {
  const traces = tracesOf(set)
  // Where no list is shown nothing of it is said.
  const atAll =
    !hasList(set) || (told && !told.size) ? 0 : await standingOnPaper(tx, traces, MOST_COUNTED + 1)
  if (atAll === 0) return 0
  if (atAll > MOST_COUNTED) return null
  const asked = { territoryId, until: told?.countedOn ?? until }
  const on = sql.id('counted', set.on)
  // A definition has said already what counts since which day: the set is not read once more.
  const counted = traces.every(({ by }) => by === 'definition')
    ? sql``
    : sql`join ${from(set.source, territoryId, asked.until)} as counted on counted.record_id = paper.record_id
        and ${on} is not null and coalesce(paper.on_day, ${on}) = ${on}`
  const { rows } = await sql<{ id: string }>`
    with paper as materialized (select distinct record_id, on_day from (${onPaper(traces, asked)}) as each_one)
    select distinct paper.record_id as id from paper ${counted}`.execute(tx)
  if (!told) return rows.length
  const ids = rows.map(({ id }) => id)
  return (await namesOf(tx, set.records, ids)).size
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
