import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { migrate } from './migrate.ts'

let database: TestDatabase
let folder: string
const said: string[] = []
const run = () => migrate(database, { log: (line) => said.push(line), folder })
const write = (name: string, sql: string) => writeFileSync(path.join(folder, `${name}.sql`), sql)
const tables = async () => {
  const { rows } = await database.ownerPool.query(
    `select tablename from pg_tables where schemaname = 'public' order by 1`,
  )
  return rows.map(({ tablename }) => tablename)
}

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'migrations-'))
  await database.ownerPool.query('drop schema public cascade; create schema public; truncate app.migration')
  return () => rmSync(folder, { recursive: true })
})

test('migrations run once, in order of name', async () => {
  write('0002_beans', 'alter table bean add column colour text')
  write('0001_bean', 'create table bean (id int)')
  expect(await run()).toEqual(['0001_bean', '0002_beans'])
  expect(await run()).toEqual([])
  expect(await tables()).toEqual(['bean'])
})

test('two processes starting together apply each migration once', async () => {
  write('0001_bean', 'create table bean (id int); select pg_sleep(0.1)')
  const applied = await Promise.all([run(), run(), run()])
  expect(applied.flat()).toEqual(['0001_bean'])
})

test('a migration that fails leaves nothing of itself, and says which line', async () => {
  write('0001_bean', 'create table bean (id int)')
  write('0002_pea', 'create table pea (id int);\n\ncreate table pod (pea nothing)')
  await expect(run()).rejects.toThrow('migrations/0002_pea.sql:3: type "nothing" does not exist')
  expect(await tables()).toEqual(['bean'])
})

test('data of a newer Trama is refused and not touched', async () => {
  write('0001_bean', 'create table bean (id int)')
  write('0002_pea', 'create table pea (id int)')
  await run()
  rmSync(path.join(folder, '0002_pea.sql'))
  write('0003_pod', 'create table pod (id int)')
  await expect(run()).rejects.toMatchObject({ code: 'TRAMA_NEWER_SCHEMA', message: /0002_pea/ })
  expect(await tables()).toEqual(['bean', 'pea'])
})

test('a migration changed after it was applied is refused by name', async () => {
  write('0001_bean', 'create table bean (id int)')
  await run()
  write('0001_bean', 'create table bean (id bigint)')
  write('0002_pea', 'create table pea (id int)')
  await expect(run()).rejects.toMatchObject({ code: 'TRAMA_CHANGED_MIGRATION', message: /0001_bean/ })
  expect(await tables()).toEqual(['bean'])
})
