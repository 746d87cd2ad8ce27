import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import packages from '../../../package.json' with { type: 'json' }
import type { MarkedColumn } from '../access/keyed.ts'
import type { SealedColumn } from '../access/rotate.ts'
import { migrationsOf } from '../backup/catalogue.ts'
import { just } from '../backup/sections.ts'
import { connectAs } from '../db/connect-as.ts'
import type { Database } from '../db/connection.ts'
import { plainly } from '../db/fault.ts'
import { keptText } from '../journal/kept-seals.ts'
import { MovingFault } from './fault.ts'
import { type FieldLock, newFieldLock } from './field-lock.ts'
import { FORMAT, MANIFEST, type Manifest, MEMBERS, READ_ME, SCHEMA, SEALS, tableEntry } from './manifest.ts'
import { otherMarks } from './marks.ts'
import { membersOf } from './members.ts'
import { planOf } from './plan.ts'
import { readMe } from './read-me.ts'
import { filesOf, linesOf } from './rows-out.ts'
import { schemaText } from './schema-text.ts'
import { ZipWriter } from './zip-write.ts'

export type Leaving = {
  database: Database
  /** Where the journal's seals are kept outside the database. */
  sealsFolder: string
  territoryId: string
  file: string
  secret: { passphrase: string } | 'opened'
  sealed: readonly SealedColumn[]
  marked: readonly MarkedColumn[]
}
export type Exported = { rows: number; tables: number; files: number; members: number; bytes: number }

/**
 * Writes all of a territory, as it is at one moment, into `file`, which must not exist, while people go on working. Memory
 * stays the same however much there is. Throws a MovingFault; half a file is never left behind.
 */
export async function exportTerritory(leaving: Leaving): Promise<Exported> {
  const { file, database } = leaving
  if (existsSync(file)) throw new MovingFault(`${file} is there already: choose another name`)
  const lock = await newFieldLock(leaving.secret)
  const unfinished = `${file}.${process.pid}.part`
  const clients: pg.Client[] = []
  try {
    const owner = await connectAs(database, 'trama_owner')
    clients.push(owner)
    const auth = await connectAs(database, 'trama_auth')
    clients.push(auth)
    // Seals come before the snapshot, so that none is newer than the database's.
    const seals = keptText(leaving.sealsFolder, leaving.territoryId)
    await owner.query("set time zone 'UTC'")
    await owner.query('begin isolation level repeatable read read only')
    const zip = await ZipWriter.to(unfinished)
    try {
      const counts = await writeAll(zip, leaving, { owner, auth, lock, seals })
      await zip.finish()
      await rename(unfinished, file)
      return { ...counts, bytes: zip.bytes }
    } finally {
      await zip.close()
    }
  } catch (error) {
    throw plainly(error, path.dirname(file))
  } finally {
    for (const client of clients) await client.end()
    await rm(unfinished, { force: true })
  }
}

type At = { owner: pg.Client; auth: pg.Client; lock: FieldLock; seals: string | null }

async function writeAll(zip: ZipWriter, leaving: Leaving, { owner, auth, lock, seals }: At) {
  const { territoryId, sealed, marked } = leaving
  const territory = await territoryOf(owner, territoryId)
  const plan = await planOf(owner, sealed)
  const entries: Manifest['entries'] = {}
  const rows: Manifest['rows'] = {}
  let [files, members] = [0, 0]
  const add = async (name: string, bytes: AsyncIterable<Buffer>) => {
    entries[name] = await zip.entry(name, bytes)
  }

  await add(READ_ME, just(readMe(territory.name, lock.lock.kind === 'opened')))
  await add(SCHEMA, just(await schemaText(owner, plan)))
  for (const table of plan)
    await add(
      tableEntry(table.name),
      linesOf({ owner, territoryId, lock }, table, (more) => {
        rows[table.name] = (rows[table.name] ?? 0) + more
      }),
    )
  for (const table of plan)
    for await (const { name, content } of filesOf({ owner, territoryId }, table)) {
      await add(name, just(content))
      files += 1
    }
  async function* memberLines() {
    for await (const some of membersOf({ owner, auth }, territoryId)) {
      members += some.length
      yield Buffer.from(some.map((one) => `${JSON.stringify(one)}\n`).join(''))
    }
  }
  await add(MEMBERS, memberLines())
  if (seals !== null) await add(SEALS, just(seals))

  const manifest: Manifest = {
    format: FORMAT,
    trama: packages.version,
    madeAt: new Date().toISOString(),
    territory,
    migrations: await migrationsOf(owner),
    sealed: lock.lock,
    rows,
    otherMarks: await otherMarks(owner, marked, territoryId),
    entries,
  }
  await zip.entry(MANIFEST, just(JSON.stringify(manifest, null, 2)))
  const counted = Object.values(rows)
  return { rows: counted.reduce((sum, of) => sum + of, 0), tables: counted.length, files, members }
}

async function territoryOf(owner: pg.Client, territoryId: string): Promise<Manifest['territory']> {
  const { rows } = await owner.query<Manifest['territory']>(
    'select id, slug, name, installation as kind from territory where id = $1',
    [territoryId],
  )
  const [territory] = rows
  if (!territory) throw new MovingFault('there is no such territory')
  return territory
}
