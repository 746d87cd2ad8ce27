import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdKeys } from '../access/seal.ts'
import { inspect } from './inspect.ts'
import type { Secret } from './lock.ts'
import { backupOf, just, nothing, type Part, partsOf, textOf } from './sections.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trama-sections-'))
  holdKeys([Buffer.alloc(32, 7)])
})
afterAll(() => rmSync(folder, { recursive: true }))

const PASSPHRASE = { passphrase: 'quattro parole per un archivio' }
/** Text that compression cannot make small, so that a backup has several chunks. */
const LONG = Array.from({ length: 60_000 }, (_, at) =>
  ((at * 2_654_435_761) % 4_294_967_296).toString(36),
).join()

async function* parts(): AsyncGenerator<Part> {
  const manifest = {
    kind: 'manifest' as const,
    trama: '0.1.0',
    madeAt: '2026-11-21T02:00:00Z',
    migrations: [] as { name: string; checksum: string }[],
    keyIds: [] as string[],
    house: '',
  }
  yield { section: manifest, bytes: nothing() }
  yield { section: { kind: 'table', schema: 'public', name: 'person', columns: ['id'] }, bytes: just(LONG) }
  yield { section: { kind: 'end', rows: 1, files: 0 }, bytes: nothing() }
}

async function written(secret: Secret): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of backupOf(parts(), secret)) pieces.push(piece)
  return Buffer.concat(pieces)
}
const look = (bytes: Buffer, passphrase: string | undefined = PASSPHRASE.passphrase) => {
  const file = path.join(folder, 'tried.backup')
  writeFileSync(file, bytes)
  return inspect(file, passphrase)
}

test('what was written is read back, and its words stand nowhere in the file', async () => {
  const bytes = await written(PASSPHRASE)
  const file = path.join(folder, 'whole.backup')
  writeFileSync(file, bytes)
  const read: string[] = []
  for await (const part of partsOf(file, PASSPHRASE.passphrase)) read.push(await textOf(part.bytes))
  expect(read).toEqual(['', LONG, ''])
  expect(await inspect(file, PASSPHRASE.passphrase)).toMatchObject({ rows: 1, files: 0 })
  expect(readFileSync(file).includes('person')).toBe(false)
})

test('a file cut short anywhere is refused', async () => {
  const bytes = await written(PASSPHRASE)
  expect(bytes.length).toBeGreaterThan(3 * 65_536)
  const firstLines = bytes.indexOf('\n', 20) + 1
  const cuts = [firstLines, firstLines + 2, firstLines + 4 + 65_552, bytes.length - 1, bytes.length - 17]
  for (const cut of cuts) await expect(look(bytes.subarray(0, cut))).rejects.toThrow(/cut short or altered/)
})

test('a file altered anywhere is refused', async () => {
  const bytes = await written(PASSPHRASE)
  const firstLines = bytes.indexOf('\n', 20) + 1
  const places = [firstLines - 40, firstLines, firstLines + 3, firstLines + 5_000, bytes.length - 1]
  for (const place of places) {
    const altered = Buffer.from(bytes)
    altered[place]! ^= 1
    await expect(look(altered), `byte ${place}`).rejects.toThrow(/altered|passphrase/)
  }
})

test('chunks in another order, twice, or behind the end are refused', async () => {
  const bytes = await written(PASSPHRASE)
  const head = bytes.subarray(0, bytes.indexOf('\n', 20) + 1)
  const size = 4 + 65_536 + 16
  const [one, two, rest] = [
    bytes.subarray(head.length, head.length + size),
    bytes.subarray(head.length + size, head.length + 2 * size),
    bytes.subarray(head.length + 2 * size),
  ]
  await expect(look(Buffer.concat([head, one, two, rest]))).resolves.toBeDefined()
  for (const order of [
    [two, one, rest],
    [one, one, two, rest],
    [one, rest],
    [one, two, rest, rest],
  ])
    await expect(look(Buffer.concat([head, ...order]))).rejects.toThrow(/cut short or altered/)
})

test('a passphrase that is wrong, missing or too short is said to be so', async () => {
  const bytes = await written(PASSPHRASE)
  await expect(look(bytes, 'quattro parole per un altro')).rejects.toThrow(/is not the one/)
  await expect(inspect(path.join(folder, 'tried.backup'), undefined)).rejects.toThrow(
    /opens with a passphrase/,
  )
  await expect(written({ passphrase: 'corta' })).rejects.toThrow(/at least 12/)
})

test('a backup under the installation’s key opens with that key and no other', async () => {
  const bytes = await written('installation key')
  await expect(look(bytes, undefined)).resolves.toMatchObject({ rows: 1 })
  holdKeys([Buffer.alloc(32, 9)])
  await expect(look(bytes, undefined)).rejects.toThrow(/bring its keys\/installation\.key/)
  holdKeys([Buffer.alloc(32, 9), Buffer.alloc(32, 7)])
  await expect(look(bytes, undefined)).resolves.toMatchObject({ rows: 1 })
})

test('what is no backup at all is said to be none', async () => {
  await expect(look(Buffer.from('nome;cognome\nAnna;Bianchi\n'))).rejects.toThrow(/is not a backup/)
  await expect(inspect(path.join(folder, 'absent'), undefined)).rejects.toThrow(/there is no file/)
})
