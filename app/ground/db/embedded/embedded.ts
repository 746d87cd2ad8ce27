import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Database } from '../connection.ts'
import { DatabaseFault, plainly } from '../fault.ts'
import * as roles from '../roles.ts'
import * as cluster from './cluster.ts'
import { type Home, settle } from './home.ts'
import * as keeping from './keeper.ts'
import { nativesFor } from './natives.ts'
import { livingPostmaster, type Postmaster, stopPostmaster } from './postmaster.ts'
import { withStartLock } from './start-lock.ts'

/** `as`: of servers there is one at a time; commands join whoever is there. */
export type Embedding = {
  dataDir: string
  as: 'server' | 'command'
  log: (line: string) => void
  /** False to try the way of systems without sockets. */
  sockets?: boolean
  settings?: cluster.Settings
}

const DATABASE = 'trama'

/** Starts, adopts or joins the PostgreSQL of `dataDir`, prepared for the migrations. `stop` stops it if nobody else uses it. */
export async function openEmbedded(embedding: Embedding): Promise<Database> {
  const { dataDir, log, sockets = process.platform !== 'win32' } = embedding
  try {
    const home = settle(path.resolve(dataDir), sockets, log)
    const secret = sockets ? null : readOrMakeSecret(home)
    const held = new Holding(embedding, home, secret)
    await held.begin()
    return {
      kind: 'embedded',
      login: (login) => held.address(login, DATABASE),
      stop: () => held.end(),
    }
  } catch (error) {
    throw plainly(error, path.resolve(dataDir))
  }
}

/** Our hold on a running PostgreSQL: taken again if the connection that keeps it breaks. */
class Holding {
  #embedding: Embedding
  #home: Home
  #secret: Buffer | null
  #natives
  #postmaster: Postmaster | null = null
  #keeper: keeping.Keeper | null = null
  #ended: Promise<void> | null = null

  constructor(embedding: Embedding, home: Home, secret: Buffer | null) {
    this.#embedding = embedding
    this.#home = home
    this.#secret = secret
    this.#natives = nativesFor(home)
  }

  address(login: string, database: string): pg.ClientConfig {
    const at = this.#postmaster
    if (!at) throw new Error('the embedded database is not running')
    return this.#secret
      ? {
          host: '127.0.0.1',
          port: at.port,
          user: login,
          database,
          password: roles.passwordOf(this.#secret, login),
        }
      : { host: at.sockets!, port: at.port, user: login, database }
  }

  async begin() {
    await this.#locked(() => this.#hold())
    await prepare((database) => this.address(cluster.ROOT, database), this.#secret)
  }

  /** Safe to call twice. */
  end(): Promise<void> {
    this.#ended ??= this.#locked(async () => {
      const alone = this.#keeper ? await keeping.isLast(this.#keeper).catch(() => true) : false
      await this.#keeper?.end().catch(() => {})
      if (alone) await stopPostmaster(this.#home, this.#natives.program('pg_ctl'))
    })
    return this.#ended
  }

  #locked<T>(work: () => Promise<T>) {
    return withStartLock(this.#home.startLock, this.#embedding.log, work)
  }

  async #hold() {
    const start = await this.#howToStart()
    if (!existsSync(this.#home.data)) await cluster.createCluster(start)
    cluster.assertSameMajor(start)
    cluster.writeDoors(start)
    this.#postmaster = (await readyPostmaster(this.#home)) ?? (await cluster.startPostmaster(start))
    this.#keeper = await this.#connectKeeper()
    if ((await keeping.releaseOf(this.#keeper)) !== this.#natives.release) await this.#replace(start)
    const { as, dataDir } = this.#embedding
    if (as === 'server' && !(await keeping.beTheServer(this.#keeper))) {
      await this.#keeper.end()
      throw new DatabaseFault(
        'TRAMA_RUNNING',
        `Another Trama is already running on ${dataDir}: stop it first.`,
      )
    }
    await keeping.shareUse(this.#keeper)
    this.#keeper.once('end', () => void this.#holdAgain())
  }

  /** An adopted PostgreSQL of another release gives way to ours as soon as nobody uses it. */
  async #replace(start: cluster.Start) {
    const until = Date.now() + 60_000
    const { log, dataDir } = this.#embedding
    if (!(await keeping.isLast(this.#keeper!)))
      log('A command of another release is using the database: waiting for it to end.')
    while (!(await keeping.isLast(this.#keeper!))) {
      if (Date.now() > until)
        throw new DatabaseFault(
          'TRAMA_RUNNING',
          `Another release of Trama is using ${dataDir}: stop it first.`,
        )
      await sleep(200)
    }
    await this.#keeper!.end()
    await stopPostmaster(this.#home, this.#natives.program('pg_ctl'))
    this.#postmaster = await cluster.startPostmaster(start)
    this.#keeper = await this.#connectKeeper()
  }

  /** PostgreSQL may restart itself after one of its processes is killed, or be killed whole: then we start it again. */
  async #holdAgain() {
    for (let pause = 100; !this.#ended; pause = Math.min(pause * 2, 10_000)) {
      await sleep(pause)
      if (this.#ended) return
      try {
        return await this.#locked(() => this.#hold())
      } catch (error) {
        this.#embedding.log(`The database is away: ${(error as Error).message}`)
      }
    }
  }

  async #howToStart(): Promise<cluster.Start> {
    const tcp = this.#secret && {
      port: this.#postmaster?.port ?? (await freePort()),
      password: roles.passwordOf(this.#secret, cluster.ROOT),
    }
    return { home: this.#home, natives: this.#natives, tcp, settings: this.#embedding.settings ?? {} }
  }

  #connectKeeper = () => keeping.connectKeeper(this.address(cluster.ROOT, 'postgres'))
}

/** The PostgreSQL that runs already, or null. One that starts or stops is waited for. */
async function readyPostmaster(home: Home): Promise<Postmaster | null> {
  for (;;) {
    const found = livingPostmaster(home.data)
    if (!found || found.state === 'ready') return found
    await sleep(10)
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

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
