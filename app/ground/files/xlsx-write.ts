import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import type { CellValue } from './csv-write.ts'
import { neutralised } from './formula.ts'

/** An XLSX file of one sheet, headings in bold and in view while scrolling. Dates keep being dates. */
export async function writeXlsx(
  headings: readonly string[],
  rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>,
  sheetName: string,
): Promise<Buffer> {
  const data: SheetData = [headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))]
  for await (const row of rows) data.push(row.map(cell))
  const sheet = sheetName.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31)
  return writeExcelFile(data, { sheet, stickyRowsCount: 1 }).toBuffer()
}

function cell(value: CellValue) {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return { value, type: Date, format: 'dd/mm/yyyy' }
  if (typeof value === 'number') return { value, type: Number }
  if (typeof value === 'boolean') return { value, type: Boolean }
  return { value: neutralised(value), type: String }
}
