import { type FileHandle, open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { ALTERED, MovingFault } from './fault.ts'
import { ENDS_BYTES, endRecords, localRecord, readDirectory, readEnds, type ZipEntry } from './zip-format.ts'

const PIECE = 128 * 1024
const LARGEST_DIRECTORY = 512 * 1024 * 1024

/** Reads what `ZipWriter` wrote, one entry or another. Throws a MovingFault where the archive is not whole. */
export class ZipReader {
  #file: FileHandle
  readonly entries: ReadonlyMap<string, ZipEntry>

  private constructor(file: FileHandle, entries: ReadonlyMap<string, ZipEntry>) {
    this.#file = file
    this.entries = entries
  }

  static async of(path: string): Promise<ZipReader> {
    const file = await open(path).catch(() => {
      throw new MovingFault(`there is no file ${path}`)
    })
    try {
      return new ZipReader(
        file,
        await entriesOf(file, `${path} is not a territory written out by Trama, or not whole`),
      )
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** The bytes of an entry, unpacked a piece at a time; never more than it states. */
  async *bytesOf(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name)
    if (!entry) throw new MovingFault(ALTERED)
    const record = localRecord(entry)
    if (!(await take(this.#file, entry.at, record.length)).equals(record)) throw new MovingFault(ALTERED)
    const start = entry.at + record.length
    const inflate = createInflateRaw()
    const packed = Readable.from(pieces(this.#file, start, entry.packed), {
      objectMode: true,
      highWaterMark: 2,
    })
    // Its error comes out of the loop below as well.
    pipeline(packed, inflate, () => {})
    let size = 0
    let crc = 0
    try {
      for await (const piece of inflate) {
        size += (piece as Buffer).length
        crc = crc32(piece as Buffer, crc)
        if (size > entry.size) throw new MovingFault(ALTERED)
        yield piece as Buffer
      }
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      throw code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE' ? new MovingFault(ALTERED) : error
    }
    if (size !== entry.size || crc !== entry.crc) throw new MovingFault(ALTERED)
  }

  /** An entry whole: for those that are small, or are one file. */
  async contentOf(name: string): Promise<Buffer> {
    const read: Buffer[] = []
    for await (const piece of this.bytesOf(name)) read.push(piece)
    return Buffer.concat(read)
  }

  /** Its lines, one at a time. Only a line feed ends one: other signs that may are part of what people wrote. */
  async *linesOf(name: string): AsyncGenerator<string> {
    let rest: Buffer[] = []
    for await (const piece of this.bytesOf(name)) {
      let from = 0
      for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, from)) {
        yield Buffer.concat([...rest, piece.subarray(from, end)]).toString('utf8')
        rest = []
        from = end + 1
      }
      rest.push(piece.subarray(from))
    }
    if (Buffer.concat(rest).length > 0) throw new MovingFault(ALTERED)
  }

  async textOf(name: string): Promise<string> {
    return (await this.contentOf(name)).toString('utf8')
  }

  close = () => this.#file.close()
}

async function* pieces(file: FileHandle, from: number, count: number): AsyncGenerator<Buffer> {
  for (let read = 0; read < count; ) {
    const piece = await take(file, from + read, Math.min(PIECE, count - read))
    if (piece.length === 0) return
    read += piece.length
    yield piece
  }
}

async function take(file: FileHandle, at: number, count: number): Promise<Buffer> {
  if (at < 0) return Buffer.alloc(0)
  const bytes = Buffer.alloc(count)
  const { bytesRead } = await file.read(bytes, 0, count, at)
  return bytes.subarray(0, bytesRead)
}

/** What the directory says, which has to be all there is: one entry behind the other, and every byte as we write it. */
async function entriesOf(file: FileHandle, fault: string): Promise<Map<string, ZipEntry>> {
  const { size } = await file.stat()
  const endAt = size - ENDS_BYTES
  const ends = await take(file, endAt, ENDS_BYTES)
  const end = readEnds(ends, fault)
  if (end.bytes > LARGEST_DIRECTORY || end.at + end.bytes !== endAt) throw new MovingFault(fault)
  if (!endRecords(end.entries, end.bytes, end.at).equals(ends)) throw new MovingFault(fault)
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (const entry of readDirectory(await take(file, end.at, end.bytes), fault)) {
    if (entries.has(entry.name) || entry.at !== at) throw new MovingFault(fault)
    entries.set(entry.name, entry)
    at += localRecord(entry).length + entry.packed
  }
  if (entries.size !== end.entries || at !== end.at) throw new MovingFault(fault)
  return entries
}
