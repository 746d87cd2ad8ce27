import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

// A sealed value: version, key id, nonce, tag, then the text. The key never enters the database.
const VERSION = 1
const KEY_ID = 4
const NONCE = 12
const TAG = 16
const HEAD = 1 + KEY_ID + NONCE + TAG

type SealingKey = { id: Buffer; key: Buffer; secret: Buffer }
let keys: SealingKey[] = []
let readAgain: (() => Buffer[]) | undefined
let readAt = 0

/** Within this time a running process seals with a key that was put in front of the others. */
export const NEW_KEY_MS = 2_000

/**
 * Gives this process its keys, newest first: the first seals, all open. Each is at least 32 random bytes. Where
 * `reading` is given, keys that came since are found by it.
 */
export function holdKeys(secrets: Buffer[], reading?: () => Buffer[]) {
  keys = secrets.map((secret) => {
    const key = Buffer.from(hkdfSync('sha256', secret, '', 'trama sealing', 32))
    return { key, id: createHash('sha256').update(key).digest().subarray(0, KEY_ID), secret }
  })
  readAgain = reading
  readAt = Date.now()
}

/** Does nothing where the keys cannot be read just now: those held are as good as before. */
function lookForNewKeys() {
  if (!readAgain) return
  readAt = Date.now()
  try {
    holdKeys(readAgain(), readAgain)
  } catch (error) {
    console.error('The key file cannot be read:', (error as Error).message)
  }
}

function keyCalled(id: Buffer): SealingKey | undefined {
  const known = keys.find((key) => key.id.equals(id))
  if (known || !readAgain) return known
  lookForNewKeys()
  return keys.find((key) => key.id.equals(id))
}

/** Which key sealed a value: hexadecimal. */
export const keyIdOf = (sealed: Buffer) => sealed.subarray(1, 1 + KEY_ID).toString('hex')
/** The keys of this process, newest first. */
export const heldKeyIds = () => keys.map(({ id }) => id.toString('hex'))

/** A key for another purpose, derived from a sealing key: the newest, or the one called so; undefined if that is not held. */
export function keyFor(purpose: string, id = heldKeyIds()[0] ?? ''): { id: string; key: Buffer } | undefined {
  const held = keyCalled(Buffer.from(id, 'hex'))
  return held && { id, key: Buffer.from(hkdfSync('sha256', held.secret, '', `trama ${purpose}`, 32)) }
}

/** Encrypts a text for one place in the database: `where` (table and record id) must be the same to open it. AES-256-GCM. */
export function seal(text: string, where: string): Buffer {
  if (Date.now() - readAt > NEW_KEY_MS) lookForNewKeys()
  const [newest] = keys
  if (!newest) throw new Error('no sealing key is held')
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', newest.key, nonce).setAAD(Buffer.from(where))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([VERSION]), newest.id, nonce, cipher.getAuthTag(), sealed])
}

/** Opens what `seal` made. Throws when the value was altered, moved to another record, or its key is not held. */
export function unseal(sealed: Buffer, where: string): string {
  if (sealed.length < HEAD || sealed[0] !== VERSION) throw new Error(`not a sealed value: ${where}`)
  const held = keyCalled(sealed.subarray(1, 1 + KEY_ID))
  if (!held) throw new Error(`the key ${keyIdOf(sealed)} that sealed ${where} is not held`)
  const nonce = sealed.subarray(1 + KEY_ID, 1 + KEY_ID + NONCE)
  const decipher = createDecipheriv('aes-256-gcm', held.key, nonce)
    .setAAD(Buffer.from(where))
    .setAuthTag(sealed.subarray(HEAD - TAG, HEAD))
  return Buffer.concat([decipher.update(sealed.subarray(HEAD)), decipher.final()]).toString('utf8')
}
