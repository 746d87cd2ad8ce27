import type { SheetRow } from './sheet.ts'

const ROWS_TO_LOOK_AT = 20
const filled = (cells: string[]) => cells.filter((cell) => cell.trim() !== '').length

/**
 * Which of the first rows holds the headings. Lists often open with a title in one cell: the
 * headings are the first row with two cells filled, or, in a list of one column, the first filled row.
 */
export function headingRow(first: readonly string[][]): number {
  const several = first.findIndex((cells) => filled(cells) > 1)
  return several >= 0 ? several : first.findIndex((cells) => filled(cells) > 0)
}

/** Splits a stream of rows into headings and data; null when there is no heading at all. */
export async function headingsOf(rows: AsyncIterable<string[]>) {
  const first: string[][] = []
  for await (const cells of rows) {
    first.push(cells)
    if (first.length === ROWS_TO_LOOK_AT) break
  }
  const at = headingRow(first)
  if (at < 0) return null
  const headings = first[at]!.map((heading) => heading.trim().replaceAll(/\s+/g, ' '))
  while (headings.at(-1) === '') headings.pop()
  return { at, headings }
}

/** The rows below the headings, each as wide as they are; empty rows are skipped but counted. */
export async function* rowsBelow(
  rows: AsyncIterable<string[]>,
  { at, headings }: { at: number; headings: string[] },
  judge: (cells: string[], index: number) => SheetRow['wrong'],
): AsyncGenerator<SheetRow> {
  let index = -1
  for await (const cells of rows) {
    index++
    if (index <= at || filled(cells) === 0) continue
    const wrong = judge(cells, index) ?? tooWide(cells, headings)
    const width = Math.max(headings.length, filled(cells.slice(headings.length)) > 0 ? cells.length : 0)
    const row = { number: index + 1, cells: Array.from({ length: width }, (_, i) => cells[i] ?? '') }
    yield wrong ? { ...row, wrong } : row
  }
}

/** Cells beyond the last heading: most often a separator inside a value that nobody quoted. */
function tooWide(cells: string[], headings: string[]): SheetRow['wrong'] {
  if (filled(cells.slice(headings.length)) === 0) return undefined
  return { refusal: 'files.row.tooWide', params: { headings: headings.length, cells: cells.length } }
}
