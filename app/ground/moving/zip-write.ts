import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import { directoryRecord, endRecords, localRecord, type ZipEntry } from './zip-format.ts'

/** What an entry came to: `sha256` is hexadecimal, over the bytes as they are when unpacked. */
export type Written = { size: number; sha256: string }

/** A zip archive written an entry at a time, each a piece at a time: memory stays the same however long they are. */
export class ZipWriter {
  #file: FileHandle
  #at = 0
  #entries: ZipEntry[] = []

  private constructor(file: FileHandle) {
    this.#file = file
  }

  /** Throws EEXIST where the file is there. Only its owner may read it. */
  static async to(path: string): Promise<ZipWriter> {
    return new ZipWriter(await open(path, 'wx', 0o600))
  }

  get bytes() {
    return this.#at
  }

  async entry(name: string, bytes: AsyncIterable<Buffer>): Promise<Written> {
    const entry = { name, crc: 0, packed: 0, size: 0, at: this.#at }
    const digest = createHash('sha256')
    await this.#append(localRecord(entry))
    async function* counted() {
      for await (const piece of bytes) {
        entry.crc = crc32(piece, entry.crc)
        entry.size += piece.length
        digest.update(piece)
        yield piece
      }
    }
    await pipeline(
      Readable.from(counted(), { objectMode: true, highWaterMark: 2 }),
      createDeflateRaw(),
      async (pieces: AsyncIterable<Buffer>) => {
        for await (const piece of pieces) {
          entry.packed += piece.length
          await this.#append(piece)
        }
      },
    )
    // Only now is known what the record in front has to say.
    const record = localRecord(entry)
    await this.#file.write(record, 0, record.length, entry.at)
    this.#entries.push(entry)
    return { size: entry.size, sha256: digest.digest('hex') }
  }

  /** Writes the table of contents; the archive is whole, and on the disk. */
  async finish() {
    const at = this.#at
    for (const entry of this.#entries) await this.#append(directoryRecord(entry))
    await this.#append(endRecords(this.#entries.length, this.#at - at, at))
    await this.#file.sync()
  }

  close = () => this.#file.close()

  async #append(bytes: Buffer) {
    await this.#file.write(bytes, 0, bytes.length, this.#at)
    this.#at += bytes.length
  }
}
