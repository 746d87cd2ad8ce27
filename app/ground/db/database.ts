import { Kysely, sql } from 'kysely'
import pg from 'pg'
import { type ActorTx, type AsActor, asActorOf } from './as-actor.ts'
import type { Database, Login } from './connection.ts'
import { EagerDialect } from './eager-dialect.ts'
import { keepPlans } from './kept-plans.ts'
import type { Tables } from './tables.ts'

// 'YYYY-MM-DD' stays text: a date of a fact has no time zone. Counts fit a number, or it is our fault.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMP, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`not a safe integer: ${text}`)
  return number
})

const LIMITS = '-c statement_timeout=15000 -c idle_in_transaction_session_timeout=20000 -c lock_timeout=5000'
const COMMAND_LIMITS = '-c statement_timeout=300000 -c lock_timeout=15000'

export const poolOf = (database: Database, login: Login, max: number, options = LIMITS) => {
  const pool = new pg.Pool({
    ...database.login(login),
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds: 1_800,
    application_name: login,
    pipeline: true,
    options,
  })
  // A connection lost while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}

type Open = { asActor: AsActor; open: Kysely<Tables>; command: Kysely<Tables>; close: () => Promise<void> }
let current: Open | undefined

/** Opens the pools of this process on a running, migrated database. Closing them is the caller's. */
export async function connect(database: Database, { web = 10, command = 2 } = {}): Promise<Open> {
  const pools = [
    poolOf(database, 'trama_web', web),
    poolOf(database, 'trama_command', command, COMMAND_LIMITS),
  ] as const
  keepPlans(pools[0])
  const [webDb, commandDb] = pools.map(
    (pool) => new Kysely<Tables>({ dialect: new EagerDialect({ pool }) }),
  ) as [Kysely<Tables>, Kysely<Tables>]
  const territorial = await tablesOfATerritory(webDb)
  current = {
    asActor: asActorOf(webDb, commandDb, territorial),
    open: webDb,
    command: commandDb,
    close: async () => {
      current = undefined
      await Promise.all(pools.map((pool) => pool.end()))
    },
  }
  return current
}

const opened = () => {
  if (!current) throw new Error('the database is not open: call connect() first')
  return current
}

export const asActor: AsActor = (actor, work) => opened().asActor(actor, work)

/** What anyone may ask before there is an actor: territories, municipalities, memberships, health. Policies still hold. */
export const beforeActor = () => opened().open

/** Closes the pools of this process, if open. */
export const disconnect = async () => {
  await current?.close()
}

async function tablesOfATerritory(db: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and a.attname = 'territory_id'
  `.execute(db)
  return new Set(rows.map(({ name }) => name))
}

export type { ActorTx, AsActor }
