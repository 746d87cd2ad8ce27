import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { Database } from './connection.ts'
import { DatabaseFault } from './fault.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../../migrations')
const MIGRATING = 7_241_004

type Migration = { name: string; text: string; checksum: string }

type Migrating = {
  log: (line: string) => void
  folder?: string
  /** No others than these, by name and checksum: to meet data as old as they are. */
  only?: ReadonlyMap<string, string>
}

/**
 * Applies the migrations the database does not have, in order of name, each in its transaction, and returns their
 * names. Refuses, changing nothing, a database that knows a migration we do not have, or one that has changed since.
 */
export async function migrate(
  database: Database,
  { log, folder = FOLDER, only }: Migrating,
): Promise<string[]> {
  const migrations = readMigrations(folder)
  const owner = new pg.Client(database.login('trama_owner'))
  await owner.connect()
  try {
    if (missing(migrations, await applied(owner)).length === 0) return []
    await owner.query('select pg_advisory_lock($1)', [MIGRATING])
    await createRecord(owner)
    // Another process may have applied them while we waited for the lock.
    const toApply = missing(migrations, await applied(owner)).filter(({ name }) => only?.has(name) ?? true)
    for (const migration of toApply) {
      log(`Migration ${migration.name}`)
      await apply(owner, migration)
    }
    return toApply.map(({ name }) => name)
  } finally {
    await owner.end()
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n')
      return {
        name: file.slice(0, -'.sql'.length),
        text,
        checksum: createHash('sha256').update(text).digest('hex'),
      }
    })
}

/** Name to checksum; empty where nothing was ever applied. */
async function applied(owner: pg.Client): Promise<Map<string, string>> {
  try {
    const { rows } = await owner.query<{ name: string; checksum: string }>(
      'select name, checksum from app.migration',
    )
    return new Map(rows.map(({ name, checksum }) => [name, checksum]))
  } catch (error) {
    const tableOrSchemaIsMissing = ['42P01', '3F000'].includes((error as pg.DatabaseError).code ?? '')
    if (tableOrSchemaIsMissing) return new Map()
    throw error
  }
}

function missing(migrations: Migration[], applied: Map<string, string>): Migration[] {
  assertKnown(migrations, applied)
  return migrations.filter(({ name }) => !applied.has(name))
}

/** Throws a DatabaseFault where data with these migrations, name to checksum, is newer than this Trama. */
export const assertWeHave = (applied: ReadonlyMap<string, string>, folder = FOLDER) =>
  assertKnown(readMigrations(folder), applied)

/** Throws a DatabaseFault where `applied` has a migration that we do not have, or have otherwise. */
function assertKnown(migrations: readonly Migration[], applied: ReadonlyMap<string, string>) {
  const ours = new Set(migrations.map(({ name }) => name))
  for (const name of applied.keys())
    if (!ours.has(name))
      throw new DatabaseFault(
        'TRAMA_NEWER_SCHEMA',
        `The data was made by a newer Trama (it has the migration ${name}): update this one. Nothing was changed.`,
      )
  for (const { name, checksum } of migrations)
    if (applied.has(name) && applied.get(name) !== checksum)
      throw new DatabaseFault(
        'TRAMA_CHANGED_MIGRATION',
        `migrations/${name}.sql has changed since it was applied: put it back and write a new one. Nothing was changed.`,
      )
}

const createRecord = (owner: pg.Client) =>
  owner.query(`
    create schema if not exists app;
    create table if not exists app.migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
    alter table app.migration enable row level security;
    drop policy if exists migration_read on app.migration;
    create policy migration_read on app.migration for select using (true);
    grant usage on schema app to trama_web;
    grant select on app.migration to trama_web;`)

async function apply(owner: pg.Client, { name, text, checksum }: Migration) {
  try {
    await owner.query('begin')
    await owner.query(text)
    await owner.query('insert into app.migration (name, checksum) values ($1, $2)', [name, checksum])
    await owner.query('commit')
  } catch (error) {
    const { message, position } = error as pg.DatabaseError
    const line = position ? `:${text.slice(0, Number(position)).split('\n').length}` : ''
    throw new Error(`migrations/${name}.sql${line}: ${message}`, { cause: error })
  }
}
