import type { Auth } from './auth.ts'
import type { Membership, Session } from './request.ts'
import { hashOf, newToken } from './token.ts'

/** What stands before a token's own letters, so that people and scanners know one that was left somewhere. */
export const TOKEN_MARK = 'trama_'
export const LONGEST_DAYS = 365
export const MOST_ACCESSES = 20

/** Today, as people here count days. */
const TODAY = `(now() at time zone 'Europe/Rome')::date`

/** What a program may do: `people:read`. */
export type Scope = `${string}:${'read' | 'write'}`

export type ProgramAccess = {
  id: string
  territoryId: string
  name: string
  scopes: readonly Scope[]
  /** The one role it acts as; all of its maker's where none is named. */
  acting: string | null
  madeAt: Date
  expiresOn: string
  lastUsedOn: string | null
  revokedAt: Date | null
}

export type NewAccess = Pick<ProgramAccess, 'territoryId' | 'name' | 'scopes' | 'acting' | 'expiresOn'> & {
  id: string
  /** Whether its maker had given two proofs of who they are. */
  proved: boolean
}

/**
 * Makes an access for a program of an account; answers its token, which nobody can read again: only its hash is kept.
 * Nothing where the same form made it before, or where the account has as many as it may.
 */
export async function makeAccess(
  { pool }: Auth,
  accountId: string,
  { id, territoryId, name, scopes, acting, expiresOn, proved }: NewAccess,
): Promise<string | undefined> {
  const token = TOKEN_MARK + newToken()
  const { rowCount } = await pool.query(
    `insert into auth."programAccess" (id, "userId", "territoryId", name, scopes, acting, "expiresOn", proved, hash)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9
     where (select count(*) from auth."programAccess" where "userId" = $2 and "revokedAt" is null and "expiresOn" >= ${TODAY}) < $10
     on conflict do nothing`,
    [id, accountId, territoryId, name, scopes, acting, expiresOn, proved, hashOf(token), MOST_ACCESSES],
  )
  return rowCount === 1 ? token : undefined
}

/** The accesses somebody made, the latest first; what is over stays a while, to be looked up. */
export async function accessesOf({ pool }: Auth, accountId: string): Promise<ProgramAccess[]> {
  const { rows } = await pool.query<ProgramAccess>(
    `select id, "territoryId", name, scopes, acting, "madeAt", "expiresOn", "lastUsedOn", "revokedAt"
     from auth."programAccess" where "userId" = $1 order by "madeAt" desc, id`,
    [accountId],
  )
  return rows
}

/** Takes one back: from this moment its token opens nothing. Which territory it was for; nothing where it is not theirs. */
export async function revokeAccess(
  { pool }: Auth,
  accountId: string,
  id: string,
): Promise<string | undefined> {
  const { rows } = await pool.query<{ territoryId: string }>(
    `update auth."programAccess" set "revokedAt" = now()
     where id = $1 and "userId" = $2 and "revokedAt" is null returning "territoryId"`,
    [id, accountId],
  )
  return rows[0]?.territoryId
}

/** Takes back all that somebody made: whoever had their password may have made one. */
export async function revokeAccessesOf({ pool }: Auth, accountId: string) {
  await pool.query(
    'update auth."programAccess" set "revokedAt" = now() where "userId" = $1 and "revokedAt" is null',
    [accountId],
  )
}

type Row = {
  id: string
  name: string
  territoryId: string
  scopes: Scope[]
  acting: string | null
  expiresOn: string
  proved: boolean
  usedToday: boolean
  accountId: string
  email: string
  accountName: string
  memberships: {
    territory_id: string
    slug: string
    name: string
    person_id: string
    given_name: string
    family_name: string
    roles: string[]
    two_proofs: boolean
  }[]
}

// One question for a whole request, as for a session: the roles are those that stand now.
const ACCESS_OF = `
  select a.id, a.name, a."territoryId", a.scopes, a.acting, a."expiresOn", a.proved,
    coalesce(a."lastUsedOn" = ${TODAY}, false) as "usedToday", u.id as "accountId", u.email, u.name as "accountName",
    (select coalesce(json_agg(m), '[]') from app.memberships(u.id) m) as memberships
  from auth."programAccess" a join auth."user" u on u.id = a."userId"
  where a.hash = $1 and a."revokedAt" is null and a."expiresOn" >= ${TODAY}`

export type Program = {
  access: Pick<ProgramAccess, 'id' | 'name' | 'scopes' | 'expiresOn'>
  session: Session
  membership: Membership
  roles: readonly string[]
  acting?: string
}
export type NoProgram = 'unknown' | 'notProved' | 'roleEnded'

/**
 * Whom a token stands for in a territory, with the roles of this moment. `unknown` for one that never was, is over, was taken
 * back, or is for another territory. Where a role asks for two proofs, one that was made with one does nothing; one made to
 * act as a role does nothing without it: it never becomes wider than it was.
 */
export async function programOf(
  { pool }: Auth,
  token: string,
  territoryId: string,
): Promise<Program | NoProgram> {
  if (!token.startsWith(TOKEN_MARK)) return 'unknown'
  const { rows } = await pool.query<Row>({ name: 'access_of', text: ACCESS_OF, values: [hashOf(token)] })
  const [row] = rows
  const here = row?.memberships.find((one) => one.territory_id === territoryId)
  if (!row || row.territoryId !== territoryId || !here) return 'unknown'
  if (here.two_proofs && !row.proved) return 'notProved'
  if (row.acting && !here.roles.includes(row.acting)) return 'roleEnded'
  if (!row.usedToday)
    await pool.query(`update auth."programAccess" set "lastUsedOn" = ${TODAY} where id = $1`, [row.id])
  const membership: Membership = {
    territoryId,
    slug: here.slug,
    name: here.name,
    personId: here.person_id,
    personName: `${here.given_name} ${here.family_name}`.trim(),
    roles: here.roles,
  }
  const { id, name, scopes, expiresOn } = row
  return {
    access: { id, name, scopes, expiresOn },
    session: { accountId: row.accountId, email: row.email, name: row.accountName, memberships: [membership] },
    membership,
    roles: row.acting ? [row.acting] : here.roles,
    ...(row.acting && { acting: row.acting }),
  }
}
