import { createHash, randomUUID } from 'node:crypto'
import type { Auth } from './auth.ts'
import { keyedMark } from './keyed.ts'
import { newToken } from './token.ts'

// A device is a browser that keeps what is needed without network, encrypted under a key of its own. The key is worked out
// here, given to whoever is signed in there, and written down nowhere: without the row, or without this house, it is gone.

/** What a device is to do with what it holds: go on; forget what can be read, until its owner is back; forget everything. */
export type DeviceState = 'stands' | 'locked' | 'wiped' | 'unknown'

export type Device = {
  id: string
  browser: string
  since: Date
  seenAt: Date
  state: Exclude<DeviceState, 'unknown'> | 'emptied'
  /** When it said that it had emptied itself, and how much it had not sent by then; null where it did not say. */
  emptiedAt: Date | null
  lost: number | null
}

type Row = {
  id: string
  userId: string
  salt: string
  browser: string
  since: Date
  seenAt: Date
  lockedAt: Date | null
  wipedAt: Date | null
  emptiedAt: Date | null
  lostEntries: number | null
}

const stateOf = ({ lockedAt, wipedAt }: Pick<Row, 'lockedAt' | 'wipedAt'>) =>
  wipedAt ? 'wiped' : lockedAt ? 'locked' : 'stands'

/** 256 bits, the same each time for this device. */
const keyOf = ({ id, salt }: Pick<Row, 'id' | 'salt'>) =>
  createHash('sha256')
    .update(keyedMark('device key', `${id} ${salt}`))
    .digest('base64')

type Holding = { accountId: string; token: string; browser: string; known: readonly string[] }

/**
 * The key of the browser where somebody is signed in: of a device of theirs that it knows already, else of a new one. A
 * device that is to be wiped gets no key again.
 */
export async function holdDevice({ pool }: Auth, { accountId, token, browser, known }: Holding) {
  const { rows } = await pool.query<Row>(
    `update auth.device d set "sessionId" = s.id, "seenAt" = now(), "lockedAt" = null, browser = $4
     from auth.session s
     where s.token = $2 and s."userId" = $1 and d.id = (
       select id from auth.device where "userId" = $1 and id = any ($3) and "wipedAt" is null
       order by "seenAt" desc limit 1)
     returning d.*`,
    [accountId, token, known, browser],
  )
  const [own] = rows
  if (own) return { id: own.id, key: keyOf(own) }
  const made = { id: randomUUID(), salt: newToken() }
  await pool.query(
    `insert into auth.device (id, "userId", "sessionId", salt, browser)
     select $1, s."userId", s.id, $2, $5 from auth.session s where s.token = $3 and s."userId" = $4`,
    [made.id, made.salt, token, accountId, browser],
  )
  return { id: made.id, key: keyOf(made) }
}

/** A device reports; who reports for a device of theirs has seen it. */
export async function contactOf({ pool }: Auth, id: string, accountId: string | undefined) {
  const { rows } = await pool.query<Row>(
    `update auth.device set "seenAt" = case when "userId" = $2 then now() else "seenAt" end where id = $1
     returning *`,
    [id, accountId ?? null],
  )
  const [found] = rows
  const state: DeviceState = found ? stateOf(found) : 'unknown'
  return { state, mine: found !== undefined && found.userId === accountId }
}

/** The devices of some accounts that hold something, those seen last first. */
export async function devicesOf({ pool }: Auth, accountIds: readonly string[]) {
  const { rows } = await pool.query<Row>(
    `select * from auth.device where "userId" = any ($1) order by "seenAt" desc, id`,
    [accountIds],
  )
  return rows.map((row): Device & { accountId: string } => ({
    id: row.id,
    accountId: row.userId,
    browser: row.browser,
    since: row.since,
    seenAt: row.seenAt,
    state: row.emptiedAt ? 'emptied' : stateOf(row),
    emptiedAt: row.emptiedAt,
    lost: row.lostEntries,
  }))
}

/**
 * At its next contact a device forgets everything, also what it has not sent. False for a device of someone else, and for one
 * that was told already.
 */
export async function wipeDevice({ pool }: Auth, accountId: string, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update auth.device set "wipedAt" = now() where "userId" = $1 and id = $2 and "wipedAt" is null`,
    [accountId, id],
  )
  return rowCount === 1
}

/**
 * A device says that it holds nothing any more, and how much it had not sent. One that was emptied from a distance stays
 * known, so that whoever did it sees that it is done.
 */
export async function forgetDevice({ pool }: Auth, id: string, lost: number | undefined) {
  await pool.query(
    `update auth.device set "emptiedAt" = now(), "lostEntries" = $2
     where id = $1 and "wipedAt" is not null and "emptiedAt" is null`,
    [id, lost ?? null],
  )
  await pool.query('delete from auth.device where id = $1 and "wipedAt" is null', [id])
}
