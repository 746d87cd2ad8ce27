import { createHash } from 'node:crypto'
import { holdsFor, keyFingerprint, signWords } from '../../../../ground/access/signing.ts'
import { done, type Outcome, refused } from '../../../../ground/forms/outcome.ts'
import { packShape, signatureShape } from '../forms.ts'
import { canonical, FORMAT, MOST_PACK_BYTES, type Pack, placeOfMarkup } from '../rules.ts'

export const fingerprintOf = (pack: Pack) => createHash('sha256').update(canonical(pack)).digest('hex')

/** The file of a pack: what it holds, and the house's signature over its canonical JSON. */
export const signedPack = (pack: Pack) =>
  `${JSON.stringify({ pack, signature: signWords(canonical(pack)) }, null, 2)}\n`

export type PackRefusal =
  | 'practices.packs.tooBig'
  | 'practices.packs.noPack'
  | 'practices.packs.otherFormat'
  | 'practices.packs.altered'
  | 'practices.packs.incomplete'
  | 'practices.packs.markup'
export type ReadPack = { pack: Pack; file: string; fingerprint: string; keyFingerprint: string }

/**
 * A pack out of a file that came from anywhere. Refused, in this order: what is no pack, one written in another way than this
 * house reads, one that is not as it was signed, one with names or values nobody knows, one that holds more than words.
 */
export function readPack(file: string): Outcome<ReadPack, PackRefusal> {
  if (Buffer.byteLength(file) > MOST_PACK_BYTES) return refused('practices.packs.tooBig')
  const sent = parsed(file)
  if (!isNamed(sent) || !isNamed(sent.pack) || typeof sent.pack.format !== 'string')
    return refused('practices.packs.noPack')
  if (sent.pack.format !== FORMAT)
    return refused(
      sent.pack.format.startsWith('trama-pack/') ? 'practices.packs.otherFormat' : 'practices.packs.noPack',
    )
  const signature = signatureShape.safeParse(sent.signature)
  const words = writtenOut(sent.pack)
  if (words === undefined) return refused('practices.packs.noPack')
  if (!signature.success || !holdsFor(words, signature.data)) return refused('practices.packs.altered')
  if (placeOfMarkup(sent.pack) !== undefined) return refused('practices.packs.markup')
  const whole = packShape.safeParse(sent.pack)
  // What was trimmed or left out on the way would have another fingerprint than what was signed.
  if (!whole.success || canonical(whole.data) !== words) return refused('practices.packs.incomplete')
  const { publicKey } = signature.data
  return done({
    pack: whole.data,
    file,
    fingerprint: fingerprintOf(whole.data),
    keyFingerprint: keyFingerprint(publicKey),
  })
}

/** What a pack that was read before holds: it stands in the database as it came. */
export const packIn = (file: string): Pack => (JSON.parse(file) as { pack: Pack }).pack

function parsed(file: string): unknown {
  try {
    return JSON.parse(file)
  } catch {
    return undefined
  }
}

function writtenOut(pack: unknown): string | undefined {
  try {
    return canonical(pack)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const isNamed = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
