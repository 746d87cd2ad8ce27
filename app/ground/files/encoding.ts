import { isUtf8 } from 'node:buffer'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const SAMPLE = 64 * 1024

/**
 * The encoding of a text file, by its content: byte order mark, then zero bytes (UTF-16), then
 * validity as UTF-8; what is left is Windows-1252, which holds Latin-1. Null when it is not text.
 */
export function encodingOf(bytes: Uint8Array): { encoding: Encoding; mark: number } | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', mark: 3 }
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', mark: 2 }

  const sample = bytes.subarray(0, SAMPLE)
  const zeros = zeroBytes(sample)
  const half = sample.length / 2
  if (zeros.odd > half * 0.6 && zeros.even < half * 0.1) return { encoding: 'utf-16le', mark: 0 }
  if (zeros.even > half * 0.6 && zeros.odd < half * 0.1) return { encoding: 'utf-16be', mark: 0 }
  if (zeros.even + zeros.odd > 0 || controlBytes(sample) > sample.length / 100) return null
  return { encoding: isUtf8(bytes) ? 'utf-8' : 'windows-1252', mark: 0 }
}

function zeroBytes(sample: Uint8Array) {
  const zeros = { even: 0, odd: 0 }
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2 ? 'odd' : 'even']++
  return zeros
}

/** Bytes that no text holds: below the space, tab and line ends apart. */
function controlBytes(sample: Uint8Array) {
  let count = 0
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) count++
  return count
}

/** Decodes piece by piece, so that a long file never stands in memory twice. `mark`: bytes to skip. */
export function* decoded(
  bytes: Uint8Array,
  { encoding, mark }: { encoding: Encoding; mark: number },
): Generator<{ text: string; bytes: number }> {
  const decoder = new TextDecoder(encoding)
  for (let at = mark; at < bytes.length; at += SAMPLE) {
    const piece = bytes.subarray(at, at + SAMPLE)
    yield { text: decoder.decode(piece, { stream: true }), bytes: piece.length }
  }
  yield { text: decoder.decode(), bytes: 0 }
}
