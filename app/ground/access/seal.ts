import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

// A sealed value: version, key id, nonce, tag, then the text. The key never enters the database.
const VERSION = 1
const KEY_ID = 4
const NONCE = 12
const TAG = 16
const HEAD = 1 + KEY_ID + NONCE + TAG

type SealingKey = { id: Buffer; key: Buffer }
let keys: SealingKey[] = []

/** Gives this process its keys, newest first: the first seals, all open. Each is at least 32 random bytes. */
export function holdKeys(secrets: Buffer[]) {
  keys = secrets.map((secret) => {
    const key = Buffer.from(hkdfSync('sha256', secret, '', 'trama sealing', 32))
    return { key, id: createHash('sha256').update(key).digest().subarray(0, KEY_ID) }
  })
}

/** Encrypts a text for one place in the database: `where` (table and record id) must be the same to open it. AES-256-GCM. */
export function seal(text: string, where: string): Buffer {
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
  const id = sealed.subarray(1, 1 + KEY_ID)
  const held = keys.find((key) => key.id.equals(id))
  if (!held) throw new Error(`the key ${id.toString('hex')} that sealed ${where} is not held`)
  const nonce = sealed.subarray(1 + KEY_ID, 1 + KEY_ID + NONCE)
  const decipher = createDecipheriv('aes-256-gcm', held.key, nonce)
    .setAAD(Buffer.from(where))
    .setAuthTag(sealed.subarray(HEAD - TAG, HEAD))
  return Buffer.concat([decipher.update(sealed.subarray(HEAD)), decipher.final()]).toString('utf8')
}
