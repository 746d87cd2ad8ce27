import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { readCsv } from './csv-read.ts'
import { because, type Judged, type Reason } from './reason.ts'
import type { Separator } from './separator.ts'
import { readXlsx } from './xlsx-read.ts'

export const MAX_FILE_BYTES = 20 * 1024 * 1024
export const MAX_COLUMNS = 500

/** One row of data. `number` is its place in the sheet as a person counts it: the headings are often row 1. */
export type SheetRow = { number: number; cells: string[]; wrong?: Reason }

/** A table of text: what a file says, whatever its format. Dates and numbers of a spreadsheet arrive as ISO text. */
export type Sheet = {
  fileName: string
  hash: string
  format: 'csv' | 'xlsx'
  /** What the file uses, or what a copy of it should use. */
  separator: Separator
  /** All the sheets of a workbook; empty for a text file. */
  sheetNames: string[]
  headings: string[]
  /** May be walked more than once. */
  rows(): AsyncIterable<SheetRow>
  /** How much of the rows has been walked, 0 to 1. */
  portion(): number
}

export type ReadOptions = { fileName?: string; sheet?: string }

/**
 * Reads a CSV or XLSX file by its content. Refused: over 20 MB, something else than a table, a name
 * that promises another format than the content, macros, an archive that unpacks to too much.
 */
export async function readSheet(
  source: string | Uint8Array,
  options: ReadOptions = {},
): Promise<Judged<Sheet>> {
  const fileName = options.fileName ?? (typeof source === 'string' ? basename(source) : '')
  const size = typeof source === 'string' ? await sizeOf(source) : source.length
  if (size === null) return because('files.missing', { file: fileName })
  if (size > MAX_FILE_BYTES)
    return because('files.tooBig', { file: fileName, mb: MAX_FILE_BYTES / 1024 ** 2 })
  if (size === 0) return because('files.empty', { file: fileName })

  const bytes = typeof source === 'string' ? await readFile(source) : source
  const format = formatOf(bytes)
  const promised = promisedFormat(fileName)
  if (format === 'old-office') return because('files.oldOffice', { file: fileName })
  if (promised === 'text' && format === 'zip' && isWorkbook(bytes))
    return because('files.workbookNamedText', { file: fileName })
  if (promised === 'zip' && format === 'text') return because('files.textNamedWorkbook', { file: fileName })
  if (format === 'other' || (promised && promised !== format))
    return because('files.notWhatItSays', { file: fileName })
  const about = { fileName, hash: createHash('sha256').update(bytes).digest('base64url') }
  return format === 'zip' ? readXlsx(bytes, about, options.sheet) : readCsv(bytes, about)
}

async function sizeOf(path: string) {
  const found = await stat(path).catch(() => null)
  return found?.isFile() ? found.size : null
}

const ZIP = 'PK\x03\x04'
const OLD_OFFICE = '\xd0\xcf\x11\xe0'
const NO_TABLES = ['%PDF', '{\\rtf', '\x89PNG', '\xff\xd8\xff', 'GIF8', '\x1f\x8b', 'PK', 'MZ', '\x7fELF']
const MARKUP = /^(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml|table|head|body|script|svg)/i

function formatOf(bytes: Uint8Array) {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString('latin1')
  if (start.startsWith(ZIP)) return 'zip'
  if (start.startsWith(OLD_OFFICE)) return 'old-office'
  return NO_TABLES.some((sign) => start.startsWith(sign)) || MARKUP.test(start) ? 'other' : 'text'
}

/** Names of an archive's files stand in it as they are. */
const isWorkbook = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('xl/workbook.xml')

function promisedFormat(fileName: string) {
  if (/\.(csv|tsv|tab|txt)$/i.test(fileName)) return 'text'
  return /\.xls[xm]$/i.test(fileName) ? 'zip' : null
}
