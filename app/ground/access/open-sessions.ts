import type { Auth } from './auth.ts'

/** A browser where an account is signed in. `network` is only the first part of an address. */
export type OpenSession = {
  id: string
  browser: string
  network: string
  since: Date
  /** To the half hour: a session in use is not written down for each page. */
  usedAt: Date
  isThis: boolean
}

type Row = { id: string; token: string; browser: string; network: string; since: Date; used_at: Date }

/** Where an account is signed in, the last used first; `token` is the session of whoever looks. */
export async function openSessionsOf(
  { pool }: Auth,
  accountId: string,
  token: string,
): Promise<OpenSession[]> {
  const { rows } = await pool.query<Row>(
    `select id, token, coalesce("userAgent", '') as browser, coalesce("ipAddress", '') as network,
       "createdAt" as since, "updatedAt" as used_at
     from auth.session where "userId" = $1 and "expiresAt" > now() order by "updatedAt" desc`,
    [accountId],
  )
  return rows.map(({ id, browser, network, since, used_at, token: its }) => ({
    id,
    browser,
    network,
    since,
    usedAt: used_at,
    isThis: its === token,
  }))
}

/** Signs an account out of one browser. Nothing for the session of someone else. */
export async function endSessionOf({ pool }: Auth, accountId: string, id: string) {
  await pool.query('delete from auth.session where "userId" = $1 and id = $2', [accountId, id])
}

/** Signs an account out of every browser but this one. */
export async function endOtherSessionsOf({ pool }: Auth, accountId: string, token: string) {
  await pool.query('delete from auth.session where "userId" = $1 and token <> $2', [accountId, token])
}
