import pg from 'pg'
import type { Database } from './connection.ts'
import type { Login } from './roles.ts'

const UNHURRIED = '-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c lock_timeout=15000'

/** One connection outside the pools, for copying whole tables: it takes as long as it takes. Whoever asks ends it. */
export async function connectAs(database: Database, login: Login): Promise<pg.Client> {
  const client = new pg.Client({ ...database.login(login), application_name: login, options: UNHURRIED })
  await client.connect()
  // A connection lost in the middle fails the statement that runs; without a listener it would end the process.
  client.on('error', () => {})
  return client
}
