import { type Part, partsChanged, type Sheet, type SheetChange, sheetChange } from '../definitions/rules.ts'
import type { Figure, Group, Unit } from '../rules.ts'
import type { Target } from '../targets/rules.ts'

/** What a figure of an edition is: counted (zero too), not collected yet, or not told because it would single somebody out. */
export type State = 'counted' | 'not_collected' | 'suppressed'

export type FrozenFigure = {
  code: string
  group: Group
  unit: Unit
  value: number | null
  numerator: number | null
  denominator: number | null
  state: State
  /** The last day of the records it counts: a figure of people may be told of an earlier day than the edition's. */
  countedOn: string
  /** Told as in an earlier edition, because the difference would be of a few people. */
  kept: boolean
}

export type Completeness = { sessionsDue: number; sessionsClosed: number }

/** All an edition says, in the order its file has it. */
export type EditionContent = {
  format: 'trama-edition/1'
  id: string
  territory: { slug: string; name: string; population: number | null }
  name: string
  factsUntil: string
  knownAt: string
  restates: string | null
  reason: string | null
  smallestGroups: { smallest: number; smallestSensitive: number }
  completeness: Completeness
  figures: FrozenFigure[]
  sheets: Record<string, Sheet>
  /** The aims that stood then. Editions from before it was written down say nothing of them. */
  targets?: FrozenTarget[]
}
export type FrozenTarget = Omit<Target, 'id'>

type Told = Figure<string> & { suppressed: boolean; countedOn: string }

export const frozenFigure = (
  { code, unit, value, numerator, denominator, suppressed, countedOn }: Told,
  group: Group,
): FrozenFigure => ({
  code,
  group,
  unit,
  value,
  numerator,
  denominator,
  state: suppressed ? 'suppressed' : value === null ? 'not_collected' : 'counted',
  countedOn,
  kept: false,
})

/** The counts of a figure that speak of people: its two parts for a share, else itself. */
const countsOf = ({ value, numerator, denominator }: FrozenFigure) =>
  numerator === null ? [value] : [numerator, denominator]

/**
 * A figure of people next to those told before of the same code, the latest first. Where one of its counts differs from an
 * earlier one by fewer than the smallest group, the difference would tell of those few: the earlier figure is told again.
 */
export function keptApart(
  figure: FrozenFigure,
  before: readonly FrozenFigure[],
  smallest: number,
): FrozenFigure {
  if (figure.state !== 'counted') return figure
  const counts = countsOf(figure)
  const near = before.find((other) => {
    if (other.state !== 'counted') return false
    const others = countsOf(other)
    return counts.some((count, at) => {
      const difference = Math.abs((count ?? 0) - (others[at] ?? 0))
      return difference > 0 && difference < smallest
    })
  })
  return near ? { ...near, group: figure.group, kept: true } : figure
}

export type Difference = {
  code: string
  figures: readonly [FrozenFigure | undefined, FrozenFigure | undefined]
  /** Whether what is said of it differs: another value, another state, or it stands in one alone. */
  figureDiffers: boolean
  /** Whether it is counted in another way, or told in other words. */
  sheet: SheetChange
  /** The parts of its sheet that say other words. */
  parts: Part[]
}

/** Two editions side by side, in the order of the second, then what only the first has. */
export function differences(one: EditionContent, other: EditionContent): Difference[] {
  const codes = [...new Set([...other.figures, ...one.figures].map(({ code }) => code))]
  return codes.map((code) => {
    const [before, after] = [one, other].map(({ figures }) => figures.find((figure) => figure.code === code))
    const otherUnit = before !== undefined && after !== undefined && before.unit !== after.unit
    return {
      code,
      figures: [before, after],
      figureDiffers:
        before?.state !== after?.state ||
        before?.value !== after?.value ||
        before?.numerator !== after?.numerator ||
        before?.denominator !== after?.denominator,
      sheet: otherUnit ? 'redefined' : sheetChange(code, one.sheets[code], other.sheets[code]),
      parts: partsChanged(one.sheets[code], other.sheets[code]),
    }
  })
}

export type Doubt = { code: string; kind: 'fell' | 'leapt' | 'vanished'; before: number; now: number | null }
/** A figure that more than trebles between two editions is looked at twice. */
const LEAP = 3

/** What a person should look at before publishing: figures only grow, and seldom leap. */
export function doubtsOf(figures: readonly FrozenFigure[], before: readonly FrozenFigure[]): Doubt[] {
  return figures.flatMap((figure): Doubt[] => {
    const last = before.find(({ code }) => code === figure.code)
    if (last?.state !== 'counted' || last.value === null || figure.unit === 'share') return []
    const told = { code: figure.code, before: last.value, now: figure.value }
    if (figure.state !== 'counted' || figure.value === null) return [{ ...told, kind: 'vanished' }]
    if (figure.value < last.value) return [{ ...told, kind: 'fell' }]
    if (last.value > 0 && figure.value > LEAP * last.value) return [{ ...told, kind: 'leapt' }]
    return []
  })
}
