import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { ByteReader } from './byte-reader.ts'
import { fromChunks, inChunks } from './envelope.ts'
import { ALTERED, BackupFault } from './fault.ts'
import { type Header, newLock, readHeader, type Secret, unlock } from './lock.ts'

const MAGIC = 'TRAMA BACKUP 1'
const LONGEST_LINE = 4_096
const LONGEST_NAME = 1_000_000
const BLOCK = 256 * 1024

export type TableName = { schema: string; name: string }
export type Manifest = {
  kind: 'manifest'
  trama: string
  madeAt: string
  migrations: { name: string; checksum: string }[]
  /** The sealing keys that may be needed, and the mark of the secret that sessions and second factors hang on. */
  keyIds: string[]
  house: string
}
export type Section =
  | Manifest
  | { kind: 'keys' }
  | ({ kind: 'table'; columns: string[] } & TableName)
  | ({ kind: 'sequence'; value: string } & TableName)
  | { kind: 'file'; path: string }
  | { kind: 'end'; rows: number; files: number }

/** What stands in a backup: a title, and its bytes a piece at a time. */
export type Part = { section: Section; bytes: AsyncIterable<Buffer> }

export const nothing = async function* (): AsyncGenerator<Buffer> {}
export const just = async function* (content: string | Buffer): AsyncGenerator<Buffer> {
  yield Buffer.isBuffer(content) ? content : Buffer.from(content)
}

const numbered = (bytes: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

async function* written(parts: AsyncIterable<Part>) {
  for await (const { section, bytes } of parts) {
    yield numbered(Buffer.from(JSON.stringify(section)))
    for await (const piece of bytes)
      for (let at = 0; at < piece.length; at += BLOCK) yield numbered(piece.subarray(at, at + BLOCK))
    yield numbered(Buffer.alloc(0))
  }
}

/** The bytes of a backup with these parts. */
export async function* backupOf(parts: AsyncIterable<Part>, secret: Secret): AsyncGenerator<Buffer> {
  const { header, key } = await newLock(secret)
  const head = `${MAGIC}\n${JSON.stringify(header)}\n`
  yield Buffer.from(head)
  const gzip = createGzip()
  const feeding = pipeline(Readable.from(written(parts), { objectMode: true }), gzip)
  // Its error comes out of gzip as well; here it must only not be left alone.
  feeding.catch(() => {})
  yield* inChunks(gzip, key, head)
  await feeding
}

/** The parts of a backup, in order; each is read to its end before the next. Throws a BackupFault. */
export async function* partsOf(file: string, passphrase: string | undefined): AsyncGenerator<Part> {
  const { head, header, reader } = await begin(file)
  const key = await unlock(header, passphrase)
  const gunzip = createGunzip()
  const feeding = pipeline(Readable.from(fromChunks(reader, key, head), { objectMode: true }), gunzip)
  feeding.catch(() => {})
  const plain = new ByteReader(gunzip)
  for (let kind = ''; kind !== 'end'; ) {
    const section: Section = JSON.parse((await block(plain, LONGEST_NAME)).toString('utf8'))
    kind = section.kind
    yield { section, bytes: blocks(plain) }
  }
  if (!(await plain.isAtEnd())) throw new BackupFault(ALTERED)
  await feeding
}

async function begin(file: string): Promise<{ head: string; header: Header; reader: ByteReader }> {
  const reader = new ByteReader(createReadStream(file))
  const magic = await reader.line(MAGIC.length + 1).catch((error) => {
    throw error instanceof BackupFault ? new BackupFault(`${file} is not a backup of Trama`) : error
  })
  if (magic !== MAGIC) throw new BackupFault(`${file} is not a backup that this Trama can read`)
  const line = await reader.line(LONGEST_LINE)
  return { head: `${magic}\n${line}\n`, header: readHeader(line), reader }
}

async function* blocks(plain: ByteReader) {
  for (let bytes = await block(plain, BLOCK); bytes.length > 0; bytes = await block(plain, BLOCK)) yield bytes
}

async function block(plain: ByteReader, longest: number): Promise<Buffer> {
  const length = (await plain.take(4)).readUInt32BE()
  if (length > longest) throw new BackupFault(ALTERED)
  return plain.take(length)
}

export async function textOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}
