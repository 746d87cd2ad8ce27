import { type Cell, protect } from '../../../../ground/statistics/protect.ts'
import type { Relation } from '../../../../ground/statistics/ranges.ts'
import { type DayCounts, toldDays } from '../../../../ground/statistics/told-days.ts'
import type { CountedSet, Indicator } from '../../rules.ts'
import { nameOf } from '../../rules.ts'
import {
  countBy,
  countsOn,
  type Gain,
  isSensitive,
  monthEnds,
  type SmallGroupRule,
  setsOf,
  smallestOf,
  WITHIN,
} from '../rules.ts'

/** What may be told of a set: its size, null where it is protected, and the days it grew by as far as they are told. */
export type ToldSet = { size: number | null; countedOn: string; days: readonly string[] }

type Gains = ReadonlyMap<string, readonly Gain[]>
type Asking = { today: string; rule: SmallGroupRule; reportingDays: readonly string[] }
type Asked = Asking & { until: string }

/** The days on which the sets of one indicator may be told together, whichever day one asks for. */
export type ToldHistory = { sets: CountedSet[]; days: DayCounts[] }[]

/** One set that lies inside another: what is left of the whole is protected like its part. */
export type Within = { part: string; whole: string }
/** What is already told beside a table, and stays: it hides nothing, but a small count may follow from it. */
type Beside = { within: readonly Within[]; known: ReadonlyMap<string, number | null> }

/**
 * What may be told, as of a day, of the sets of these indicators, by the name of each set. The sets of one share are told
 * of the same day. Whoever compares any days and any figures learns of nobody in a group smaller than the rule says.
 */
export const toldTable = (indicators: readonly Indicator[], gains: Gains, asked: Asked) =>
  toldOn(historyOf(indicators, gains, asked), gains, asked.until, asked.rule)

export const historyOf = (indicators: readonly Indicator[], gains: Gains, asking: Asking): ToldHistory =>
  indicators.map((indicator) => {
    const sets = setsOf(indicator)
    return { sets, days: daysOf(sets, gains, asking) }
  })

/** The table of one day, out of the days that may be told. */
export function toldOn(
  history: ToldHistory,
  gains: Gains,
  until: string,
  rule: SmallGroupRule,
  beside: Beside = { within: WITHIN, known: new Map() },
): Map<string, ToldSet> {
  const told = new Map<string, ToldSet>()
  for (const { sets, days: all } of history) {
    const names = sets.map(nameOf)
    const days = all.filter(({ on }) => on <= until)
    const last = days.at(-1)
    // Nothing is told yet of what has begun: it is small, or too new. A zero is told only while it is one.
    const whole = names.length - 1
    const hasBegun = countBy(gains.get(names[whole] ?? '') ?? [], until) > 0
    const isUntold = hasBegun && !last?.counts[whole]
    for (const [at, name] of names.entries()) {
      told.set(name, {
        size: isUntold ? null : (last?.counts[at] ?? 0),
        countedOn: last?.on ?? until,
        days: days.map(({ on }) => on),
      })
    }
  }
  const sets = history.flatMap((one) => one.sets)
  return withoutSmall(told, new Map(sets.map((set) => [nameOf(set), set])), rule, beside)
}

/** The days on which all these sets may be told together; of a share the rest counts too. */
function daysOf(sets: readonly CountedSet[], gains: Gains, { today, rule, reportingDays }: Asking) {
  const gained = sets.map((set) => gains.get(nameOf(set)) ?? [])
  const first = gained.flat().reduce((least, { on }) => (on < least ? on : least), today)
  if (first >= today) return []
  const promised = new Set(reportingDays.filter((day) => day >= first && day < today))
  const days = [...new Set([...monthEnds(first, today), ...promised, today])].sort()
  const counted = gained.map((each) => countsOn(each, days))
  const history = days.map((on, day): DayCounts => {
    const counts = counted.map((counts) => counts[day] ?? 0)
    const [part = 0, whole] = counts
    return {
      on,
      counts: whole === undefined ? counts : [...counts, whole - part],
      promised: promised.has(on),
    }
  })
  const smallest = sets.map((set) => smallestOf(set, rule))
  return toldDays(history, smallest.length > 1 ? [...smallest, smallest[0] ?? 0] : smallest)
}

/** Of one table: small counts, and those from which a small one would follow, are not told. */
function withoutSmall(
  told: ReadonlyMap<string, ToldSet>,
  sets: ReadonlyMap<string, CountedSet>,
  rule: SmallGroupRule,
  { within, known }: Beside,
) {
  const sizes = new Map([...known, ...[...told].map(([name, { size }]) => [name, size] as const)])
  const smallest = (name: string) => {
    const set = sets.get(name)
    return set && smallestOf(set, rule)
  }
  const cells: Cell[] = []
  const relations: Relation[] = []
  for (const [id, size] of sizes) {
    if (size === null) continue
    // What stands beside is told already: only the table at hand may give way.
    const least = known.has(id) ? undefined : smallest(id)
    cells.push({ id, value: size, ...(least !== undefined && { smallest: least }) })
  }
  for (const { part, whole } of within) {
    const rest = (sizes.get(whole) ?? 0) - (sizes.get(part) ?? 0)
    if (sizes.get(part) == null || sizes.get(whole) == null || rest < 0) continue
    const id = `${whole} without ${part}`
    const set = sets.get(part)
    const sensitive = set !== undefined && isSensitive(set) && sizes.get(whole) !== 0
    cells.push({
      id,
      value: rest,
      smallest: smallest(part) ?? rule.smallest,
      implied: true,
      ...(sensitive && { zeroTells: true }),
    })
    relations.push({ total: whole, parts: [part, id] })
  }
  const hidden = protect(cells, relations)
  return new Map([...told].map(([name, set]) => [name, hidden.has(name) ? { ...set, size: null } : set]))
}
