import { expect, test } from 'vitest'
import { asOwner, openHouse } from './support/territory.ts'

openHouse()

const OF_ALL_TERRITORIES = ['municipality', 'territory', 'installation']
const names = (rows: { name: string }[]) => rows.map(({ name }) => name)

test('every table has row-level security and at least one policy', async () => {
  const open = await asOwner<{ name: string }>(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and (not c.relrowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid))`)
  expect(names(open)).toEqual([])
})

test('every view respects the policies of whoever looks', async () => {
  const open = await asOwner<{ name: string }>(`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
      and (relkind = 'm' or not coalesce(reloptions @> '{security_invoker=true}', false))`)
  expect(names(open)).toEqual([])
})

test('territory_id leads every key and index of a territory’s table', async () => {
  const astray = await asOwner<{ name: string }>(
    `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
     left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
     where c.relnamespace = 'public'::regnamespace and c.relname <> all ($1) and (i.indisunique or i.indisprimary)
       and a.attname is distinct from 'territory_id'`,
    [OF_ALL_TERRITORIES],
  )
  expect(names(astray)).toEqual([])
})

test('foreign keys stay inside the territory, and none sets null', async () => {
  const astray = await asOwner<{ name: string }>(
    `select k.conname as name from pg_constraint k
     join pg_class c on c.oid = k.conrelid join pg_class target on target.oid = k.confrelid
     where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and c.relname <> all ($1)
       and (k.confdeltype in ('n', 'd') or target.relname <> all ($1) and not exists (
         select from pg_attribute a where a.attrelid = c.oid and a.attnum = k.conkey[1] and a.attname = 'territory_id'))`,
    [OF_ALL_TERRITORIES],
  )
  expect(names(astray)).toEqual([])
})

test('no policy holds a subquery: what it calls reads settings only', async () => {
  const heavy = await asOwner<{ name: string }>(`
    select tablename || '.' || policyname as name from pg_policies where schemaname = 'public'
      and (coalesce(qual, '') || coalesce(with_check, '')) ~* '\\mselect\\M'`)
  expect(names(heavy)).toEqual([])
})

test('every policy of a territory’s table names the territory', async () => {
  const wide = await asOwner<{ name: string }>(
    `select tablename || '.' || policyname as name from pg_policies where schemaname = 'public' and tablename <> all ($1)
       and (coalesce(qual, with_check) !~ 'territory_id\\(\\)' or with_check is not null and with_check !~ 'territory_id\\(\\)')`,
    [OF_ALL_TERRITORIES],
  )
  expect(names(wide)).toEqual([])
})

test('functions that policies call read settings, never tables', async () => {
  const reading = await asOwner<{ name: string }>(`
    select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'app' and p.prosrc ~* '\\mfrom\\M' and exists (
      select from pg_policies where schemaname = 'public'
        and (coalesce(qual, '') || coalesce(with_check, '')) like '%app.' || p.proname || '(%')`)
  expect(names(reading)).toEqual([])
})

test('security-definer functions fix their search path and are not for just anyone', async () => {
  const loose = await asOwner<{ name: string }>(`
    select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('app', 'public') and p.prosecdef
      and not exists (select from unnest(coalesce(p.proconfig, '{}')) as setting where setting like 'search_path=%')`)
  expect(names(loose)).toEqual([])
})

test('the web role owns nothing, bypasses nothing, and holds no grant on a whole table to change it', async () => {
  const [web] = await asOwner<{ super: boolean; bypass: boolean; creates: boolean; owns: string }>(`
    select rolsuper as super, rolbypassrls as bypass, rolcreaterole or rolcreatedb as creates,
      (select count(*) from pg_class where relowner = r.oid)::text as owns
    from pg_roles r where rolname = 'trama_web'`)
  expect(web).toEqual({ super: false, bypass: false, creates: false, owns: (0).toString() })
  const wide = await asOwner<{ name: string }>(`
    select table_name || ' ' || privilege_type as name from information_schema.role_table_grants
    where table_schema = 'public' and grantee = 'trama_web' and privilege_type not in ('SELECT', 'DELETE')`)
  expect(names(wide)).toEqual([])
})

test('the journal can be added to, never rewritten', async () => {
  const rewriting = await asOwner<{ name: string }>(`
    select privilege_type as name from information_schema.role_table_grants
    where table_name = 'journal' and grantee = 'trama_web' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`)
  expect(names(rewriting)).toEqual([])
})
