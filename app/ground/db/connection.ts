import type pg from 'pg'
import { openEmbedded } from './embedded/embedded.ts'
import type { Login } from './roles.ts'
import { openServer } from './server.ts'

/** Before anything else is put there: throws a DatabaseFault in one line where nothing can be written. */
export { makeDataFolder } from './embedded/home.ts'
export type { Login } from './roles.ts'

/** A PostgreSQL ready for the migrations. `login` tells how to connect as one of its logins. */
export type Database = {
  kind: 'embedded' | 'server'
  login(role: Login): pg.PoolConfig
  stop(): Promise<void>
}

/**
 * `databaseUrl`, the owner's login on a server, takes the place of the database embedded in `dataDir`.
 * `secret` is the installation's key: every process of one installation opens a server's doors with it.
 * `log` gets whole sentences for whoever is at the terminal.
 */
export type Opening = {
  dataDir: string
  databaseUrl?: string | undefined
  secret: Buffer
  log: (line: string) => void
}

/** For the server: throws a DatabaseFault with code TRAMA_RUNNING where another one lives on the same folder. */
export const openDatabase = (opening: Opening): Promise<Database> => open(opening, 'server')

/** For a command: uses the database that runs, or starts one and stops it after. */
export const joinDatabase = (opening: Opening): Promise<Database> => open(opening, 'command')

function open({ dataDir, databaseUrl, secret, log }: Opening, as: 'server' | 'command') {
  return databaseUrl ? openServer({ databaseUrl, secret }) : openEmbedded({ dataDir, as, log })
}
