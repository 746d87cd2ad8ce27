import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto'
import type { Auth } from './auth.ts'
import { RECOVERY_CODES } from './limits.ts'
import { newCodeKey, stepOf } from './one-time-code.ts'

// A second proof of who someone is: the code of an app, or a recovery code kept on paper. Keys are encrypted with the
// installation's secret, which is not in the database; of recovery codes only a keyed hash is kept.

const derived = ({ secret }: Auth, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `trama ${purpose}`, 32))
const NONCE = 12
const TAG = 16

function encrypted(auth: Auth, text: string, accountId: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', derived(auth, 'second proof'), nonce).setAAD(
    Buffer.from(accountId),
  )
  const words = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), words]).toString('base64')
}

function decrypted(auth: Auth, kept: string, accountId: string): string {
  const bytes = Buffer.from(kept, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', derived(auth, 'second proof'), bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(accountId))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
}

type Row = { secret: string | null; pending: string | null }
const proofOf = async ({ pool }: Auth, accountId: string): Promise<Row | undefined> =>
  (await pool.query<Row>('select secret, pending from auth."secondProof" where "userId" = $1', [accountId]))
    .rows[0]

/** The key someone is about to put into their app: the same one until its first code has come. */
export async function keyToSetUp(auth: Auth, accountId: string): Promise<string> {
  const made = encrypted(auth, newCodeKey(), accountId)
  const { rows } = await auth.pool.query<{ pending: string }>(
    `insert into auth."secondProof" as p ("userId", pending) values ($1, $2)
     on conflict ("userId") do update set pending = coalesce(p.pending, excluded.pending) returning pending`,
    [accountId, made],
  )
  return decrypted(auth, rows[0]?.pending ?? made, accountId)
}

/**
 * The first code of a new key makes it the account's second proof, in place of the one before; with it come new
 * recovery codes, told this once. Undefined when the code is not the app's.
 */
export async function confirmKey(auth: Auth, accountId: string, code: string, now: Date) {
  const pending = (await proofOf(auth, accountId))?.pending
  const step = pending && stepOf(decrypted(auth, pending, accountId), plain(code), now)
  if (!step) return undefined
  const { rowCount } = await auth.pool.query(
    `update auth."secondProof" set secret = pending, pending = null, "confirmedAt" = $3, "lastStep" = $4
     where "userId" = $1 and pending = $2`,
    [accountId, pending, now, step],
  )
  return rowCount ? newRecoveryCodes(auth, accountId) : undefined
}

/** Makes recovery codes in place of those before, and tells them; nobody can be told again. */
export async function newRecoveryCodes(auth: Auth, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  await auth.pool.query(
    `with gone as (delete from auth."recoveryCode" where "userId" = $1)
     insert into auth."recoveryCode" ("userId", hash) select $1, unnest($2::text[])`,
    [accountId, codes.map((code) => recoveryHash(auth, accountId, code))],
  )
  return codes
}

// Letters and digits that are not taken for one another on paper; fifty bits each code.
const PAPER = '23456789abcdefghjkmnpqrstuvwxyz'
const newRecoveryCode = () => {
  const letters = Array.from({ length: 10 }, () => PAPER[randomInt(PAPER.length)]).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}
const plain = (code: string) => code.toLowerCase().replace(/[^a-z0-9]/g, '')
const recoveryHash = (auth: Auth, accountId: string, code: string) =>
  createHmac('sha256', derived(auth, 'recovery codes'))
    .update(`${accountId}\n${plain(code)}`)
    .digest('base64url')

export type Proof = 'app' | 'recovery'

/** Whether a code is a second proof for an account. Each works once, also for two who type it at the same moment. */
export async function proveAgain(
  auth: Auth,
  accountId: string,
  code: string,
  now: Date,
): Promise<Proof | undefined> {
  if (/^\d{6}$/.test(plain(code))) {
    const secret = (await proofOf(auth, accountId))?.secret
    const step = secret && stepOf(decrypted(auth, secret, accountId), plain(code), now)
    if (!step) return undefined
    const { rowCount } = await auth.pool.query(
      'update auth."secondProof" set "lastStep" = $2 where "userId" = $1 and "lastStep" < $2',
      [accountId, step],
    )
    return rowCount ? 'app' : undefined
  }
  const { rowCount } = await auth.pool.query(
    'update auth."recoveryCode" set "usedAt" = $3 where "userId" = $1 and hash = $2 and "usedAt" is null',
    [accountId, recoveryHash(auth, accountId, code), now],
  )
  return rowCount ? 'recovery' : undefined
}

export type SecondProof = { since: Date | null; codesLeft: number }

/** Since when an account has a second proof, and how many recovery codes are left. */
export async function secondProofOf({ pool }: Auth, accountId: string): Promise<SecondProof> {
  const { rows } = await pool.query<{ since: Date | null; left: number }>(
    `select (select "confirmedAt" from auth."secondProof" where "userId" = $1) as since,
       (select count(*)::int from auth."recoveryCode" where "userId" = $1 and "usedAt" is null) as left`,
    [accountId],
  )
  return { since: rows[0]?.since ?? null, codesLeft: rows[0]?.left ?? 0 }
}

/** Takes every second proof away, passkeys too: for who does without, or has lost phone and paper. */
export async function forgetSecondProof({ pool }: Auth, accountId: string) {
  await pool.query(
    `with proof as (delete from auth."secondProof" where "userId" = $1),
       codes as (delete from auth."recoveryCode" where "userId" = $1)
     delete from auth.passkey where "userId" = $1`,
    [accountId],
  )
}
