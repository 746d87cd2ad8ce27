import type { ActorTx } from '../db/as-actor.ts'
import type { FormErrors } from '../forms/parse-form.ts'
import type { Reference, Sheet } from './sheets.ts'
import { rowsTaken } from './sources.ts'

/** That a row of a sheet was typed back: the records that came of it, by whom and when. */
export type Taken = { records: Reference[]; by: string | null; at: Date }

/** The rows of a sheet that records came of, by their number: where each becomes records of its own, it is typed back once. */
export async function takenRows(tx: ActorTx, sheetId: string): Promise<Map<number, Taken>> {
  const taken = new Map<number, Taken>()
  for (const { row, kind, id, by, at } of await rowsTaken(tx, sheetId)) {
    const before = taken.get(row)
    if (before) before.records.push({ kind, id })
    else taken.set(row, { records: [{ kind, id }], by, at })
  }
  return taken
}

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
