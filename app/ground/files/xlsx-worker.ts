import { parentPort, workerData } from 'node:worker_threads'
import { readSheet } from 'read-excel-file/universal'
import { csvLine } from './csv-line.ts'
import { openWorkbook, surveyCells } from './workbook.ts'

/**
 * Reads one sheet of a workbook and answers it as UTF-8 CSV, apart from the server's own thread: a
 * large workbook takes seconds and a quarter of a gigabyte, both given back when the thread ends.
 */
export type WorkbookRead =
  | { refusal: string; params?: Record<string, string> }
  | { csv: Uint8Array; formulas: Map<number, number>; sheetNames: string[] }

const DAY = 86_400_000
const EXCEL_YEAR_ZERO = 1900

async function read(bytes: Uint8Array<ArrayBuffer>, wanted: string | undefined): Promise<WorkbookRead> {
  const workbook = openWorkbook(bytes)
  if ('refusal' in workbook) return workbook
  const { sheetNames } = workbook
  const sheet = wanted ?? sheetNames[0]
  if (sheet === undefined || !sheetNames.includes(sheet)) {
    return { refusal: 'files.noSuchSheet', params: { sheet: sheet ?? '', sheets: sheetNames.join(', ') } }
  }
  const { formulas, tooMany } = surveyCells(workbook.xml(sheet))
  if (tooMany) return { refusal: 'files.unpacksToTooMuch' }

  const content = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const rows: unknown[][] = await readSheet(content, sheet).catch(() => null as never)
  if (!rows) return { refusal: 'files.brokenWorkbook' }
  const pieces: Buffer[] = []
  for (let at = 0; at < rows.length; at += 1000) {
    const lines = rows.slice(at, at + 1000).map((cells) => csvLine(cells.map(cellText), ';'))
    pieces.push(Buffer.from(lines.join('')))
  }
  return { csv: Buffer.concat(pieces), formulas, sheetNames }
}

/** A cell as a person would type it into a text file: ISO dates, numbers without binary noise. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)))
  if (!(cell instanceof Date)) return String(cell)
  const iso = cell.toISOString()
  if (cell.getUTCFullYear() < EXCEL_YEAR_ZERO) return iso.slice(11, 16)
  return cell.getTime() % DAY === 0 ? iso.slice(0, 10) : iso.slice(0, 16)
}

parentPort?.postMessage(await read(workerData.bytes, workerData.sheet))
