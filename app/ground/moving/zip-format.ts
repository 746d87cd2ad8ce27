import { MovingFault } from './fault.ts'

// The records of a zip archive (APPNOTE 6.3). Sizes and places always stand in the zip64 fields: an archive may grow
// beyond four gigabytes, and nobody knows before it is written.
const LOCAL = 0x04034b50
const DIRECTORY = 0x02014b50
const END64 = 0x06064b50
const LOCATOR64 = 0x07064b50
const END = 0x06054b50

const NEEDS_ZIP64 = 45
const UTF8_NAMES = 0x0800
const DEFLATED = 8
const ELSEWHERE = 0xffffffff
const FIRST_OF_1980 = 0x21
const PRIVATE_FILE = (0o100600 << 16) >>> 0
const MADE_ON_UNIX = (3 << 8) | NEEDS_ZIP64

const LOCAL_BYTES = 30
const END_BYTES = 22
const LOCATOR_BYTES = 20
const END64_BYTES = 56
export const ENDS_BYTES = END64_BYTES + LOCATOR_BYTES + END_BYTES

export type ZipEntry = { name: string; crc: number; packed: number; size: number; at: number }

/** A zip64 field with these numbers. */
function field64(...numbers: number[]) {
  const field = Buffer.alloc(4 + numbers.length * 8)
  field.writeUInt16LE(1)
  field.writeUInt16LE(numbers.length * 8, 2)
  for (const [at, number] of numbers.entries()) field.writeBigUInt64LE(BigInt(number), 4 + at * 8)
  return field
}

/** What both records of an entry say of it, from a place of theirs on; its numbers stand in a zip64 field. */
function entryRecord(
  head: Buffer,
  from: number,
  { name, crc }: Pick<ZipEntry, 'name' | 'crc'>,
  extra: Buffer,
) {
  const bytes = Buffer.from(name)
  head.writeUInt16LE(NEEDS_ZIP64, from)
  head.writeUInt16LE(UTF8_NAMES, from + 2)
  head.writeUInt16LE(DEFLATED, from + 4)
  head.writeUInt16LE(FIRST_OF_1980, from + 8)
  head.writeUInt32LE(crc, from + 10)
  head.writeUInt32LE(ELSEWHERE, from + 14)
  head.writeUInt32LE(ELSEWHERE, from + 18)
  head.writeUInt16LE(bytes.length, from + 22)
  head.writeUInt16LE(extra.length, from + 24)
  return Buffer.concat([head, bytes, extra])
}

export function localRecord(entry: Omit<ZipEntry, 'at'>): Buffer {
  const head = Buffer.alloc(LOCAL_BYTES)
  head.writeUInt32LE(LOCAL)
  return entryRecord(head, 4, entry, field64(entry.size, entry.packed))
}

export function directoryRecord(entry: ZipEntry): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(DIRECTORY)
  head.writeUInt16LE(MADE_ON_UNIX, 4)
  head.writeUInt32LE(PRIVATE_FILE, 38)
  head.writeUInt32LE(ELSEWHERE, 42)
  return entryRecord(head, 6, entry, field64(entry.size, entry.packed, entry.at))
}

export function endRecords(entries: number, directoryBytes: number, directoryAt: number): Buffer {
  const end64 = Buffer.alloc(END64_BYTES)
  end64.writeUInt32LE(END64)
  end64.writeBigUInt64LE(BigInt(END64_BYTES - 12), 4)
  end64.writeUInt16LE(MADE_ON_UNIX, 12)
  end64.writeUInt16LE(NEEDS_ZIP64, 14)
  for (const [at, number] of [entries, entries, directoryBytes, directoryAt].entries())
    end64.writeBigUInt64LE(BigInt(number), 24 + at * 8)
  const locator = Buffer.alloc(LOCATOR_BYTES)
  locator.writeUInt32LE(LOCATOR64)
  locator.writeBigUInt64LE(BigInt(directoryAt + directoryBytes), 8)
  locator.writeUInt32LE(1, 16)
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(END)
  const few = Math.min(entries, 0xffff)
  end.writeUInt16LE(few, 8)
  end.writeUInt16LE(few, 10)
  end.writeUInt32LE(ELSEWHERE, 12)
  end.writeUInt32LE(ELSEWHERE, 16)
  return Buffer.concat([end64, locator, end])
}

/** What the last records say of the directory. Throws where these bytes are no end of such an archive. */
export function readEnds(bytes: Buffer, fault: string): { entries: number; bytes: number; at: number } {
  if (bytes.length !== ENDS_BYTES || bytes.readUInt32LE() !== END64) throw new MovingFault(fault)
  const [entries, length, at] = [32, 40, 48].map((place) => Number(bytes.readBigUInt64LE(place)))
  return { entries: entries!, bytes: length!, at: at! }
}

export function* readDirectory(bytes: Buffer, fault: string): Generator<ZipEntry> {
  for (let at = 0; at < bytes.length; ) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY) throw new MovingFault(fault)
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place))
    const numbers = at + 46 + name! + 4
    if (bytes.readUInt16LE(at + 10) !== DEFLATED || extra! < 28 || numbers + 24 > bytes.length)
      throw new MovingFault(fault)
    const [size, packed, place] = [0, 8, 16].map((from) => Number(bytes.readBigUInt64LE(numbers + from)))
    const entry = {
      name: bytes.toString('utf8', at + 46, at + 46 + name!),
      crc: bytes.readUInt32LE(at + 16),
      size: size!,
      packed: packed!,
      at: place!,
    }
    const length = 46 + name! + extra! + comment!
    if (!directoryRecord(entry).equals(bytes.subarray(at, at + length))) throw new MovingFault(fault)
    yield entry
    at += length
  }
}
