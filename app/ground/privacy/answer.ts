import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import type { ActorTx } from '../db/as-actor.ts'
import type { RoomRegister, Row, TableRegister } from './register.ts'

/** What is recorded about someone in one table. */
export type Recorded = { room: string; table: string; rows: Row[] }
/** How much an erasure would take, or keep, of one table. */
export type Fate = {
  room: string
  table: string
  rows: number
  fate: 'erased' | 'counted' | 'kept'
  /** Whether that there are such rows is known only to those who may read them. */
  sensitive: boolean
}

type About = TableRegister & { about: NonNullable<TableRegister['about']> }
const tablesAbout = (rooms: readonly RoomRegister[]) =>
  rooms.flatMap(({ room, tables }) =>
    tables
      .filter((one): one is TableRegister & About => one.about !== undefined)
      .map((register) => ({ room, register })),
  )

// Where an erasure is being answered the policies show what is about these people and nothing else.
const where = (actor: Actor, { about }: About, ids: readonly string[]) =>
  sql`territory_id = ${actor.territoryId} and ${about(ids)}`

/**
 * Everything the rooms hold about these people (one person under all their ids), as far as the actor may read it. Sealed
 * fields are opened; what only machines need is left out.
 */
export async function recordedOf(
  tx: ActorTx,
  actor: Actor,
  rooms: readonly RoomRegister[],
  ids: readonly string[],
): Promise<Recorded[]> {
  const found: Recorded[] = []
  for (const { room, register } of tablesAbout(rooms)) {
    const { rows } = await sql<Row>`
      select * from ${sql.table(register.table)} where ${where(actor, register, ids)}`.execute(tx)
    if (rows.length)
      found.push({ room, table: register.table, rows: rows.map((row) => shown(row, register)) })
  }
  return found
}

function shown(row: Row, { opened }: TableRegister): Row {
  const open = opened ? { ...row, ...opened(row) } : row
  const worth = ([name, value]: [string, unknown]) =>
    value !== null && name !== 'territory_id' && !name.startsWith('search_') && !Buffer.isBuffer(value)
  return Object.fromEntries(Object.entries(open).filter(worth))
}

/** What an erasure would do, table by table; it changes nothing. */
export async function fatesOf(
  tx: ActorTx,
  actor: Actor,
  rooms: readonly RoomRegister[],
  ids: readonly string[],
): Promise<Fate[]> {
  const fates: Fate[] = []
  for (const { room, register } of tablesAbout(rooms)) {
    const { rows } = await sql<{ rows: number }>`
      select count(*) as rows from ${sql.table(register.table)} where ${where(actor, register, ids)}`.execute(
      tx,
    )
    const count = rows[0]?.rows ?? 0
    if (count)
      fates.push({
        room,
        table: register.table,
        rows: count,
        fate: register.fate ?? 'erased',
        sensitive: register.fields?.sensitive !== undefined,
      })
  }
  return fates
}

/** Takes away the rows about these people, table by table in the order the rooms declare; `kept` tables stay. */
export async function eraseRows(
  tx: ActorTx,
  actor: Actor,
  rooms: readonly RoomRegister[],
  ids: readonly string[],
  except: ReadonlySet<string> = new Set(),
) {
  for (const { register } of tablesAbout(rooms)) {
    if (register.fate === 'kept' || except.has(register.table)) continue
    await sql`delete from ${sql.table(register.table)} where ${where(actor, register, ids)}`.execute(tx)
  }
}
