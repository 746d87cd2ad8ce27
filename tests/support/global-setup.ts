import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openThrowAway } from '../../app/ground/db/embedded/throw-away.ts'
import { migrate } from '../../app/ground/db/migrate.ts'
import { GUESTS, type Login, OWNER } from '../../app/ground/db/roles.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** How to reach the run's PostgreSQL as each login, and as the one who may copy the template. */
    cluster: { template: string; logins: Record<Login | 'trama_root', pg.PoolConfig> }
  }
}

/** One PostgreSQL for a whole run of tests, with the migrated database every test file copies. */
export default async function setup(project: TestProject) {
  const database = await openThrowAway({ max_connections: 200 })
  await migrate(database, { log: () => {} })

  const everyLogin: Login[] = [OWNER, ...GUESTS]
  const logins = Object.fromEntries(everyLogin.map((login) => [login, database.login(login)]))
  const root = { ...database.login('trama_root' as Login), database: 'postgres' }
  const client = new pg.Client(root)
  await client.connect()
  await client.query('alter database trama with is_template true allow_connections false')
  await client.end()
  project.provide('cluster', { template: 'trama', logins: { ...logins, trama_root: root } as never })

  return () => database.stop()
}
