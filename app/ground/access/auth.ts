import type pg from 'pg'
import packages from '../../../package.json' with { type: 'json' }
import type { Database } from '../db/connection.ts'
import { poolOf } from '../db/database.ts'
import { isLanguage, type Language } from '../texts/language.ts'
import { ACCOUNT_TABLES, ACCOUNT_TABLES_VERSION } from './account-tables.ts'
import type { BetterAuth, Link } from './better-auth.ts'
import * as limits from './limits.ts'

export type { Link } from './better-auth.ts'

export type AuthOptions = {
  database: Database
  /** At least 32 characters that only this installation knows. */
  secret: string
  baseUrl: string
  sendLink: (link: Link) => Promise<void>
}
type Asking = { address: string; browser?: string; body?: object; cookie?: string | undefined }

/** Accounts and sessions, in schema `auth` with a login of their own. */
function buildAuth({ database, secret, baseUrl, sendLink }: AuthOptions) {
  const pool = poolOf(database, 'trama_auth', 4)
  const underway = new Set<Promise<void>>()
  const sendInBackground = (link: Link) => {
    const sending = sendIfKnown(pool, link.email, (chosen) =>
      sendLink({ ...link, language: chosen ?? link.language }),
    )
      .catch((error: Error) => console.error('A sign-in link was not sent:', error.message))
      .finally(() => underway.delete(sending))
    underway.add(sending)
  }
  const building = { pool, secret, baseUrl, sendLink: sendInBackground }
  let built: Promise<BetterAuth> | undefined
  const better = () => {
    built ??= import('./better-auth.ts').then(({ buildBetterAuth }) => buildBetterAuth(building))
    return built
  }
  return {
    pool,
    secret,
    baseUrl,
    better,
    compileMigrations: async () => (await import('./better-auth.ts')).compileMigrations(building),
    /** Asks Better Auth as the browser at `address`, so that its rate limits hold. Its routes are not served otherwise. */
    ask: async (path: string, { address, browser = '', body, cookie }: Asking): Promise<Response> => {
      const headers = new Headers({ origin: new URL(baseUrl).origin, [limits.ADDRESS_HEADER]: address })
      headers.set('user-agent', browser)
      if (cookie) headers.set('cookie', cookie)
      if (body) headers.set('content-type', 'application/json')
      const method = body ? 'POST' : 'GET'
      const url = new URL(`${limits.AUTH_PATH}${path}`, baseUrl)
      return (await better()).handler(
        new Request(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }),
      )
    },
    /** Waits for the links that are being sent. */
    settled: () => Promise.all(underway),
    close: async () => {
      current = undefined
      await Promise.all(underway)
      await pool.end()
    },
  }
}
export type Auth = ReturnType<typeof buildAuth>

let current: Auth | undefined

/** Opens the accounts of this process: one at a time, until `close`. */
export const createAuth = (options: AuthOptions): Auth => {
  current = buildAuth(options)
  return current
}

/** The accounts of this process, for rooms that invite. */
export const currentAuth = (): Auth => {
  if (!current) throw new Error('accounts are not open: call createAuth() first')
  return current
}

/**
 * Nothing goes to an address without an account, nor more than a few links in a quarter of an hour. Told along is the language
 * its owner chose: of who never chose, the page they ask on knows better.
 */
async function sendIfKnown(
  pool: pg.Pool,
  email: string,
  send: (chosen: Language | undefined) => Promise<void>,
) {
  const { rows } = await pool.query(
    `select (select r.language from auth."readingLanguage" r
       where r."userId" = u.id and r."chosenAt" is not null) as chosen,
     (select count(*) from auth.verification v
       where v.value = $2 and v."createdAt" > now() - make_interval(mins => $3)) as links
     from auth."user" u where u.email = $1`,
    [email, JSON.stringify({ email }), limits.LINK_MINUTES],
  )
  const [known] = rows
  if (known && known.links <= limits.LINKS_A_QUARTER)
    await send(isLanguage(known.chosen) ? known.chosen : undefined)
}

const MIGRATING = 7_241_005
const NOTE = `Better Auth ${packages.dependencies['better-auth']}, Trama ${ACCOUNT_TABLES_VERSION}`

/** Makes the tables of schema `auth`, or brings them up to date; one question when there is nothing to do. */
export async function prepareAuth({ compileMigrations, pool }: Auth) {
  if (await isPrepared(pool)) return
  const client = await pool.connect()
  try {
    // Several processes may start together.
    await client.query('select pg_advisory_lock($1)', [MIGRATING])
    if (await isPrepared(client)) return
    const statements = await compileMigrations()
    // The schema stands already, and this login may not create another.
    const tables = statements.replace(/create schema if not exists "auth";?/i, '')
    await client.query(`begin; ${tables}; ${ACCOUNT_TABLES}; comment on schema auth is '${NOTE}'; commit`)
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    await client.query('select pg_advisory_unlock_all()')
    client.release()
  }
}

async function isPrepared(client: pg.Pool | pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query(
    `select obj_description(to_regnamespace('auth'), 'pg_namespace') as note`,
  )
  return rows[0].note === NOTE
}
