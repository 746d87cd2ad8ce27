import { hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import * as z from 'zod'
import { heldKeyIds, keyFor } from '../access/seal.ts'
import { ALTERED, BackupFault } from './fault.ts'

const SHORTEST = 12
const COST = 2 ** 16
const MEMORY = 128 * 1024 * 1024
const PURPOSE = 'backup'

/** What locks a backup: words that someone remembers, or the installation's own key. */
export type Secret = { passphrase: string } | 'installation key'

/** The first lines of a backup: readable by anyone, and part of what each chunk proves. */
const headerShape = z.object({
  lock: z.union([
    z.object({
      kind: z.literal('passphrase'),
      cost: z
        .number()
        .int()
        .min(2)
        .max(2 ** 20),
    }),
    z.object({ kind: z.literal('key'), id: z.string() }),
  ]),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  check: z.string().regex(/^[0-9a-f]{32}$/),
})
export type Header = z.infer<typeof headerShape>

const stretch = promisify(scrypt) as (
  words: string,
  salt: Buffer,
  length: number,
  options: object,
) => Promise<Buffer>

/** Each backup has a key of its own: chunks may then be numbered from one. */
const keysOf = (secret: Buffer, salt: Buffer) => ({
  key: Buffer.from(hkdfSync('sha256', secret, salt, 'trama backup chunks', 32)),
  check: Buffer.from(hkdfSync('sha256', secret, salt, 'trama backup check', 16)).toString('hex'),
})

export async function newLock(secret: Secret): Promise<{ header: Header; key: Buffer }> {
  const salt = randomBytes(32)
  if (secret === 'installation key') {
    const newest = keyFor(PURPOSE)
    if (!newest) throw new Error('no installation key is held')
    const { key, check } = keysOf(newest.key, salt)
    return { header: { lock: { kind: 'key', id: newest.id }, salt: salt.toString('hex'), check }, key }
  }
  const { passphrase } = secret
  if (passphrase.length < SHORTEST)
    throw new BackupFault(`the passphrase of a backup must have at least ${SHORTEST} characters`)
  const words = await stretch(passphrase, salt, 32, { N: COST, maxmem: MEMORY })
  const { key, check } = keysOf(words, salt)
  return { header: { lock: { kind: 'passphrase', cost: COST }, salt: salt.toString('hex'), check }, key }
}

/** The key of a backup. Throws a BackupFault that tells what is missing. */
export async function unlock({ lock, salt, check }: Header, passphrase: string | undefined): Promise<Buffer> {
  const found = keysOf(await secretOf(lock, Buffer.from(salt, 'hex'), passphrase), Buffer.from(salt, 'hex'))
  if (timingSafeEqual(Buffer.from(found.check), Buffer.from(check))) return found.key
  throw new BackupFault(
    lock.kind === 'key' ? ALTERED : 'the passphrase is not the one this backup was made with',
  )
}

async function secretOf(lock: Header['lock'], salt: Buffer, passphrase: string | undefined): Promise<Buffer> {
  if (lock.kind === 'key') {
    const held = heldKeyIds().length ? keyFor(PURPOSE, lock.id) : undefined
    if (held) return held.key
    throw new BackupFault(
      `this backup opens with the key ${lock.id} of the installation that made it: bring its keys/installation.key, or set TRAMA_KEY`,
    )
  }
  if (!passphrase)
    throw new BackupFault(
      'this backup opens with a passphrase: give --passphrase-file or TRAMA_BACKUP_PASSPHRASE',
    )
  return stretch(passphrase, salt, 32, { N: lock.cost, maxmem: MEMORY * 16 })
}

export function readHeader(line: string): Header {
  try {
    return headerShape.parse(JSON.parse(line))
  } catch {
    throw new BackupFault(ALTERED)
  }
}
