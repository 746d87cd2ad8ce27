import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import * as z from 'zod'
import { ALTERED, MovingFault } from './fault.ts'

const SHORTEST = 12
const COST = 2 ** 16
const MEMORY = 128 * 1024 * 1024
const NONCE = 12
const TAG = 16
const CHECK = 'trama'

/** How sealed words stand in a file: under a passphrase (scrypt, then AES-256-GCM), or opened for whoever has it. */
export const lockShape = z.union([
  z.object({ kind: z.literal('opened') }),
  z.object({
    kind: z.literal('passphrase'),
    /** scrypt with r = 8 and p = 1. */
    cost: z
      .number()
      .int()
      .min(2)
      .max(2 ** 20),
    salt: z.string().regex(/^[0-9a-f]{64}$/),
    check: z.string(),
  }),
])
export type Lock = z.infer<typeof lockShape>

const valueShape = z.union([z.object({ sealed: z.string() }), z.object({ opened: z.string() })])
export type SealedValue = z.infer<typeof valueShape>

/** Turns words of one place (`table:id`) into what the file holds, and back. Closing the wrong place throws a MovingFault. */
export type FieldLock = {
  lock: Lock
  close(words: string, where: string): SealedValue
  open(value: unknown, where: string): string
}

const stretch = promisify(scrypt) as (
  words: string,
  salt: Buffer,
  length: number,
  options: object,
) => Promise<Buffer>

const OPENED: FieldLock = {
  lock: { kind: 'opened' },
  close: (words) => ({ opened: words }),
  open(value) {
    const read = valueShape.safeParse(value)
    if (read.success && 'opened' in read.data) return read.data.opened
    throw new MovingFault(ALTERED)
  },
}

/** A lock for a new file. A short passphrase is refused. */
export async function newFieldLock(secret: { passphrase: string } | 'opened'): Promise<FieldLock> {
  if (secret === 'opened') return OPENED
  if (secret.passphrase.length < SHORTEST)
    throw new MovingFault(`the passphrase must have at least ${SHORTEST} characters`)
  const salt = randomBytes(32)
  const key = await stretch(secret.passphrase, salt, 32, { N: COST, maxmem: MEMORY })
  const check = closed(key, CHECK, CHECK)
  return lockOf({ kind: 'passphrase', cost: COST, salt: salt.toString('hex'), check }, key)
}

/** The lock of a file. Throws a MovingFault where the passphrase is missing, or another. */
export async function fieldLockOf(lock: Lock, passphrase: string | undefined): Promise<FieldLock> {
  if (lock.kind === 'opened') return OPENED
  if (!passphrase)
    throw new MovingFault(
      'what is sealed in this file opens with a passphrase: give --passphrase-file or TRAMA_EXPORT_PASSPHRASE',
    )
  const salt = Buffer.from(lock.salt, 'hex')
  const key = await stretch(passphrase, salt, 32, { N: lock.cost, maxmem: MEMORY * 16 })
  try {
    openedWith(key, lock.check, CHECK)
  } catch {
    throw new MovingFault('the passphrase is not the one this file was made with')
  }
  return lockOf(lock, key)
}

const lockOf = (lock: Lock, key: Buffer): FieldLock => ({
  lock,
  close: (words, where) => ({ sealed: closed(key, words, where) }),
  open(value, where) {
    const read = valueShape.safeParse(value)
    if (!read.success || !('sealed' in read.data)) throw new MovingFault(ALTERED)
    try {
      return openedWith(key, read.data.sealed, where)
    } catch {
      throw new MovingFault(ALTERED)
    }
  },
})

function closed(key: Buffer, words: string, where: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(where))
  const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64')
}

function openedWith(key: Buffer, base64: string, where: string): string {
  const bytes = Buffer.from(base64, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(where))
    .setAuthTag(bytes.subarray(-TAG))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8')
}
