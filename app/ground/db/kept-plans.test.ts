import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { keepPlans, statementNames } from './kept-plans.ts'

let database: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = new pg.Pool({ ...database.login('trama_owner'), max: 1 })
  keepPlans(pool)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

test('what is asked often has a name, the same each time; of what is asked once nothing is kept', () => {
  const nameOf = statementNames()
  expect([1, 2, 3, 4].map(() => nameOf('select 1'))).toEqual([undefined, undefined, 's1', 's1'])
  for (let n = 0; n < 5_000; n++) expect(nameOf(`select ${n} + 1`)).toBeUndefined()
  for (let times = 0; times < 3; times++) for (let n = 0; n < 1_000; n++) nameOf(`select ${n}, 1`)
  const named = Array.from({ length: 1_000 }, (_, n) => nameOf(`select ${n}, 1`)).filter(Boolean)
  expect(named).toHaveLength(299)
})

test('answers are the same, and the database keeps the plan', async () => {
  const client = await pool.connect()
  const ask = async (n: number) => (await client.query('select $1::int * 2 as twice', [n])).rows[0].twice
  for (let n = 0; n < 8; n++) expect(await ask(n)).toBe(n * 2)
  const { rows } = await client.query('select statement from pg_prepared_statements')
  client.release()
  expect(rows).toEqual([{ statement: 'select $1::int * 2 as twice' }])
})

test('a table that changes its columns fails one question at most', async () => {
  const client = await pool.connect()
  const ask = () => client.query('select * from changing where id = $1', [1])
  await client.query('create table changing (id int); insert into changing values (1)')
  for (let n = 0; n < 8; n++) await ask()
  await client.query('alter table changing add said text')
  await expect(ask()).rejects.toThrow('cached plan')
  expect((await ask()).rows).toEqual([{ id: 1, said: null }])
  client.release()
})
