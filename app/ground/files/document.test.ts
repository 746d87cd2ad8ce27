import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { documentKind, MOST_DOCUMENT_BYTES } from './document.ts'

const pdf = (inside = '') =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj << /Type /Catalog ${inside} >> endobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`,
  )

function chunk(type: string, data: Buffer) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
const SIGN = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const png = Buffer.concat([
  SIGN,
  chunk('IHDR', header),
  chunk('IDAT', deflateSync(Buffer.from([0, 255]))),
  chunk('IEND', Buffer.alloc(0)),
])
const jpeg = Buffer.from([
  0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x4a, 0x46, 0xff, 0xc0, 0x00, 0x05, 0x08, 0x00, 0x01, 0xff, 0xda, 0x00,
  0x02, 0x11, 0x22, 0xff, 0xd9,
])
const refusalOf = (bytes: Buffer) => {
  const judged = documentKind(bytes)
  return judged.ok ? judged.value : judged.refusal
}

test('a PDF, a PNG and a JPEG are what they hold', () => {
  expect([pdf(), png, jpeg].map(refusalOf)).toEqual(['pdf', 'png', 'jpeg'])
})

test('a page, a program and an empty file are none, whatever their name', () => {
  for (const other of [
    '<html><script>alert(1)</script>',
    '<svg onload="x()"/>',
    'MZ\u0090',
    'PK\u0003\u0004',
    '',
  ])
    expect(refusalOf(Buffer.from(other, 'latin1'))).toBe('files.document.kind')
})

test('a file cut short, or with something hidden after its end, is refused', () => {
  expect(refusalOf(pdf().subarray(0, -10))).toBe('files.document.broken')
  expect(refusalOf(png.subarray(0, -3))).toBe('files.document.broken')
  expect(refusalOf(Buffer.concat([png, Buffer.from('<script>')]))).toBe('files.document.broken')
  const changed = Buffer.from(png)
  changed[SIGN.length + 12] = 9
  expect(refusalOf(changed)).toBe('files.document.broken')
  expect(refusalOf(jpeg.subarray(0, 14))).toBe('files.document.broken')
  expect(refusalOf(Buffer.from([0xff, 0xd8, 0xff, 0xd9]))).toBe('files.document.broken')
})

test('a PDF that would run something, or carries other files, is refused', () => {
  for (const inside of [
    '/OpenAction << /S /JavaScript /JS (x) >>',
    '/A << /S /Launch >>',
    '/Type /EmbeddedFile',
  ])
    expect(refusalOf(pdf(inside))).toBe('files.document.active')
})

test('ten megabytes are enough', () => {
  expect(refusalOf(Buffer.concat([pdf(), Buffer.alloc(MOST_DOCUMENT_BYTES)]))).toBe('files.document.tooBig')
})
