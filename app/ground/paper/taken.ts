import type { ActorTx } from '../db/as-actor.ts'
import type { FormErrors } from '../forms/parse-form.ts'
import type { Reference, Sheet } from './sheets.ts'
import { rowsTaken } from './sources.ts'

/** That a row of a sheet was typed back: the records that came of it, by whom and when. */
export type Taken = { typingId: string; records: Reference[]; by: string | null; at: Date }
/** Each time a row was typed back, by its number, the first time first: more than one only where what came of it was taken back. */
export type TimesTaken = Map<number, Taken[]>

/** The rows of a sheet that records came of, by their number, with each time they were typed back. */
export async function timesTaken(tx: ActorTx, sheetId: string): Promise<TimesTaken> {
  const times: TimesTaken = new Map()
  for (const { row, kind, id, ...typed } of await rowsTaken(tx, sheetId)) {
    const before = times.get(row) ?? []
    const same = before.find(({ typingId }) => typingId === typed.typingId)
    if (same) same.records.push({ kind, id })
    else times.set(row, [...before, { ...typed, records: [{ kind, id }] }])
  }
  return times
}

/** The last time each row was typed back. */
export const lastTaken = (times: TimesTaken): Map<number, Taken> =>
  new Map([...times].flatMap(([row, each]) => each.slice(-1).map((last) => [row, last] as const)))

/** The rows of a sheet that records came of, by their number: where each becomes records of its own, it is typed back once. */
export const takenRows = async (tx: ActorTx, sheetId: string): Promise<Map<number, Taken>> =>
  lastTaken(await timesTaken(tx, sheetId))

/** The numbers of a sheet's rows. */
export const numbersOf = ({ rowCount }: Pick<Sheet, 'rowCount'>): number[] =>
  Array.from({ length: rowCount }, (_, at) => at + 1)

/** The rows still to copy, and those somebody copied while this form was open: what was typed of them stays to be seen. */
export const rowsToShow = (
  sheet: Pick<Sheet, 'rowCount'>,
  taken: ReadonlyMap<number, Taken>,
  errors: FormErrors = {},
): number[] =>
  numbersOf(sheet).filter(
    (row) => !taken.has(row) || Object.keys(errors).some((name) => name.endsWith(`-${row}`)),
  )
