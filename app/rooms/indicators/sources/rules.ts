import type { Unit } from '../rules.ts'

/** Half a point: a source says shares in whole percents. */
const ROUNDED = 0.005

export type Agreement = 'same' | 'differs' | 'notComparable'

/** How a number that a source prints stands to what is counted from records and may be told. */
export function agreementOf(
  said: number | null,
  figure: { value: number | null; suppressed: boolean; unit: Unit } | undefined,
): Agreement {
  if (said === null || !figure || figure.suppressed || figure.value === null) return 'notComparable'
  const near = figure.unit === 'share' ? ROUNDED : 0
  return Math.abs(said - figure.value) <= near ? 'same' : 'differs'
}

/** What several sources said of one day, each source with its own, in the order of the days. */
export const bySourceAndDay = <One extends { source: string; onDay: string }>(said: readonly One[]) => [
  ...Map.groupBy(said, ({ source, onDay }) => `${onDay} ${source}`).values(),
]
