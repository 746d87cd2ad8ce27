import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { connectAs } from '../db/connect-as.ts'
import type { Database } from '../db/connection.ts'
import { beginEra } from '../journal/era.ts'
import { FILES, filesIn, SCHEMAS, SEALS } from './back-up.ts'
import { nameOf, tablesOf } from './catalogue.ts'
import { assertEmpty } from './empty-house.ts'
import { ALTERED, BackupFault } from './fault.ts'
import { type Part, partsOf, type Section } from './sections.ts'

type Restoring = {
  database: Database
  dataDir: string
  file: string
  passphrase: string | undefined
  filledAtStart: readonly string[]
  /** What else must be in place when the tables are: done just before they are kept. */
  before: (owner: pg.ClientBase) => Promise<void>
}

/**
 * Fills an empty database of the same migrations, and the data folder, from a backup that was inspected. All or
 * nothing: tables are kept together, and files are put in their places last.
 */
export async function putBack({ database, dataDir, file, passphrase, filledAtStart, before }: Restoring) {
  const beside = path.join(dataDir, `.restoring-${process.pid}`)
  const clients = new Map<string, pg.Client>()
  try {
    for (const { schema, login } of SCHEMAS) clients.set(schema, await connectAs(database, login))
    const owner = clients.get('public')!
    for (const client of clients.values()) await client.query('begin')
    await emptyTables(clients, filledAtStart)
    for await (const part of partsOf(file, passphrase)) await take(part, clients, beside)
    await setTriggers(owner, 'enable')
    await beginEra(owner)
    putFiles(beside, dataDir)
    await before(owner)
    // Accounts nobody belongs to yet harm no one, and are replaced if the next line is never reached.
    await clients.get('auth')!.query('commit')
    await owner.query('commit')
  } finally {
    for (const client of clients.values()) await client.end()
    rmSync(beside, { recursive: true, force: true })
  }
}

/** Locks every table, so that nobody begins to write in between, and empties those that a start had filled. */
async function emptyTables(clients: ReadonlyMap<string, pg.Client>, filledAtStart: readonly string[]) {
  for (const [schema, client] of clients) {
    const names = (await tablesOf(client, schema)).map(nameOf)
    if (names.length === 0) continue
    await client.query(`lock table ${names.join(', ')} in access exclusive mode`)
    if (schema === 'public') await assertEmpty(client, filledAtStart)
    await client.query(`truncate ${names.join(', ')}`)
  }
  await setTriggers(clients.get('public')!, 'disable')
}

/** Rows come back as they were: what a trigger once did to them is in them. */
async function setTriggers(owner: pg.ClientBase, how: 'enable' | 'disable') {
  for (const table of await tablesOf(owner, 'public'))
    await owner.query(`alter table ${nameOf(table)} ${how} trigger user`)
}

async function take({ section, bytes }: Part, clients: ReadonlyMap<string, pg.Client>, beside: string) {
  if (section.kind === 'table') await fill(section, bytes, clients)
  else if (section.kind === 'file') await write(section.path, bytes, beside)
  else {
    for await (const _piece of bytes);
    if (section.kind === 'sequence')
      await clients
        .get(section.schema)
        ?.query('select setval($1::regclass, $2)', [nameOf(section), section.value])
  }
}

async function fill(
  { schema, name, columns }: Section & { kind: 'table' },
  bytes: AsyncIterable<Buffer>,
  clients: ReadonlyMap<string, pg.Client>,
) {
  const client = clients.get(schema)
  const here = client && (await tablesOf(client, schema)).find((table) => table.name === name)
  if (!client || !here || columns.some((column) => !here.columns.includes(column)))
    throw new BackupFault(
      `the backup has a table ${schema}.${name} that this Trama cannot fill: use the Trama that made it`,
    )
  const list = columns.map((column) => `"${column}"`).join(', ')
  const copying = client.query(copyFrom(`copy ${nameOf({ schema, name })} (${list}) from stdin`))
  await pipeline(Readable.from(bytes, { objectMode: true }), copying)
}

/** Only below the folders that are ours, whatever a name says. */
async function write(name: string, bytes: AsyncIterable<Buffer>, beside: string) {
  const file = path.resolve(beside, name)
  if (![SEALS, FILES].some((folder) => file.startsWith(path.join(beside, folder) + path.sep)))
    throw new BackupFault(ALTERED)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  await pipeline(Readable.from(bytes, { objectMode: true }), createWriteStream(file, { mode: 0o600 }))
}

function putFiles(beside: string, dataDir: string) {
  for (const name of existsSync(beside) ? filesIn(beside) : []) {
    const place = path.join(dataDir, name)
    mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 })
    renameSync(path.join(beside, name), place)
  }
}
