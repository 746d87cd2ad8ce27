import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import type { ByteReader } from './byte-reader.ts'
import { ALTERED, BackupFault } from './fault.ts'

// A chunk: its length with a mark on the last one, AES-256-GCM of the bytes, tag. Each proves the header, its own
// number and whether it is the last: none can be taken away, moved, repeated or put behind the end.
const CHUNK = 64 * 1024
const LAST = 0x80000000
const TAG = 16

const nonceOf = (number: number) => {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 4)
  return nonce
}
const provenBy = (header: string, last: boolean) =>
  Buffer.concat([createHash('sha256').update(header).digest(), Buffer.from([last ? 1 : 0])])

/** Encrypts a stream under a key used for this stream alone. */
export async function* inChunks(plain: AsyncIterable<Buffer>, key: Buffer, header: string) {
  let number = 0
  const chunk = (bytes: Buffer, last: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number++)).setAAD(provenBy(header, last))
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    const length = Buffer.alloc(4)
    length.writeUInt32BE((last ? LAST : 0) + sealed.length)
    return Buffer.concat([length, sealed])
  }
  let waiting: Buffer[] = []
  let size = 0
  for await (const piece of plain) {
    waiting.push(piece)
    size += piece.length
    if (size < CHUNK) continue
    const all = Buffer.concat(waiting)
    let at = 0
    for (; at + CHUNK <= all.length; at += CHUNK) yield chunk(all.subarray(at, at + CHUNK), false)
    waiting = [all.subarray(at)]
    size = all.length - at
  }
  yield chunk(Buffer.concat(waiting), true)
}

/** Decrypts what `inChunks` made; throws a BackupFault at the first byte that is not as it was written. */
export async function* fromChunks(reader: ByteReader, key: Buffer, header: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const word = (await reader.take(4)).readUInt32BE()
    const last = word >= LAST
    const length = last ? word - LAST : word
    if (length < TAG || length > CHUNK + TAG) throw new BackupFault(ALTERED)
    yield opened(await reader.take(length), key, nonceOf(number), provenBy(header, last))
    if (!last) continue
    if (await reader.isAtEnd()) return
    throw new BackupFault(ALTERED)
  }
}

function opened(chunk: Buffer, key: Buffer, nonce: Buffer, proof: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
      .setAAD(proof)
      .setAuthTag(chunk.subarray(-TAG))
    return Buffer.concat([decipher.update(chunk.subarray(0, -TAG)), decipher.final()])
  } catch {
    throw new BackupFault(ALTERED)
  }
}
