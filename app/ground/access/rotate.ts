import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { asOwner } from '../db/as-owner.ts'
import type { Database } from '../db/connection.ts'
import { CommandRefusal } from './command.ts'
import { newKey, replaceKeyFile } from './key-file.ts'
import { heldKeyring, holdInstallationKeys, type Keyring, writtenKeys } from './keys.ts'
import { heldKeyIds, keyIdOf, NEW_KEY_MS, seal, unseal } from './seal.ts'

/**
 * A column of sealed values: rows are found by territory and `id`, and sealed for the place `table:id`. Where values are
 * large, `batch` says how many are held at once.
 */
export type SealedColumn = { table: string; column: string; id: string; batch?: number }

const BATCH = 500
const ROTATING = 7_241_006

type SealedRow = { territory_id: string; id: string; sealed: Buffer }

/** Columns' names are ours, from the rooms; nothing a person wrote comes near them. */
const pageOf = async (
  owner: pg.Client,
  { table, column, id, batch = BATCH }: SealedColumn,
  after: SealedRow | undefined,
) => {
  const { rows } = await owner.query<SealedRow>(
    `select territory_id, ${id} as id, ${column} as sealed from public.${table} where ${column} is not null
     and (territory_id, ${id}) > ($1, $2) order by territory_id, ${id} limit ${batch}`,
    [after?.territory_id ?? NOBODY, after?.id ?? NOBODY],
  )
  return rows
}
const NOBODY = '00000000-0000-0000-0000-000000000000'

async function* pagesOf(owner: pg.Client, column: SealedColumn) {
  for (let page = await pageOf(owner, column, undefined); page.length > 0; ) {
    yield page
    page = page.length < (column.batch ?? BATCH) ? [] : await pageOf(owner, column, page.at(-1))
  }
}

/** How many values each key still seals, by its hexadecimal id. */
async function valuesByKey(owner: pg.Client, columns: readonly SealedColumn[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { table, column } of columns) {
    const { rows } = await owner.query<{ key: string; values: number }>(
      `select encode(substr(${column}, 2, 4), 'hex') as key, count(*)::integer as values from public.${table}
       where ${column} is not null group by 1`,
    )
    for (const { key, values } of rows) counts.set(key, (counts.get(key) ?? 0) + values)
  }
  return counts
}

const oldValues = (counts: Map<string, number>) => {
  const [newest = ''] = heldKeyIds()
  return [...counts].reduce((sum, [key, values]) => sum + (key === newest ? 0 : values), 0)
}

/**
 * Seals with the newest key what an older one sealed, a batch at a time: readers and writers go on, and a value that
 * changes meanwhile keeps its change. Stopped half-way it goes on when it is called again. Returns how many values changed key.
 */
async function resealAll(owner: pg.Client, columns: readonly SealedColumn[], done: (values: number) => void) {
  let changed = 0
  while (oldValues(await valuesByKey(owner, columns)) > 0)
    for (const column of columns)
      for await (const page of pagesOf(owner, column)) {
        changed += await resealPage(owner, column, page)
        done(changed)
      }
  return changed
}

async function resealPage(owner: pg.Client, { table, column, id }: SealedColumn, page: readonly SealedRow[]) {
  const [newest] = heldKeyIds()
  const old = page.filter(({ sealed }) => keyIdOf(sealed) !== newest)
  if (old.length === 0) return 0
  const anew = old.map((row) => {
    const where = `${table}:${row.id}`
    return seal(unseal(row.sealed, where), where)
  })
  const { rowCount } = await owner.query(
    `update public.${table} t set ${column} = n.sealed
     from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::bytea[]) as n (territory_id, id, before, sealed)
     where t.territory_id = n.territory_id and t.${id} = n.id and t.${column} = n.before`,
    [old.map((row) => row.territory_id), old.map((row) => row.id), old.map((row) => row.sealed), anew],
  )
  return rowCount ?? 0
}

/** One at a time: two who rotate would each make a key. */
const alone = <T>(database: Database, work: (owner: pg.Client) => Promise<T>) =>
  asOwner(database, async (owner) => {
    const { rows } = await owner.query('select pg_try_advisory_lock($1) as mine', [ROTATING])
    if (!rows[0].mine) throw new CommandRefusal('another command is changing the keys: wait for it to end')
    return work(owner)
  })

export type Rotated =
  | { values: number; continued: boolean }
  /** The new keys are for the administrator to set; nothing was changed. */
  | { toSet: string }

/**
 * Puts a new key in front of the others and seals every value with it, or goes on with a rotation that was stopped.
 * Where the keys come from the environment, the first call only makes the key.
 */
export const rotateKeys = (
  database: Database,
  columns: readonly SealedColumn[],
  done: (values: number) => void = () => {},
): Promise<Rotated> =>
  alone(database, async (owner) => {
    const keyring = heldKeyring()
    const continued = oldValues(await valuesByKey(owner, columns)) > 0
    if (!continued) {
      const next = { ...keyring, sealing: [newKey(), ...keyring.sealing] }
      if (keyring.from === 'environment') return { toSet: writtenKeys(next, ' ') }
      putInPlace(next)
      // From then on every running server seals with the new key, and the values below become no more.
      await sleep(NEW_KEY_MS * 1.5)
    }
    return { values: await resealAll(owner, columns, done), continued }
  })

export type Retired = { keys: number } | { toSet: string }

/** Forgets every key but the newest. Refused while a value needs one of them. */
export const retireKeys = (
  database: Database,
  columns: readonly SealedColumn[],
  waiting: () => Promise<Buffer[]>,
): Promise<Retired> =>
  alone(database, async (owner) => {
    const keyring = heldKeyring()
    const inTables = oldValues(await valuesByKey(owner, columns))
    if (inTables > 0)
      throw new CommandRefusal(`${inTables} values are sealed with an older key: run trama keys rotate first`)
    const [newest] = heldKeyIds()
    const inQueue = (await waiting()).filter((sealed) => keyIdOf(sealed) !== newest).length
    if (inQueue > 0)
      throw new CommandRefusal(`${inQueue} messages that wait are sealed with an older key: try again later`)
    const kept = { ...keyring, sealing: keyring.sealing.slice(0, 1) }
    if (keyring.from === 'environment') return { toSet: writtenKeys(kept, ' ') }
    putInPlace(kept)
    return { keys: keyring.sealing.length - 1 }
  })

function putInPlace(keyring: Keyring) {
  replaceKeyFile(keyring.dataDir, writtenKeys(keyring))
  holdInstallationKeys(keyring)
}
