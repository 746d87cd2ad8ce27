import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ZipReader } from './zip-read.ts'
import { ZipWriter } from './zip-write.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trama-zip-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const LINES = Array.from({ length: 20_000 }, (_, at) => `riga ${at} — è così\u2028e continua`)
async function* linesAsWritten() {
  for (const line of LINES) yield Buffer.from(`${line}\n`)
}
async function* nothing(): AsyncGenerator<Buffer> {}

async function written(name: string): Promise<string> {
  const file = path.join(folder, name)
  const zip = await ZipWriter.to(file)
  const many = await zip.entry('tables/città.ndjson', linesAsWritten())
  expect(many.sha256).toBe(
    createHash('sha256')
      .update(`${LINES.join('\n')}\n`)
      .digest('hex'),
  )
  expect(await zip.entry('empty', nothing())).toMatchObject({ size: 0 })
  await zip.finish()
  await zip.close()
  return file
}
const contents = async (file: string) => {
  const zip = await ZipReader.of(file)
  try {
    const lines: string[] = []
    for await (const line of zip.linesOf('tables/città.ndjson')) lines.push(line)
    return { names: [...zip.entries.keys()], lines, empty: await zip.textOf('empty') }
  } finally {
    await zip.close()
  }
}

test('what was written a piece at a time is read back line by line, whatever signs people wrote', async () => {
  const file = await written('whole.zip')
  const { names, lines, empty } = await contents(file)
  expect(names).toEqual(['tables/città.ndjson', 'empty'])
  expect(lines).toEqual(LINES)
  expect(empty).toBe('')
})

test('a file that is there is not written over', async () => {
  const file = await written('there.zip')
  await expect(ZipWriter.to(file)).rejects.toMatchObject({ code: 'EEXIST' })
})

test('an archive cut short, or none at all, is said to be so', async () => {
  const bytes = readFileSync(await written('cut.zip'))
  for (const some of [
    bytes.subarray(0, -1),
    bytes.subarray(0, bytes.length / 2),
    Buffer.alloc(0),
    Buffer.from('PK'),
  ]) {
    const file = path.join(folder, 'broken.zip')
    writeFileSync(file, some)
    await expect(ZipReader.of(file)).rejects.toThrow(/is not a territory written out by Trama, or not whole/)
  }
  await expect(ZipReader.of(path.join(folder, 'absent.zip'))).rejects.toThrow(/there is no file/)
})

test('an entry that was altered inside is never read as if it were whole', async () => {
  const bytes = Buffer.from(readFileSync(await written('altered.zip')))
  bytes.fill(0xff, 2_000, 2_040)
  const file = path.join(folder, 'inside.zip')
  writeFileSync(file, bytes)
  const read = await contents(file).then(
    ({ lines }) => lines.join('\n') === LINES.join('\n'),
    (error: Error) => error.message,
  )
  expect(read === false || /cut short or altered/.test(String(read))).toBe(true)
})
