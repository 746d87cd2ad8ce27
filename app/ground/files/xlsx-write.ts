import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import type { CellValue } from './csv-write.ts'
import { neutralised } from './formula.ts'

/** An XLSX file of one sheet, headings in bold and in view while scrolling. Dates keep being dates. */
export async function writeXlsx(
  headings: readonly string[],
  rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>,
  sheetName: string,
): Promise<Buffer> {
  const data: SheetData = [headings.map(heading)]
  for await (const row of rows) data.push(row.map(cell))
  return writeExcelFile(data, { sheet: sheetNamed(sheetName), stickyRowsCount: 1 }).toBuffer()
}

export type SheetToWrite = { name: string; headings: readonly string[]; rows: Iterable<readonly CellValue[]> }

/** An XLSX file of several sheets, each under its own name. */
export const writeWorkbook = (sheets: readonly SheetToWrite[]): Promise<Buffer> =>
  writeExcelFile(
    sheets.map(({ name, headings, rows }) => ({
      sheet: sheetNamed(name),
      stickyRowsCount: 1,
      data: [headings.map(heading), ...[...rows].map((row) => row.map(cell))],
    })),
  ).toBuffer()

const heading = (value: string) => ({ value, type: String, fontWeight: 'bold' as const })
const sheetNamed = (name: string) => name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31)

function cell(value: CellValue) {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return { value, type: Date, format: 'dd/mm/yyyy' }
  if (typeof value === 'number') return { value, type: Number }
  if (typeof value === 'boolean') return { value, type: Boolean }
  return { value: neutralised(value), type: String }
}
