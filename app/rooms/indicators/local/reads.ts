import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { historyOf, type ToldSet, toldOn } from '../protection/parts/told-table.ts'
import {
  figureOf,
  gainsOf,
  reportingDays,
  smallGroupRule,
  type ToldFigure,
  tellingOfHouse,
  toldOutcomes,
} from '../protection/reads.ts'
import { isGuarded } from '../protection/rules.ts'
import { outcomesAsOf } from '../reads.ts'
import { INDICATORS, type Indicator, indicatorOf, type KnownIndicator } from '../rules.ts'
import {
  type Definition,
  definitionsOf,
  holdersOf,
  idOfCode,
  indicatorFrom,
  isLocal,
  type LocalIndicator,
  type LocalVersion,
  liesWithin,
} from './rules.ts'

const versions = (tx: ActorTx) =>
  tx
    .selectFrom('local_indicator_version as version')
    .innerJoin('local_indicator as indicator', 'indicator.id', 'version.indicator_id')
    .select([
      'version.id',
      'version.indicator_id as indicatorId',
      'version.number',
      'version.name',
      'version.definition',
      'version.limits',
      'version.reason',
      'version.recorded_at as recordedAt',
    ])
    // Written through the form alone, whose shape it has.
    .select([
      sql<Definition>`version.counted`.as('counted'),
      sql<Definition | null>`version.of_counted`.as('ofCounted'),
    ])

/** The indicators of this territory that stand, by name, each as its latest version says. */
export async function standingLocals(tx: ActorTx): Promise<LocalIndicator[]> {
  const rows = await versions(tx)
    .whereRef('version.number', '=', 'indicator.version')
    .where('indicator.ended_at', 'is', null)
    .orderBy(sql`lower(indicator.name)`)
    .execute()
  return rows.map(indicatorFrom)
}

/** All versions of one, the latest first; none where there is no such indicator. */
export const versionsOf = (tx: ActorTx, indicatorId: string): Promise<LocalVersion[]> =>
  versions(tx).where('version.indicator_id', '=', indicatorId).orderBy('version.number', 'desc').execute()

/** How many records a definition counts; refused by the database to who may not define. */
export async function sizeOf(tx: ActorTx, actor: Actor, until: string, definition: Definition) {
  const { rows } = await sql<{ size: number }>`
    select app.size_of_definition(${actor.territoryId}, ${until}, ${JSON.stringify(definition)}::jsonb) as size`.execute(
    tx,
  )
  return rows[0]?.size ?? 0
}

/** What a definition may be narrowed to in this territory. */
export async function choicesHere(tx: ActorTx) {
  const places = await tx.selectFrom('place').select(['id', 'name']).orderBy('name').orderBy('id').execute()
  const municipalities = await tx
    .selectFrom('territory_municipality')
    .innerJoin('municipality', 'municipality.istat_code', 'territory_municipality.istat_code')
    .select(['municipality.istat_code as code', 'municipality.name'])
    .orderBy('municipality.name')
    .execute()
  return { places, municipalities }
}
export type ChoicesHere = Awaited<ReturnType<typeof choicesHere>>

type Asking = { today: string; forTeam: boolean }
/** What of some indicators may be told on any day: the sets by name. */
export type Telling = (until: string) => ReadonlyMap<string, ToldSet>

/**
 * What may be told of the guarded indicators of a territory, all weighed together and next to the table of the house, which stays
 * as it is told: where a small count would follow from both, the local one gives way.
 */
