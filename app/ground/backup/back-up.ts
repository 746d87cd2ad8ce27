import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import packages from '../../../package.json' with { type: 'json' }
import { heldKeyring, houseMark, writtenKeys } from '../access/keys.ts'
import { heldKeyIds } from '../access/seal.ts'
import { connectAs } from '../db/connect-as.ts'
import type { Database } from '../db/connection.ts'
import { plainly } from '../db/fault.ts'
import { migrationsOf, nameOf, sequencesOf, type Table, tablesOf } from './catalogue.ts'
import { BackupFault } from './fault.ts'
import type { Secret } from './lock.ts'
import { backupOf, just, type Manifest, nothing, type Part } from './sections.ts'

/** The schemas that hold what people wrote, each with the login that owns it. The queue starts empty. */
export const SCHEMAS = [
  { schema: 'public', login: 'trama_owner' },
  { schema: 'auth', login: 'trama_auth' },
] as const
/** Folders of the data folder. Seals come before the snapshot, so that none is newer than the database's. */
export const SEALS = 'seals'
export const FILES = 'files'

export type BackedUp = { rows: number; tables: number; files: number; bytes: number }
type Copying = { database: Database; dataDir: string; secret: Secret; file: string }

/**
 * Writes database and files, as they are at one moment, into `file`, which must not exist, while people go on working.
 * With a passphrase the installation's keys come along. Throws a BackupFault; half a file is never left behind.
 */
export async function backUp({ database, dataDir, secret, file }: Copying): Promise<BackedUp> {
  if (existsSync(file)) throw new BackupFault(`${file} is there already: choose another name`)
  const unfinished = `${file}.${process.pid}.part`
  const counts: BackedUp = { rows: 0, tables: 0, files: 0, bytes: 0 }
  try {
    const handle = await open(unfinished, 'wx', 0o600)
    try {
      for await (const piece of backupOf(partsToKeep({ database, dataDir, secret }, counts), secret)) {
        await handle.write(piece)
        counts.bytes += piece.length
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(unfinished, file)
    return counts
  } catch (error) {
    throw plainly(error, path.dirname(file))
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function* partsToKeep(
  { database, dataDir, secret }: Omit<Copying, 'file'>,
  counts: BackedUp,
): AsyncGenerator<Part> {
  const clients: pg.Client[] = []
  try {
    for (const { login } of SCHEMAS) clients.push(await connectAs(database, login))
    yield await manifestOf(clients[0]!)
    if (secret !== 'installation key')
      yield { section: { kind: 'keys' }, bytes: just(writtenKeys(heldKeyring())) }
    yield* fileParts(dataDir, SEALS, counts)
    await shareSnapshot(clients)
    for (const [at, { schema }] of SCHEMAS.entries()) {
      const client = clients[at]!
      for (const table of await tablesOf(client, schema)) yield tablePart(client, table, counts)
      for (const sequence of await sequencesOf(client, schema))
        yield { section: { kind: 'sequence', ...sequence }, bytes: nothing() }
    }
    yield* fileParts(dataDir, FILES, counts)
    yield { section: { kind: 'end', rows: counts.rows, files: counts.files }, bytes: nothing() }
  } finally {
    for (const client of clients) await client.end()
  }
}

async function manifestOf(owner: pg.Client): Promise<Part> {
  const section: Manifest = {
    kind: 'manifest',
    trama: packages.version,
    madeAt: new Date().toISOString(),
    migrations: await migrationsOf(owner),
    keyIds: heldKeyIds(),
    house: houseMark(heldKeyring()),
  }
  return { section, bytes: nothing() }
}

/** All of them see the database as it is at this moment, however long they take. */
async function shareSnapshot(clients: readonly pg.Client[]) {
  const [first, ...others] = clients
  await first!.query('begin isolation level repeatable read read only')
  const { rows } = await first!.query('select pg_export_snapshot() as snapshot')
  for (const other of others) {
    await other.query('begin isolation level repeatable read read only')
    await other.query(`set transaction snapshot '${rows[0].snapshot}'`)
  }
}

function tablePart(client: pg.Client, { schema, name, columns }: Table, counts: BackedUp): Part {
  const list = columns.map((column) => `"${column}"`).join(', ')
  async function* rows() {
    const copying = client.query(copyTo(`copy ${nameOf({ schema, name })} (${list}) to stdout`))
    for await (const piece of copying) yield piece as Buffer
    counts.rows += copying.rowCount ?? 0
    counts.tables += 1
  }
  return { section: { kind: 'table', schema, name, columns }, bytes: rows() }
}

export const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
        .sort()
    : []

async function* fileParts(dataDir: string, folder: string, counts: BackedUp): AsyncGenerator<Part> {
  for (const name of filesIn(path.join(dataDir, folder))) {
    const file = path.join(dataDir, folder, name)
    // What was removed since the list was made is not part of the house any more.
    if (!existsSync(file)) continue
    yield { section: { kind: 'file', path: `${folder}/${name}` }, bytes: createReadStream(file) }
    counts.files += 1
  }
}
