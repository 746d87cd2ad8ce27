import type { Auth } from './auth.ts'
import { newToken } from './token.ts'

// Accounts are made by those who vouch for an address: set-up, invitation, command line. Nobody signs up.

const internals = async ({ better }: Auth) => (await (await better()).$context).internalAdapter

export const plainEmail = (email: string) => email.trim().toLowerCase()

/** The id of the account with this e-mail address, if there is one. */
export async function accountAt({ pool }: Auth, email: string): Promise<string | undefined> {
  const { rows } = await pool.query('select id from auth."user" where email = $1', [plainEmail(email)])
  return rows[0]?.id
}

export type NewAccount = {
  email: string
  name: string
  password?: string | undefined
  /**
   * Whether we know that the address is theirs. If not, the first link sent there and opened takes away the password
   * and the sessions that came before: whoever made them may have been someone else.
   */
  proved: boolean
}

/** Makes an account, with a password or to be entered by link; returns its id. Throws where the address has one. */
export async function createAccount(
  auth: Auth,
  { email, name, password, proved }: NewAccount,
): Promise<string> {
  const { id } = await (await internals(auth)).createUser(
    { email: plainEmail(email), name, emailVerified: proved },
    { method: 'admin' },
  )
  if (password) await setPassword(auth, id, password)
  return id
}

/** The account of an address, made if need be; `made` tells which. Two who ask at once get the same one. */
export async function accountFor(auth: Auth, who: NewAccount): Promise<{ id: string; made: boolean }> {
  const known = await accountAt(auth, who.email)
  if (known) return { id: known, made: false }
  try {
    return { id: await createAccount(auth, who), made: true }
  } catch (error) {
    const sinceThen = await accountAt(auth, who.email)
    if (sinceThen) return { id: sinceThen, made: false }
    throw error
  }
}

export async function removeAccount(auth: Auth, accountId: string) {
  await (await internals(auth)).deleteUser(accountId)
}

export async function renameAccount(auth: Auth, accountId: string, name: string) {
  await (await internals(auth)).updateUser(accountId, { name })
}

export async function hasPassword({ pool }: Auth, accountId: string): Promise<boolean> {
  const { rows } = await pool.query(
    `select from auth.account where "userId" = $1 and "providerId" = 'credential' and password is not null`,
    [accountId],
  )
  return rows.length > 0
}

/** Where an account works: as whom, and whether a role there asks for two proofs of who they are. */
export type Standing = {
  territoryId: string
  slug: string
  personId: string
  roles: readonly string[]
  twoProofs: boolean
}

export async function standingsOf({ pool }: Auth, accountId: string): Promise<Standing[]> {
  const { rows } = await pool.query<Standing>(
    `select territory_id as "territoryId", slug, person_id as "personId", roles, two_proofs as "twoProofs"
     from app.memberships($1)`,
    [accountId],
  )
  return rows
}

/** Gives an account a password, in place of the one it had. Its sessions stay: see `endOtherSessions`. */
export async function setPassword(auth: Auth, accountId: string, password: string) {
  const context = await (await auth.better()).$context
  const hash = await context.password.hash(password)
  if (await context.internalAdapter.findCredentialAccount(accountId)) {
    await context.internalAdapter.updatePassword(accountId, hash)
  } else {
    await context.internalAdapter.linkAccount({
      userId: accountId,
      providerId: 'credential',
      accountId,
      password: hash,
    })
  }
}

/** Signs an account out of every browser. */
export async function endSessionsOf({ pool }: Auth, accountId: string) {
  await pool.query('delete from auth.session where "userId" = $1', [accountId])
}

/**
 * The account of someone a provider has seen: the one linked to its subject, or that of an address it vouches for,
 * which is linked from then on. None is ever made. An address nobody had proved is proved by this: whoever had a
 * password or a session there before may have been someone else.
 */
export async function accountSeenBy(
  { pool }: Auth,
  issuer: string,
  { subject, email }: { subject: string; email: string | undefined },
): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>(
    'select "userId" as id from auth.account where "providerId" = $1 and "accountId" = $2',
    [issuer, subject],
  )
  if (rows[0] || !email) return rows[0]?.id
  const client = await pool.connect()
  try {
    await client.query('begin')
    const found = await client.query<{ id: string; proved: boolean }>(
      'select id, "emailVerified" as proved from auth."user" where email = $1 for update',
      [plainEmail(email)],
    )
    const [account] = found.rows
    if (account && !account.proved) {
      await client.query('delete from auth.session where "userId" = $1', [account.id])
      await client.query('delete from auth.account where "userId" = $1', [account.id])
      await client.query('update auth."user" set "emailVerified" = true where id = $1', [account.id])
    }
    if (account)
      await client.query(
        `insert into auth.account (id, "providerId", "accountId", "userId", "createdAt", "updatedAt")
         values ($1, $2, $3, $4, now(), now())`,
        [newToken(), issuer, subject, account.id],
      )
    await client.query('commit')
    return account?.id
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
