import { inflateRawSync } from 'node:zlib'

export type ZipEntry = { path: string; size: number; packed: number; method: number; at: number }

const END_RECORD = 0x06054b50
const DIRECTORY_RECORD = 0x02014b50
const END_RECORD_BYTES = 22
const LONGEST_COMMENT = 0xffff
const STORED = 0

/** The table of contents of a zip archive, as stated; null when it is broken, or names a path twice. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  if (end < 0) return null
  const count = view.readUInt16LE(end + 10)
  let at = view.readUInt32LE(end + 16)
  const entries = new Map<string, ZipEntry>()
  for (let n = 0; n < count; n++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== DIRECTORY_RECORD) return null
    const [name, extra, comment] = [28, 30, 32].map((field) => view.readUInt16LE(at + field))
    const path = view.toString('utf8', at + 46, at + 46 + name!)
    if (entries.has(path)) return null
    entries.set(path, {
      path,
      method: view.readUInt16LE(at + 10),
      packed: view.readUInt32LE(at + 20),
      size: view.readUInt32LE(at + 24),
      at: view.readUInt32LE(at + 42),
    })
    at += 46 + name! + extra! + comment!
  }
  return [...entries.values()]
}

function endRecord(view: Buffer) {
  const last = Math.max(0, view.length - END_RECORD_BYTES - LONGEST_COMMENT)
  for (let at = view.length - END_RECORD_BYTES; at >= last; at--) {
    if (view.readUInt32LE(at) === END_RECORD) return at
  }
  return -1
}

/** Unpacks one entry; null when it holds more than it states, which is how a zip bomb lies. */
export function unpacked(bytes: Uint8Array, entry: ZipEntry): Buffer | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.at + 30 > view.length) return null
  const start = entry.at + 30 + view.readUInt16LE(entry.at + 26) + view.readUInt16LE(entry.at + 28)
  const packed = view.subarray(start, start + entry.packed)
  if (entry.method === STORED) return packed.length === entry.size ? packed : null
  try {
    const content = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) })
    return content.length === entry.size ? content : null
  } catch {
    return null
  }
}
