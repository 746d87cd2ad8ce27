import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Tables } from './tables.ts'

/** Queries by one client, within whatever transaction it is in. It stays open: whoever connected it ends it. */
export function onClient(client: pg.ClientBase): Kysely<Tables> {
  const held = { query: client.query.bind(client), release: () => {} }
  return new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: { connect: async () => held as never, end: async () => {}, options: {} },
    }),
  })
}
