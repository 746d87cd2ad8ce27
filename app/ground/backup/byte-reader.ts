import { ALTERED, BackupFault } from './fault.ts'

/** Takes exact numbers of bytes from a stream, holding no more than one piece of it and what was asked for. */
export class ByteReader {
  #pieces: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(pieces: AsyncIterable<Buffer>) {
    this.#pieces = pieces[Symbol.asyncIterator]()
  }

  /** Throws a BackupFault where the stream ends before. */
  async take(count: number): Promise<Buffer> {
    const parts = [this.#rest]
    let have = this.#rest.length
    while (have < count) {
      const { done, value } = await this.#pieces.next()
      if (done) throw new BackupFault(ALTERED)
      parts.push(value)
      have += value.length
    }
    const all = parts.length === 1 ? this.#rest : Buffer.concat(parts)
    this.#rest = all.subarray(count)
    return all.subarray(0, count)
  }

  /** A line of text without its end; at most `longest` bytes. */
  async line(longest: number): Promise<string> {
    const bytes: Buffer[] = []
    for (let length = 0; length < longest; length++) {
      const byte = await this.take(1)
      if (byte[0] === 0x0a) return Buffer.concat(bytes).toString('utf8')
      bytes.push(byte)
    }
    throw new BackupFault(ALTERED)
  }

  async isAtEnd(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const { done, value } = await this.#pieces.next()
      if (done) return true
      this.#rest = value
    }
    return false
  }
}
