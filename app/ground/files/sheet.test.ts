import { readFileSync } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { writeCsv } from './csv-write.ts'
import { looksLikeFormula } from './formula.ts'
import { MAX_FILE_BYTES, readSheet, type Sheet } from './sheet.ts'
import { writeXlsx } from './xlsx-write.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)
const refusalOf = async (content: Uint8Array, fileName = 'elenco.csv') => {
  const read = await readSheet(content, { fileName })
  return read.ok ? null : read.refusal
}
const opened = async (content: Uint8Array, fileName = 'elenco.csv', sheet?: string): Promise<Sheet> => {
  const read = await readSheet(content, { fileName, ...(sheet && { sheet }) })
  if (!read.ok) throw new Error(read.refusal)
  return read.value
}
async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}
const rowsOf = (sheet: Sheet) => all(sheet.rows())
const cellsOf = async (sheet: Sheet) => (await rowsOf(sheet)).map(({ cells }) => cells)

/** A zip of stored or lying entries: what no office program writes. */
function zip(entries: { path: string; content: Buffer; statedSize?: number }[]) {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { path, content, statedSize } of entries) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(content), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(statedSize ?? content.length, 18)
    head.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(path), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, Buffer.from(path)]),
    )
    locals.push(local)
    at += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...directory, end])
}
const workbook = (cells: string, more: { path: string; content: Buffer; statedSize?: number }[] = []) =>
  zip([
    { path: '[Content_Types].xml', content: bytes('<Types/>') },
    {
      path: 'xl/workbook.xml',
      content: bytes('<workbook><sheets><sheet name="Uno" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      content: bytes(
        '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
    },
    {
      path: 'xl/worksheets/sheet1.xml',
      content: bytes(`<worksheet><sheetData>${cells}</sheetData></worksheet>`),
    },
    ...more,
  ])
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`

test.each([',', ';', '\t', '|'])(
  'the separator «%s» is found, also beside others inside quotes',
  async (separator) => {
    const list = [
      ['Nome', 'Nota', 'Anno'],
      ['Caffè; letterario', '"pane, vino | sale"', '2017'],
    ]
    const lines = list.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator))
    const sheet = await opened(bytes(lines.join('\r\n')))
    expect(sheet).toMatchObject({ separator, headings: list[0] })
    expect(await cellsOf(sheet)).toEqual([list[1]])
  },
)

test.each([
  ['UTF-8', bytes('Città;Perché\nCefalù;così\n')],
  ['UTF-8 with its mark', bytes('\uFEFFCittà;Perché\nCefalù;così\n')],
  ['Latin-1', bytes('Città;Perché\nCefalù;così\n', 'latin1')],
  ['UTF-16 with its mark', bytes('\uFEFFCittà;Perché\nCefalù;così\n', 'utf16le')],
  ['UTF-16 without a mark', bytes('Città;Perché\nCefalù;così\n', 'utf16le')],
  ['UTF-16 of the other order', bytes('\uFEFFCittà;Perché\nCefalù;così\n', 'utf16le').swap16()],
])('accents survive in %s', async (_, content) => {
  const sheet = await opened(content)
  expect(sheet.headings).toEqual(['Città', 'Perché'])
  expect(await cellsOf(sheet)).toEqual([['Cefalù', 'così']])
})

test('the euro sign and curly quotes of Windows-1252 survive', async () => {
  const sheet = await opened(
    Buffer.concat([bytes('Nome;Costo\nL'), Buffer.from([0x92]), bytes('orto;5 '), Buffer.from([0x80])]),
  )
  expect(await cellsOf(sheet)).toEqual([['L’orto', '5 €']])
})

test('a title above the headings and empty rows are passed over, and rows keep their place in the sheet', async () => {
  const sheet = await opened(
    bytes('Elenco associazioni;;\n;;\nNome;Comune;\nOrto;Montichiari;\n;;\nPane;Carpenedolo;\n'),
  )
  expect(sheet.headings).toEqual(['Nome', 'Comune'])
  expect((await rowsOf(sheet)).map(({ number, cells }) => [number, ...cells])).toEqual([
    [4, 'Orto', 'Montichiari'],
    [6, 'Pane', 'Carpenedolo'],
  ])
})

test('the line with which Excel states its separator is not a heading', async () => {
  const sheet = await opened(bytes('sep=|\r\nNome|Nota\r\nOrto|a,b;c\r\n'))
  expect(sheet.headings).toEqual(['Nome', 'Nota'])
  expect(await cellsOf(sheet)).toEqual([['Orto', 'a,b;c']])
})

test('a formula refuses its row alone; phone numbers, negative numbers and dashes are no formulas', async () => {
  const list =
    'Nome;Nota\n=1+2;x\nOrto;+39 030 964\nPane;-12,5\nVino;-\nSale;@SUM(A1)\nOlio;"-cmd|\' /C calc\'!A0"\nMele;+cmd\n'
  const rows = await rowsOf(await opened(bytes(list)))
  expect(rows.filter(({ wrong }) => wrong).map(({ number }) => number)).toEqual([2, 6, 7, 8])
  expect(rows[0]?.wrong).toEqual({ refusal: 'files.row.formula', params: { column: 'Nome' } })
})

test('a value with an unquoted separator refuses its row, because the cells after it have moved', async () => {
  const rows = await rowsOf(await opened(bytes('Nome,Comune\nOrto,Montichiari\nPane, vino,Carpenedolo\n')))
  expect(rows.map(({ wrong }) => wrong?.refusal)).toEqual([undefined, 'files.row.tooWide'])
})

test('a quote that never closes is told with its row', async () => {
  expect(await refusalOf(bytes('Nome;Nota\nOrto;"aperta\nPane;x\n'))).toBe('files.brokenRow')
})

test.each([
  ['an archive', zip([{ path: 'a.txt', content: bytes('ciao') }])],
  ['a PDF', bytes('%PDF-1.7\n1 0 obj')],
  ['a web page', bytes('<!DOCTYPE html><table><tr><td>Nome</td></tr></table>')],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['random bytes', Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 37) % 256))],
])('%s named .csv is refused', async (_, content) => {
  expect(await refusalOf(content)).toBe('files.notWhatItSays')
})

test('a text named .xlsx is refused, and so are an archive without a workbook and an old Excel file', async () => {
  expect(await refusalOf(bytes('Nome;Nota\n'), 'elenco.xlsx')).toBe('files.textNamedWorkbook')
  expect(await refusalOf(zip([{ path: 'a.xml', content: bytes('<a/>') }]), 'elenco.xlsx')).toBe(
    'files.notWhatItSays',
  )
  expect(await refusalOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'elenco.xls')).toBe('files.oldOffice')
})

test('a workbook named .csv is refused by what it is', async () => {
  const workbook = zip([{ path: 'xl/workbook.xml', content: bytes('<workbook/>') }])
  expect(await refusalOf(workbook)).toBe('files.workbookNamedText')
})

test('nothing and too much are refused', async () => {
  expect(await refusalOf(bytes(''))).toBe('files.empty')
  expect(await refusalOf(bytes('\n\n;;\n'))).toBe('files.empty')
  expect(await refusalOf(Buffer.alloc(MAX_FILE_BYTES + 1, 65))).toBe('files.tooBig')
})

test('a workbook is read as people see it: dates, numbers, yes and no', async () => {
  const rows = [['Orto, o «giardino»', new Date(Date.UTC(2016, 4, 18)), 80017670177, true, 0.1 + 0.2, null]]
  const content = await writeXlsx(['Nome', 'Aperto', 'Codice', 'Attivo', 'Quota', 'Nota'], rows, 'Elenco')
  const sheet = await opened(content, 'elenco.xlsx')
  expect(sheet).toMatchObject({ format: 'xlsx', sheetNames: ['Elenco'] })
  expect(await cellsOf(sheet)).toEqual([
    ['Orto, o «giardino»', '2016-05-18', '80017670177', 'true', '0.3', ''],
  ])
})

test('a workbook’s sheet is chosen by name, and a missing one is told with those that are there', async () => {
  const content = workbook(`<row r="1">${text('A1', 'Nome')}${text('B1', 'Nota')}</row>`)
  expect((await opened(content, 'elenco.xlsx', 'Uno')).headings).toEqual(['Nome', 'Nota'])
  expect(await readSheet(content, { fileName: 'elenco.xlsx', sheet: 'Due' })).toMatchObject({
    refusal: 'files.noSuchSheet',
    params: { sheet: 'Due', sheets: 'Uno' },
  })
})

test('a formula in a workbook refuses its row though its value is shown', async () => {
  const content = workbook(
    `<row r="1">${text('A1', 'Nome')}${text('B1', 'Costo')}</row>
     <row r="2">${text('A2', 'Orto')}<c r="B2"><f>1+2</f><v>3</v></c></row>
     <row r="3">${text('A3', 'Pane')}<c r="B3"><v>4</v></c></row>`,
  )
  const rows = await rowsOf(await opened(content, 'elenco.xlsx'))
  expect(rows).toMatchObject([
    { number: 2, wrong: { refusal: 'files.row.formula', params: { column: 'Costo' } } },
    { number: 3, cells: ['Pane', '4'] },
  ])
  expect(rows[1]?.wrong).toBeUndefined()
})

test('macros are refused whatever the name says', async () => {
  const content = workbook('', [{ path: 'xl/vbaProject.bin', content: bytes('x') }])
  expect(await refusalOf(content, 'elenco.xlsx')).toBe('files.macros')
  expect(await refusalOf(content, 'elenco.xlsm')).toBe('files.macros')
})

test('archives that unpack to too much are refused: by what they state, by what they hide, by a far-away cell', async () => {
  const stated = workbook('', [{ path: 'xl/media/a.xml', content: bytes('a'), statedSize: 3e9 }])
  expect(await refusalOf(stated, 'elenco.xlsx')).toBe('files.unpacksToTooMuch')
  const hidden = workbook('', [
    { path: 'xl/sharedStrings.xml', content: Buffer.alloc(5e6, 32), statedSize: 1000 },
  ])
  expect(await refusalOf(hidden, 'elenco.xlsx')).toBe('files.unpacksToTooMuch')
  const far = workbook(
    `<row r="1">${text('A1', 'Nome')}</row><row r="1048576">${text('XFD1048576', 'x')}</row>`,
  )
  expect(await refusalOf(far, 'elenco.xlsx')).toBe('files.unpacksToTooMuch')
})

test('a written list reads back the same, and its formulas are only text', async () => {
  const rows = [
    ['Orto; "da fare"', '=HYPERLINK("x")', '+39 030 964', 12.5, null],
    ['a\nb', '', 'c', 1, 'd'],
  ]
  const csv = (await all(writeCsv(['Nome', 'Nota', 'Telefono', 'Ore', 'Altro'], rows, ';'))).join('')
  const sheet = await opened(bytes(csv))
  expect(await cellsOf(sheet)).toEqual([
    ['Orto; "da fare"', '\'=HYPERLINK("x")', '+39 030 964', '12.5', ''],
    ['a\nb', '', 'c', '1', 'd'],
  ])
})

test('a formula behind another separator than the list’s own is only text too', async () => {
  const rows = [['x', 'Orto;=HYPERLINK("http://altrove.example")', 'a\n=1+1', 'Rossi, Anna; +39 030 964; -5']]
  const csv = (await all(writeCsv(['Uno', 'Due', 'Tre', 'Quattro'], rows, ','))).join('')
  const asOpenedElsewhere = csv.split(/[;,\t\r\n]/)
  expect(asOpenedElsewhere.filter((cell) => looksLikeFormula(cell.replaceAll('"', '')))).toEqual([])
  expect(csv).toContain('Rossi, Anna; +39 030 964; -5')
})

test('the real list of 2,205 bodies is read whole', async (context) => {
  const path = '../shared/data/cinque_per_mille_2022_BS_CR.csv'
  let content: Buffer
  try {
    content = readFileSync(path)
  } catch {
    return context.skip('the list is not on this machine')
  }
  const sheet = await opened(content, 'cinque_per_mille_2022_BS_CR.csv')
  const rows = await rowsOf(sheet)
  expect(rows).toHaveLength(2205)
  expect(rows.filter(({ wrong }) => wrong)).toEqual([])
})
