import { csvLine } from './csv-line.ts'
import { neutralisedInList } from './formula.ts'
import type { Separator } from './separator.ts'

export type CellValue = string | number | boolean | Date | null | undefined

const LINES_A_PIECE = 200
/** Without it Excel reads UTF-8 as Windows-1252. */
const BYTE_ORDER_MARK = '\uFEFF'

/** A value as text that no spreadsheet runs: dates in ISO form, numbers with a decimal point. */
export function cellText(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? neutralisedInList(value) : String(value)
}

/** A CSV file piece by piece, as its rows arrive: UTF-8 with its mark, formulas neutralised. */
export async function* writeCsv(
  headings: readonly string[],
  rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>,
  separator: Separator = ',',
): AsyncGenerator<string> {
  let piece = BYTE_ORDER_MARK + csvLine(headings.map(cellText), separator)
  let lines = 0
  for await (const row of rows) {
    piece += csvLine(row.map(cellText), separator)
    if (++lines % LINES_A_PIECE === 0) {
      yield piece
      piece = ''
    }
  }
  if (piece !== '') yield piece
}
