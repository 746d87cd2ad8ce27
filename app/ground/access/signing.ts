import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { keyedMark } from './keyed.ts'

export const SIGNATURE = 'Ed25519'
/** What stands before the 32 bytes of a key where it is written as PKCS#8, and as SPKI (RFC 8410). */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex')
const KEY_BYTES = 32
const SIGNATURE_BYTES = 64

/** The house's own key for what leaves it. It lasts as long as the house secret: rotating keys does not change it. */
function houseKey(): KeyObject {
  const seed = createHash('sha256').update(keyedMark('signing', SIGNATURE)).digest()
  return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' })
}

const publicBytes = (key: KeyObject) =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length)

export type Signature = { algorithm: typeof SIGNATURE; publicKey: string; value: string }

/** Signs words with the house's key. The public half goes with them, in base64. */
export function signWords(words: string): Signature {
  const key = houseKey()
  return {
    algorithm: SIGNATURE,
    publicKey: publicBytes(key).toString('base64'),
    value: sign(null, Buffer.from(words), key).toString('base64'),
  }
}

/** Whether these very words were signed by the holder of that key. A key or signature that is none holds nothing. */
export function holdsFor(words: string, { publicKey, value }: Pick<Signature, 'publicKey' | 'value'>) {
  const [key, said] = [Buffer.from(publicKey, 'base64'), Buffer.from(value, 'base64')]
  if (key.length !== KEY_BYTES || said.length !== SIGNATURE_BYTES) return false
  try {
    const held = createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, key]), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(words), held, said)
  } catch {
    return false
  }
}

/** What tells one key from another, to be read aloud: SHA-256 of its bytes, in hexadecimal digits. */
export const keyFingerprint = (publicKey: string) =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex')

export const houseFingerprint = () => createHash('sha256').update(publicBytes(houseKey())).digest('hex')
