import { createHash, createHmac, hkdfSync, pbkdf2Sync, randomBytes } from 'node:crypto'
import type pg from 'pg'

export const OWNER = 'trama_owner'
/** The logins that own nothing the migrations make: each reaches what it is granted. */
export const GUESTS = ['trama_web', 'trama_command', 'trama_auth', 'trama_jobs'] as const
export type Login = typeof OWNER | (typeof GUESTS)[number]

/** A login's password, the same for every process that knows the installation's secret. */
export const passwordOf = (secret: Buffer, login: string) => derived(secret, `password of ${login}`)

/** Tells one secret from another without saying anything about it. */
export const fingerprintOf = (secret: Buffer) => derived(secret, 'fingerprint').slice(0, 16)

const derived = (secret: Buffer, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, 'trama database', purpose, 24)).toString('base64url')

/** What PostgreSQL keeps of a password (RFC 5803): sent in its place, it never stands in a server's log. */
function verifierOf(password: string): string {
  const salt = randomBytes(16)
  const rounds = 4096
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const keyed = (label: string) => createHmac('sha256', salted).update(label).digest()
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`
}

/** Creates the logins that are missing; gives them their passwords where a secret, not the system, opens the door. */
export async function prepareLogins(client: pg.Client, logins: readonly Login[], secret: Buffer | null) {
  const { rows } = await client.query('select rolname from pg_roles where rolname = any ($1)', [logins])
  const present = new Set(rows.map(({ rolname }) => rolname))
  for (const login of logins) {
    if (!present.has(login)) await client.query(`create role ${login} login`)
    if (secret) await client.query(`alter role ${login} password '${verifierOf(passwordOf(secret, login))}'`)
  }
  // A command may do what the web does, and what is granted to it besides; nobody inherits the other way.
  await client.query('grant trama_web to trama_command')
}

/** A database's own grants: they belong to the database, so a copy of it needs them again. */
export async function fenceDatabase(client: pg.Client, database: string) {
  await client.query(`revoke all on database "${database}" from public`)
  await client.query(`grant connect on database "${database}" to ${GUESTS.join(', ')}`)
}

/** The schemas that stand before any migration: `app` of the owner; sign-in and queue of their own logins. */
export async function prepareSchemas(client: pg.Client, owner: string) {
  await client.query(`
    create schema if not exists app authorization ${owner};
    create schema if not exists auth authorization trama_auth;
    create schema if not exists jobs authorization trama_jobs;
    revoke create on schema public from public;
    grant usage on schema app, public to ${GUESTS.join(', ')};`)
}

const STEP = 1

/** The note left on schema `app` when all of the above is done, so that a start can skip it. */
export const noteOf = (door: string) => `prepared ${STEP}, ${door}`

export async function isPrepared(client: pg.Client, door: string): Promise<boolean> {
  const { rows } = await client.query(
    `select obj_description(to_regnamespace('app'), 'pg_namespace') as note`,
  )
  return rows[0].note === noteOf(door)
}

export const notePrepared = (client: pg.Client, door: string) =>
  client.query(`comment on schema app is '${noteOf(door)}'`)
