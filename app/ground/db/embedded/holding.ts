import { existsSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { DatabaseFault } from '../fault.ts'
import { passwordOf } from '../roles.ts'
import * as cluster from './cluster.ts'
import type { Home } from './home.ts'
import * as keeping from './keeper.ts'
import { startPostmaster } from './launch.ts'
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

/** Our hold on a running PostgreSQL: taken again if the connection that keeps it breaks. */
export class Holding {
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
          password: passwordOf(this.#secret, login),
        }
      : { host: at.sockets!, port: at.port, user: login, database }
  }

  /** `prepare` runs before anyone else may begin; if anything fails, nothing of ours goes on running. */
  async begin(prepare: (asRoot: (database: string) => pg.ClientConfig) => Promise<void>) {
    try {
      await this.#locked(async () => {
        await this.#hold()
        await prepare((database) => this.address(cluster.ROOT, database))
      })
    } catch (error) {
      await this.end().catch(() => {})
      throw error
    }
  }

  /** Safe to call twice. */
  end(): Promise<void> {
    this.#ended ??= this.#locked(async () => {
      const alone = this.#postmaster !== null && (await this.#areAlone())
      await this.#keeper?.end().catch(() => {})
      if (alone) await stopPostmaster(this.#home, this.#natives.program('pg_ctl'))
    })
    return this.#ended
  }

  /** Where the database cannot be asked it is left as it is: the next start adopts it. */
  async #areAlone(): Promise<boolean> {
    try {
      if (this.#keeper) return await keeping.isLast(this.#keeper)
    } catch {
      // Its connection is broken; a new one may do.
    }
    try {
      this.#keeper = await this.#connectKeeper()
      return await keeping.isLast(this.#keeper)
    } catch {
      return false
    }
  }

  #locked<T>(work: () => Promise<T>) {
    return withStartLock(this.#home.startLock, this.#embedding.log, work)
  }

  async #hold() {
    const start = await this.#howToStart()
    if (!existsSync(this.#home.data)) await cluster.createCluster(start)
    cluster.assertSameMajor(start)
    cluster.writeDoors(start)
    this.#postmaster = (await readyPostmaster(this.#home)) ?? (await startPostmaster(start))
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
    this.#postmaster = await startPostmaster(start)
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
      password: passwordOf(this.#secret, cluster.ROOT),
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

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
