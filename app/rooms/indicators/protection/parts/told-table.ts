import { type Cell, protect } from '../../../../ground/statistics/protect.ts'
import type { Relation } from '../../../../ground/statistics/ranges.ts'
import { type DayCounts, toldDays } from '../../../../ground/statistics/told-days.ts'
import type { KnownIndicator } from '../../rules.ts'
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

type Asked = { until: string; today: string; rule: SmallGroupRule; reportingDays: readonly string[] }

/**
 * What may be told, as of a day, of the sets of these indicators, by the name of each set. The sets of one share are told
 * of the same day. Whoever compares any days and any figures learns of nobody in a group smaller than the rule says.
 */
export function toldTable(
  indicators: readonly KnownIndicator[],
  gains: ReadonlyMap<string, readonly Gain[]>,
  asked: Asked,
): Map<string, ToldSet> {
  const told = new Map<string, ToldSet>()
  for (const indicator of indicators) {
    const names = setsOf(indicator).map(nameOf)
    const days = daysOf(names, gains, asked).filter(({ on }) => on <= asked.until)
    const last = days.at(-1)
    // Nothing is told yet of what has begun: it is small, or too new. A zero is told only while it is one.
    const whole = names.length - 1
    const hasBegun = countBy(gains.get(names[whole] ?? '') ?? [], asked.until) > 0
    const isUntold = hasBegun && !last?.counts[whole]
    for (const [at, name] of names.entries()) {
      told.set(name, {
        size: isUntold ? null : (last?.counts[at] ?? 0),
        countedOn: last?.on ?? asked.until,
        days: days.map(({ on }) => on),
      })
    }
  }
  return withoutSmall(told, asked.rule)
}

/** The days on which all these sets may be told together; of a share the rest counts too. */
function daysOf(names: readonly string[], gains: ReadonlyMap<string, readonly Gain[]>, asked: Asked) {
  const { today, rule, reportingDays } = asked
  const first = names
    .flatMap((name) => (gains.get(name) ?? []).map(({ on }) => on))
    .reduce((least, on) => (on < least ? on : least), asked.today)
  if (first >= today) return []
  const promised = new Set(reportingDays.filter((day) => day >= first && day < today))
  const days = [...new Set([...monthEnds(first, today), ...promised, today])].sort()
  const counted = names.map((name) => countsOn(gains.get(name) ?? [], days))
  const history = days.map((on, day): DayCounts => {
    const counts = counted.map((counts) => counts[day] ?? 0)
    const [part = 0, whole] = counts
    return {
      on,
      counts: whole === undefined ? counts : [...counts, whole - part],
      promised: promised.has(on),
    }
  })
  const smallest = names.map((name) => smallestOf(name, rule))
  return toldDays(history, names.length > 1 ? [...smallest, smallest[0] ?? 0] : smallest)
}

/** Of one table: small counts, and those from which a small one would follow, are not told. */
function withoutSmall(told: ReadonlyMap<string, ToldSet>, rule: SmallGroupRule) {
  const sizes = new Map([...told].map(([name, { size }]) => [name, size]))
  const cells: Cell[] = []
  const relations: Relation[] = []
  for (const [id, size] of sizes)
    if (size !== null) cells.push({ id, value: size, smallest: smallestOf(id, rule) })
  for (const { part, whole } of WITHIN) {
    const rest = (sizes.get(whole) ?? 0) - (sizes.get(part) ?? 0)
    if (sizes.get(part) == null || sizes.get(whole) == null || rest < 0) continue
    const id = `${whole} without ${part}`
    const sensitive = isSensitive(part) && sizes.get(whole) !== 0
    cells.push({
      id,
      value: rest,
      smallest: smallestOf(part, rule),
      implied: true,
      ...(sensitive && { zeroTells: true }),
    })
    relations.push({ total: whole, parts: [part, id] })
  }
  const hidden = protect(cells, relations)
  return new Map([...told].map(([name, set]) => [name, hidden.has(name) ? { ...set, size: null } : set]))
}
