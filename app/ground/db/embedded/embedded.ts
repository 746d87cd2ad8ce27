import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { Database } from '../connection.ts'
import { plainly } from '../fault.ts'
import * as roles from '../roles.ts'
import { type Embedding, Holding } from './holding.ts'
import { type Home, settle } from './home.ts'

const DATABASE = 'trama'

/** Starts, adopts or joins the PostgreSQL of `dataDir`, prepared for the migrations. `stop` stops it if nobody else uses it. */
export async function openEmbedded(embedding: Embedding): Promise<Database> {
  const { dataDir, log, sockets = process.platform !== 'win32' } = embedding
  try {
    const home = settle(path.resolve(dataDir), sockets, log)
    const secret = sockets ? null : readOrMakeSecret(home)
    const held = new Holding(embedding, home, secret)
    await held.begin((asRoot) => prepare(asRoot, secret))
    return {
      kind: 'embedded',
      login: (login) => held.address(login, DATABASE),
      stop: () => held.end(),
    }
  } catch (error) {
    throw plainly(error, path.resolve(dataDir))
  }
}

/** Logins, database and schemas; one question when they are all there. */
async function prepare(address: (database: string) => pg.ClientConfig, secret: Buffer | null) {
  const door = secret ? roles.fingerprintOf(secret) : 'peer'
  if (await asRoot(address(DATABASE), (client) => roles.isPrepared(client, door)).catch(isMissing)) return
  await asRoot(address('postgres'), async (client) => {
    await roles.prepareLogins(client, [roles.OWNER, ...roles.GUESTS], secret)
    const { rows } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (rows.length === 0) await client.query(`create database ${DATABASE} owner ${roles.OWNER}`)
    await roles.fenceDatabase(client, DATABASE)
  })
  await asRoot(address(DATABASE), async (client) => {
    await roles.prepareSchemas(client, roles.OWNER)
    await roles.notePrepared(client, door)
  })
}

function isMissing(error: { code?: string }) {
  if (error.code === '3D000') return false
  throw error
}

async function asRoot<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function readOrMakeSecret({ folder }: Home): Buffer {
  const file = path.join(folder, 'secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' })
  return readFileSync(file)
}
