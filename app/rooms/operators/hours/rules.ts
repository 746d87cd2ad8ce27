/** Something a volunteer gave on a day. `hours` is unknown where only the day is; `what` stands already said. */
export type Given = { id: string; onDate: string; hours: number | null; what: string; mayWithdraw: boolean }

/** What was given in a span of days: on how many days, and for how many hours as far as they are known. */
export function sumOf(given: readonly Given[]) {
  const hours = given.reduce((sum, one) => sum + (one.hours ?? 0), 0)
  return { days: new Set(given.map(({ onDate }) => onDate)).size, hours }
}
