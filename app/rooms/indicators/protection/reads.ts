import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { beneath, type Counted, counting, from, isLarge, outcomesAsOf } from '../reads.ts'
import {
  type CountedSet,
  type Figure,
  figuresFrom,
  INDICATORS,
  type Indicator,
  type IndicatorCode,
  indicatorOf,
  type KnownIndicator,
  nameOf,
  setsBySource,
  shareOf,
} from '../rules.ts'
import { historyOf, type ToldSet, toldOn, toldTable } from './parts/told-table.ts'
import { countBy, type Gain, growsByItsDays, isGuarded, type SmallGroupRule, setsOf, USUAL } from './rules.ts'

/** How small a group this territory tells. */
export async function smallGroupRule(tx: ActorTx): Promise<SmallGroupRule> {
  const row = await tx
    .selectFrom('small_group_rule')
    .select(['smallest', 'smallest_sensitive as smallestSensitive'])
    .executeTakeFirst()
  return row ?? USUAL
}

/** The days announced for reports, the earliest first. */
export async function reportingDays(tx: ActorTx): Promise<string[]> {
  const rows = await tx.selectFrom('reporting_day').select('on_day').orderBy('on_day').execute()
  return rows.map(({ on_day }) => on_day)
}

/** What each set gained, day by day, up to a day; by the name of the set. Each source is read once. */
export async function gainsOf(tx: ActorTx, actor: Actor, indicators: readonly Indicator[], until: string) {
  const bySource = [...setsBySource(indicators)]
  const sources = bySource
    .filter(([source]) => !isLarge(source))
    .map(
      ([source]) =>
        sql`${sql.id(source)} as materialized (select * from ${from(source, actor.territoryId, until)})`,
    )
  const sets = bySource.flatMap(([, sets]) => sets)
  const gained = bySource.flatMap(([source, ofSource]) => {
    const first = sets.indexOf(ofSource[0] as CountedSet)
    if (isLarge(source))
      return [
        sql`select at + ${sql.lit(first - 1)} as at, on_day as "on", units_gained::integer as units
          from ${counting('gains_of', source, actor, until, ofSource)}`,
      ]
    return ofSource.map(({ on, units }, at) => {
      const size = units ? sql`sum(${sql.id(units)})` : sql`count(*)`
      return sql`select ${sql.lit(first + at)} as at, ${sql.id(on)} as "on", ${size}::integer as units
        from ${sql.id(source)} where ${sql.id(on)} is not null group by ${sql.id(on)}`
    })
  })
  const read = sources.length > 0 ? sql`with ${sql.join(sources)}` : sql``
  const { rows } = await sql<Gain & { at: number }>`
    ${read} ${sql.join(gained, sql` union all `)}`.execute(tx)
  const gains = new Map(sets.map((set) => [nameOf(set), [] as Gain[]]))
  const inOrder = [...gains.values()]
  for (const { at, on, units } of rows) inOrder[at]?.push({ on, units })
  return gains
}

/** A figure as it may be told to whoever asked, and of which day. */
export type ToldFigure<Code extends string = IndicatorCode> = Figure<Code> & {
  /** Not told, because it would single somebody out. */
  suppressed: boolean
  /** Exact, for the team's own work: outside it may not be told so. */
  forTeam: boolean
  countedOn: string
  /** For what is told only of some days: the sets of the list beneath. */
  sets?: { numerator: ToldSet; denominator?: ToldSet }
}
type Asking = { until: string; today: string; forTeam: boolean }

/**
 * The outcome table as it may be told: exact where the figures are of acts, places and organisations or the team asks for
 * itself; figures of people as of the last day that can be told, and none that singles somebody out.
 */