export async function tellingOfLocals(
  tx: ActorTx,
  actor: Actor,
  { today, forTeam }: Asking,
): Promise<Telling> {
  const guarded = (await standingLocals(tx)).filter((one) => isGuarded(one, forTeam))
  if (guarded.length === 0) return () => new Map()
  const gains = await gainsOf(tx, actor, guarded, today)
  const rule = await smallGroupRule(tx)
  const history = historyOf(guarded, gains, { today, rule, reportingDays: await reportingDays(tx) })
  const within = nested(guarded)
  const holders = new Set(within.map(({ whole }) => whole).filter((name) => !name.startsWith('local:')))
  const house: Telling =
    holders.size > 0 ? await tellingOfHouse(tx, actor, { today, forTeam: false }) : () => new Map()
  return (until) => {
    const told = house(until)
    const known = new Map([...holders].map((name) => [name, told.get(name)?.size ?? null]))
    return toldOn(history, gains, until, rule, { within, known })
  }
}

/** Which of these sets lie inside which others, or inside sets of the house. */
function nested(locals: readonly LocalIndicator[]) {
  const all = locals.flatMap(definitionsOf).map(({ source, definition }) => ({
    name: `${source}.on_date`,
    definition,
  }))
  return all.flatMap(({ name, definition }) => [
    ...all
      .filter((other) => other.name !== name && liesWithin(definition, other.definition))
      .map((other) => ({ part: name, whole: other.name })),
    ...holdersOf(definition).map((whole) => ({ part: name, whole })),
  ])
}

/** The figures of these indicators as they may be told to whoever asked. */
export async function toldLocals(
  tx: ActorTx,
  actor: Actor,
  { until, today, forTeam }: Asking & { until: string },
  locals: readonly LocalIndicator[],
): Promise<ToldFigure<string>[]> {
  const open = locals.filter((one) => !isGuarded(one, forTeam))
  const exact = open.length > 0 ? await outcomesAsOf(tx, actor, until, open) : []
  const told =
    open.length < locals.length ? (await tellingOfLocals(tx, actor, { today, forTeam }))(until) : new Map()
  return locals.map((one) => {
    const figure = exact.find(({ code }) => code === one.code)
    if (!figure) return figureOf(one, told)
    return { ...figure, suppressed: false, forTeam: isGuarded(one, false), countedOn: until }
  })
}

/** Any indicator by its code: of the house, or of this territory and standing. */
export async function indicatorCalled(tx: ActorTx, code: string): Promise<Indicator | undefined> {
  const house = indicatorOf(code)
  if (house) return house
  if (!idOfCode(code)) return undefined
  return (await standingLocals(tx)).find((one) => one.code === code)
}

/** Every figure of the table: of the house, then of this territory. */
export const figuresHere = async (tx: ActorTx): Promise<Indicator[]> => [
  ...INDICATORS,
  ...(await standingLocals(tx)),
]

/** One figure as it may be told, whoever defined it. */
export async function toldFigure(
  tx: ActorTx,
  actor: Actor,
  asking: Asking & { until: string },
  indicator: Indicator,
): Promise<ToldFigure<string> | undefined> {
  if (isLocal(indicator)) return (await toldLocals(tx, actor, asking, [indicator]))[0]
  return (await toldOutcomes(tx, actor, asking, [indicator as KnownIndicator]))[0]
}

/** The outcome table whole: what the house counts everywhere, then what this territory counts besides. */
export async function wholeTable(tx: ActorTx, actor: Actor, asking: Asking & { until: string }) {
  const house: (ToldFigure<string> & { name?: string; definition?: string })[] = await toldOutcomes(
    tx,
    actor,
    asking,
  )
  const locals = await standingLocals(tx)
  const figures = locals.length > 0 ? await toldLocals(tx, actor, asking, locals) : []
  const own = figures.flatMap((figure) => {
    const local = locals.find(({ code }) => code === figure.code)
    return local ? [{ ...figure, name: local.name, definition: local.version.definition }] : []
  })
  return [...house, ...own]
}

export type SheetOfLocal = { versions: LocalVersion[]; here: ChoicesHere }

/** What the sheet of one says: all its versions, and the places its counts name. */
export const sheetOfLocal = async (tx: ActorTx, { version }: LocalIndicator): Promise<SheetOfLocal> => ({
  versions: await versionsOf(tx, version.indicatorId),
  here: await choicesHere(tx),
})
