import type { Unit } from '../rules.ts'

export const PER = 1000

/** So many for each thousand inhabitants; nothing of a share, of what is not told, or where nobody counted the inhabitants. */
export function perThousand(unit: Unit, value: number | null, people: number | null): number | null {
  if (unit === 'share' || value === null || people === null || people === 0) return null
  return (value / people) * PER
}

export type Population = { people: number; onDay: string; source: string; assumed: boolean }

/** Of several counts of inhabitants the last one up to a day; before the first, the first. */
export function populationFor<One extends Pick<Population, 'onDay'>>(counts: readonly One[], day: string) {
  const sorted = [...counts].sort((one, other) => (one.onDay < other.onDay ? -1 : 1))
  return sorted.findLast(({ onDay }) => onDay <= day) ?? sorted[0]
}