export async function toldOutcomes(
  tx: ActorTx,
  actor: Actor,
  { until, today, forTeam }: Asking,
  indicators: readonly KnownIndicator[] = INDICATORS,
): Promise<ToldFigure[]> {
  const figures = new Map<string, ToldFigure>()
  const take = (exact: readonly Figure[]) => {
    for (const figure of exact) {
      const forTeamOnly = isGuarded(indicatorOf(figure.code) as KnownIndicator, false)
      figures.set(figure.code, { ...figure, suppressed: false, forTeam: forTeamOnly, countedOn: until })
    }
  }
  let open = indicators.filter((indicator) => !isGuarded(indicator, forTeam))
  if (open.length < indicators.length) {
    // All guarded ones are weighed together, also when one is asked for: it is told alike on its page and in the table.
    const guarded = (INDICATORS as readonly KnownIndicator[]).filter((one) => isGuarded(one, forTeam))
    // A source that is read for its gains is not read a second time for what else it counts.
    const sources = new Set<string>(
      guarded
        .flatMap(setsOf)
        .map(({ source }) => source)
        .filter(growsByItsDays),
    )
    const alongside = open.filter((one) => setsOf(one).every(({ source }) => sources.has(source)))
    const gains = await gainsOf(tx, actor, [...guarded, ...alongside], today)
    const rule = await smallGroupRule(tx)
    const told = toldTable(guarded, gains, { until, today, rule, reportingDays: await reportingDays(tx) })
    for (const indicator of guarded) figures.set(indicator.code, figureOf(indicator, told))
    take(figuresFrom(alongside, new Map([...gains].map(([name, days]) => [name, countBy(days, until)]))))
    open = open.filter((one) => !alongside.includes(one))
  }
  if (open.length > 0) take(await outcomesAsOf(tx, actor, until, open))
  return indicators.flatMap(({ code }) => figures.get(code) ?? [])
}

/** One figure, from what is told of its sets. */
export function figureOf<Code extends string>(
  { code, unit, set, of }: Indicator & { code: Code },
  told: ReadonlyMap<string, ToldSet>,
): ToldFigure<Code> {
  const numerator = told.get(nameOf(set)) as ToldSet
  const { countedOn, size } = numerator
  const common = { code, unit, forTeam: false, countedOn }
  const denominator = of && told.get(nameOf(of))
  if (!denominator) {
    return {
      ...common,
      value: size,
      numerator: null,
      denominator: null,
      suppressed: size === null,
      sets: { numerator },
    }
  }
  const whole = denominator.size
  return {
    ...common,
    value: size === null || whole === null ? null : shareOf(size, whole),
    numerator: size,
    denominator: whole,
    suppressed: size === null || whole === null,
    sets: { numerator, denominator },
  }
}

/**
 * The records beneath a guarded figure: as many as it tells, each with the told day by which it came in, in an order that
 * says nothing. None where the figure is not told.
 */
export async function recordsTold(
  tx: ActorTx,
  actor: Actor,
  set: CountedSet,
  { size, countedOn, days }: ToldSet,
  { limit, offset = 0 }: { limit?: number; offset?: number } = {},
): Promise<{ records: Counted[]; total: number }> {
  if (!size) return { records: [], total: 0 }
  const { rows } = await sql<Counted & { total: number }>`
    select record_id as "recordId", 1 as units, count(*) over () as total,
      (select min(day) from unnest(${days}::date[]) as day where day >= ${sql.id(set.on)}) as "onDate"
    from ${beneath(set, actor.territoryId, countedOn)} where ${sql.id(set.on)} is not null
    order by "onDate" desc, right(record_id::text, 8) limit ${limit ?? null} offset ${offset}`.execute(tx)
  return { records: rows, total: rows[0]?.total ?? 0 }
}

/** The guarded sets of the house on any day, as `toldOutcomes` tells them: for who asks for many days at once. */
export async function tellingOfHouse(
  tx: ActorTx,
  actor: Actor,
  { today, forTeam }: Omit<Asking, 'until'>,
): Promise<(until: string) => ReadonlyMap<string, ToldSet>> {
  const guarded = (INDICATORS as readonly KnownIndicator[]).filter((one) => isGuarded(one, forTeam))
  const gains = await gainsOf(tx, actor, guarded, today)
  const rule = await smallGroupRule(tx)
  const history = historyOf(guarded, gains, { today, rule, reportingDays: await reportingDays(tx) })
  return (until) => toldOn(history, gains, until, rule)
}
