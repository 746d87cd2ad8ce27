import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database, newTerritory, openHouse } from '../support/territory.ts'

openHouse()
let web: pg.Client
beforeAll(async () => {
  web = new pg.Client(database.login('trama_web'))
  await web.connect()
})
afterAll(() => web.end())

// What somebody could try who runs SQL as the web process; its own tables stand in ground/db/roles.test.ts.
const FORBIDDEN = [
  'set role trama_owner',
  'set role trama_command',
  'set role trama_auth',
  'set role postgres',
  'set session authorization trama_owner',
  'alter role trama_web superuser',
  'alter role trama_web bypassrls',
  'alter table person disable row level security',
  'alter table person owner to trama_web',
  'drop table person',
  'truncate journal',
  'delete from journal',
  `update journal set act = 'a.b'`,
  'drop policy person_read on person',
  'create policy mine on person using (true)',
  'create function mine() returns int language sql as $$ select 1 $$',
  'create function app.mine() returns int language sql as $$ select 1 $$',
  'create or replace function app.is_team() returns boolean language sql as $$ select true $$',
  'create extension dblink',
  `copy person to '/tmp/person'`,
  `copy person to program 'cat'`,
  `copy person from program 'cat'`,
  `select pg_read_file('pg_hba.conf')`,
  `select pg_ls_dir('.')`,
  `select lo_import('/etc/passwd')`,
  'select * from pg_authid',
  'select * from auth."user"',
  'select * from auth.session',
  'select * from jobs.job',
  `select app.act_as_command('00000000-0000-7000-8000-000000000000', null, '{coordinator}')`,
  `select app.link_account('00000000-0000-7000-8000-000000000000', '00000000-0000-7000-8000-000000000000', 'a')`,
  'select app.people_to_enter_as()',
  `insert into account_person (territory_id, account_id, person_id) values (gen_random_uuid(), 'a', gen_random_uuid())`,
  'insert into sensitive_opening (territory_id) values (gen_random_uuid())',
]

test.for(FORBIDDEN)('the web login may not: %s', async (statement) => {
  // Refused for want of a right; where the thing is not there to be reached, that is an answer too.
  await expect(web.query(statement)).rejects.toMatchObject({
    code: expect.stringMatching(/^(42501|42P01|22023|3F000)$/),
  })
})

test('going back to its own role changes nothing', async () => {
  await web.query('reset role')
  await web.query('reset session authorization')
  const { rows } = await web.query(
    `select session_user as session, current_user as now, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as strong,
      (select count(*)::int from pg_auth_members where member = r.oid) as memberships
     from pg_roles r where rolname = current_user`,
  )
  expect(rows).toEqual([{ session: 'trama_web', now: 'trama_web', strong: false, memberships: 0 }])
})

test('without an actor there is nothing to see', async () => {
  const { person } = await newTerritory()
  await person('Ada Verdi')
  const { rows } = await web.query('select count(*)::int as people from person')
  expect(rows).toEqual([{ people: 0 }])
})

test('an actor never outlives its transaction', async () => {
  const { id, operator } = await newTerritory()
  const anna = await operator('Anna Bianchi', 'coordinator')
  await web.query('begin')
  await web.query('select app.act_as($1, $2)', [id, anna.accountId])
  expect((await web.query('select id from person')).rowCount).toBe(1)
  await web.query('commit')
  expect((await web.query('select id from person')).rowCount).toBe(0)
})
