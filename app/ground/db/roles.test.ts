import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import type { Login } from './roles.ts'

let database: TestDatabase
const clients = new Map<Login, pg.Client>()

beforeAll(async () => {
  database = await testDatabase()
  for (const login of ['trama_web', 'trama_command', 'trama_auth', 'trama_jobs'] as const) {
    const client = new pg.Client(database.login(login))
    await client.connect()
    clients.set(login, client)
  }
})
afterAll(async () => {
  for (const client of clients.values()) await client.end()
  await database.drop()
})

const as = (login: Login, sql: string) => clients.get(login)!.query(sql)

test('the web login owns nothing, and no login but the owner may do more than it is granted', async () => {
  const { rows } = await database.ownerPool.query(`
    select rolname as login, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as powerful,
      exists (select from pg_class where relowner = r.oid) or exists (select from pg_proc where proowner = r.oid) as owns
    from pg_roles r where rolname like 'trama\\_%' and rolname not in ('trama_root', 'trama_owner') order by 1`)
  expect(rows).toEqual(
    ['trama_auth', 'trama_command', 'trama_jobs', 'trama_web'].map((login) => ({
      login,
      powerful: false,
      owns: false,
    })),
  )
})

test.for([
  'set role trama_owner',
  'set session authorization trama_owner',
  'create table public.mine (id int)',
  'create schema mine',
  'create temporary table mine (id int)',
  'alter table app.migration disable row level security',
  'truncate app.migration',
  'delete from app.migration',
  'create role mine',
  `copy (select 1) to program 'cat'`,
  `select pg_read_file('pg_hba.conf')`,
  'create table auth.mine (id int)',
  'create table jobs.mine (id int)',
])('the web login may not: %s', async (sql) => {
  await expect(as('trama_web', sql)).rejects.toMatchObject({ code: '42501' })
})

test('the web login knows which migrations were applied', async () => {
  const { rows } = await as('trama_web', 'select count(*)::int as applied from app.migration')
  expect(rows[0].applied).toBeGreaterThan(0)
})

test('a command may what the web may; the web may not what a command may', async () => {
  const { rows } = await as(
    'trama_command',
    `select pg_has_role('trama_command', 'trama_web', 'usage') as down, pg_has_role('trama_web', 'trama_command', 'member') as up`,
  )
  expect(rows).toEqual([{ down: true, up: false }])
})

test('sign-in and queue each have a schema of their own, closed to the others', async () => {
  await as('trama_auth', 'create table auth.mine (id int)')
  await as('trama_jobs', 'create table jobs.mine (id int)')
  await expect(as('trama_jobs', 'table auth.mine')).rejects.toMatchObject({ code: '42501' })
  await expect(as('trama_auth', 'table jobs.mine')).rejects.toMatchObject({ code: '42501' })
  await expect(as('trama_web', 'table auth.mine')).rejects.toMatchObject({ code: '42501' })
})
