import { Hono } from 'hono'
import { sql } from 'kysely'
import { beforeActor } from '../ground/db/database.ts'

/** `/healthz`: the process lives. `/readyz`: it also reaches its database. */
export const health = new Hono()
  .get('/healthz', (c) => c.text('ok'))
  .get('/readyz', async (c) => {
    try {
      await sql`select 1`.execute(beforeActor())
      return c.text('ready')
    } catch {
      return c.text('the database does not answer', 503)
    }
  })
