import pg from 'pg'
import type { Database } from './connection.ts'
import { DatabaseFault } from './fault.ts'
import * as roles from './roles.ts'

const OLDEST = 150_000
const PREPARING = 7_241_003

/** A database on a server, with our logins made there by `databaseUrl`'s, which owns the database. */
export async function openServer({
  databaseUrl,
  secret,
}: {
  databaseUrl: string
  secret: Buffer
}): Promise<Database> {
  const owner = await connect(databaseUrl)
  try {
    await prepare(owner, secret)
  } finally {
    await owner.end()
  }
  const { host, port, database, ssl } = owner
  const place = { host, port, ssl, ...(database ? { database } : {}) }
  return {
    kind: 'server',
    login: (login) =>
      login === roles.OWNER
        ? { connectionString: databaseUrl }
        : { ...place, user: login, password: roles.passwordOf(secret, login) },
    stop: async () => {},
  }
}

async function connect(databaseUrl: string) {
  try {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
    await client.connect()
    return client
  } catch (cause) {
    // The address holds a password: it is never repeated in a message.
    const reason = cause instanceof AggregateError ? cause.errors[0]?.message : (cause as Error).message
    throw new DatabaseFault('TRAMA_SERVER', `The database of DATABASE_URL cannot be reached: ${reason}`, {
      cause,
    })
  }
}

async function prepare(owner: pg.Client, secret: Buffer) {
  const { rows } = await owner.query(`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as release,
      current_database() as database, quote_ident(current_user) as login,
      has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as may_create`)
  const { version, release, database, login, may_create } = rows[0]
  if (version < OLDEST) throw refusal(`it is PostgreSQL ${release}, and Trama needs 15 or later.`)
  if (!may_create) throw refusal(`its login ${login} must own the database ${database}.`)

  const fingerprint = roles.fingerprintOf(secret)
  if (await roles.isPrepared(owner, fingerprint)) return
  // Several processes may start together on an empty server.
  await owner.query('select pg_advisory_lock($1)', [PREPARING])
  if (await roles.isPrepared(owner, fingerprint)) return
  await assertLoginsAreOurs(owner, fingerprint)
  try {
    await owner.query('begin')
    await roles.prepareLogins(owner, roles.GUESTS, secret)
    await owner.query(`grant trama_auth, trama_jobs to ${login}`)
    await roles.fenceDatabase(owner, database)
    await roles.prepareSchemas(owner, login)
    await owner.query(`revoke trama_auth, trama_jobs from ${login}`)
    await owner.query(`comment on role trama_web is 'Trama ${fingerprint}'`)
    await roles.notePrepared(owner, fingerprint)
    await owner.query('commit')
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '42501') throw error
    throw refusal(`its login ${login} must be allowed to create roles (alter role ${login} createrole).`)
  }
}

/** Logins belong to a whole server: two installations with different keys would lock each other out. */
async function assertLoginsAreOurs(owner: pg.Client, fingerprint: string) {
  const { rows } = await owner.query(
    `select shobj_description(oid, 'pg_authid') as note from pg_roles where rolname = 'trama_web'`,
  )
  const note = rows[0]?.note
  if (note && note !== `Trama ${fingerprint}`)
    throw refusal(
      'its trama_ logins were made by an installation with another key. Use the same key folder, or a server of its own; if that key is lost: comment on role trama_web is null.',
    )
}

const refusal = (reason: string) =>
  new DatabaseFault('TRAMA_SERVER', `The database of DATABASE_URL cannot be used: ${reason}`)
