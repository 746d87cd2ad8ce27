/**
 * What had been counted by the end of a day: one count, or several that are only told together, such as a part, its whole
 * and the rest. `promised` days were announced before they came: their counts are told as they are whenever that is safe.
 */
export type DayCounts = { on: string; counts: readonly number[]; promised?: boolean }

/**
 * The days whose counts may be told, whichever of them a reader compares: between any two, and since the beginning, each
 * count has either not moved or moved by at least its smallest group.
 *
 * The days pass one by one, and what was told stays told. A promised day is told when it comes. Any other waits until
 * enough have followed it, so that the next promised day can never lie too close to it.
 */
export function toldDays(days: readonly DayCounts[], smallest: readonly number[]): DayCounts[] {
  const told: (readonly number[])[] = [smallest.map(() => 0)]
  const result: DayCounts[] = []
  let waiting: DayCounts[] = []
  const tell = (day: DayCounts) => {
    // Counts that stood still are told again, and compared once.
    if (!told.some((other) => other.every((count, at) => count === day.counts[at]))) told.push(day.counts)
    result.push(day)
  }
  for (const today of days) {
    const still: DayCounts[] = []
    for (const day of waiting) {
      // Too close to what is told: it stays so for ever.
      if (!isApart(day.counts, told, smallest)) continue
      if (isOutgrown(day.counts, today.counts, told, smallest)) tell(day)
      else still.push(day)
    }
    waiting = still
    if (!today.promised) waiting.push(today)
    else if (isApart(today.counts, told, smallest)) tell(today)
  }
  return result.sort((one, other) => one.on.localeCompare(other.on))
}

const moved = (from: number, to: number, smallest: number) => from === to || Math.abs(to - from) >= smallest

const isApart = (
  counts: readonly number[],
  told: readonly (readonly number[])[],
  smallest: readonly number[],
) => told.every((other) => counts.every((count, at) => moved(other[at] ?? 0, count, smallest[at] ?? 0)))

const isOutgrown = (
  counts: readonly number[],
  now: readonly number[],
  told: readonly (readonly number[])[],
  smallest: readonly number[],
) =>
  counts.every(
    (count, at) =>
      Math.abs((now[at] ?? 0) - count) >= (smallest[at] ?? 0) || told.some((other) => other[at] === count),
  )
