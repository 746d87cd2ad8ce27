import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../../app/ground/db/embedded/embedded.ts'
import { migrate } from '../../app/ground/db/migrate.ts'
import { GUESTS, type Login, OWNER } from '../../app/ground/db/roles.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** How to reach the run's PostgreSQL as each login, and as the one who may copy the template. */
    cluster: { template: string; logins: Record<Login | 'trama_root', pg.PoolConfig> }
  }
}

const PREFIX = 'trama-test-'
/** Speed in place of durability: this data lives as long as the tests. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 }

/** One PostgreSQL for a whole run of tests, with the migrated database every test file copies. */
export default async function setup(project: TestProject) {
  await removeRemains()
  const dataDir = mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`))
  chmodSync(dataDir, 0o711)
  const database = await openEmbedded({ dataDir, as: 'server', log: () => {}, settings: SETTINGS })
  await migrate(database, { log: () => {} })

  const everyLogin: Login[] = [OWNER, ...GUESTS]
  const logins = Object.fromEntries(everyLogin.map((login) => [login, database.login(login)]))
  const root = { ...database.login('trama_root' as Login), database: 'postgres' }
  const client = new pg.Client(root)
  await client.connect()
  await client.query('alter database trama with is_template true allow_connections false')
  await client.end()
  project.provide('cluster', { template: 'trama', logins: { ...logins, trama_root: root } as never })

  return async () => {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** What a run that was killed left behind: its process number is in the folder's name. */
async function removeRemains() {
  for (const name of readdirSync(os.tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue
    const dataDir = path.join(os.tmpdir(), name)
    await openEmbedded({ dataDir, as: 'command', log: () => {} }).then(
      (left) => left.stop(),
      () => {},
    )
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
