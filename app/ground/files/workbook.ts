import { unpacked, type ZipEntry, zipEntries } from './zip.ts'

const MOST_ENTRIES = 2_000
const MOST_UNPACKED_BYTES = 160 * 1024 * 1024
const MOST_CELLS = 4_000_000

export type Workbook = { sheetNames: string[]; xml(sheet: string): string }
type Refused = { refusal: string }

/**
 * Opens an XLSX archive and checks it before any reader trusts it: it is a workbook, has no macros,
 * and unpacks to what it states and no more than 160 MB.
 */
export function openWorkbook(bytes: Uint8Array): Workbook | Refused {
  const entries = zipEntries(bytes)
  if (!entries) return { refusal: 'files.brokenWorkbook' }
  if (entries.some(({ path }) => /vbaProject|macrosheets\//i.test(path))) return { refusal: 'files.macros' }
  const sizes = entries.reduce((sum, { size }) => sum + size, 0)
  if (entries.length > MOST_ENTRIES || sizes > MOST_UNPACKED_BYTES)
    return { refusal: 'files.unpacksToTooMuch' }

  const byPath = new Map(entries.map((entry) => [entry.path, entry]))
  if (!byPath.has('xl/workbook.xml')) return { refusal: 'files.notWhatItSays' }
  for (const entry of entries) {
    const lies = /\.(xml|rels)$/i.test(entry.path) && !unpacked(bytes, entry)
    if (lies) return { refusal: 'files.unpacksToTooMuch' }
  }
  const text = (path: string) => textOf(bytes, byPath.get(path))
  if (/macroEnabled/i.test(text('[Content_Types].xml'))) return { refusal: 'files.macros' }
  if (/<!(ENTITY|DOCTYPE)/.test(text('xl/sharedStrings.xml'))) return { refusal: 'files.brokenWorkbook' }

  const files = sheetFiles(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'))
  return { sheetNames: [...files.keys()], xml: (sheet) => text(files.get(sheet) ?? '') }
}

const textOf = (bytes: Uint8Array, entry: ZipEntry | undefined) =>
  entry ? (unpacked(bytes, entry)?.toString('utf8') ?? '') : ''

const attribute = (tag: string, name: string) =>
  plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
const plain = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&')

/** Where each sheet's cells are, by the sheet's name, in the order of the tabs. */
function sheetFiles(workbook: string, relations: string) {
  const targets = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => {
      const target = attribute(tag, 'Target')
      return [attribute(tag, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`]
    }),
  )
  const tabs = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)]
  return new Map(tabs.map(([tag]) => [attribute(tag, 'name'), targets.get(attribute(tag, 'r:id')) ?? '']))
}

/**
 * What a look at the cells shows before they are read: which hold formulas (row index to column
 * index, both from 0), and whether a far-away cell would make a small file a huge table.
 */
export function surveyCells(xml: string): { formulas: Map<number, number>; tooMany: boolean } {
  const formulas = new Map<number, number>()
  let [row, column, lastRow, lastColumn] = [-1, -1, 0, 0]
  for (const [, tag, rest = ''] of xml.matchAll(/<(?:\w+:)?(row|c|f)(\s[^>]*|\/)?>/g)) {
    if (tag === 'f') {
      if (!formulas.has(row)) formulas.set(row, column)
      continue
    }
    const place = /\sr="([A-Z]*)(\d+)"/.exec(rest)
    if (tag === 'row') {
      row = place ? Number(place[2]) - 1 : row + 1
      column = -1
      continue
    }
    column = place?.[1] ? columnIndex(place[1]) : column + 1
    if (place) row = Number(place[2]) - 1
    if (rest.endsWith('/')) continue
    lastRow = Math.max(lastRow, row)
    lastColumn = Math.max(lastColumn, column)
  }
  return { formulas, tooMany: (lastRow + 1) * (lastColumn + 1) > MOST_CELLS }
}

function columnIndex(letters: string) {
  let index = 0
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}
