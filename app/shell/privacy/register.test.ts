import { expect, test } from 'vitest'
import { openShell } from '../../../tests/support/shell.ts'
import { asOwner, openHouse } from '../../../tests/support/territory.ts'
import { columnsOf, fieldsOf } from '../../ground/privacy/register.ts'
import { isText } from '../../ground/texts/texts.ts'
import { register } from './rooms.ts'

openHouse()
openShell()

const declared = register.flatMap(({ tables }) =>
  tables.flatMap((table) => columnsOf(table).map((column) => `${table.table}.${column}`)),
)

const everyColumn = async () => {
  const columns = await asOwner<{ name: string }>(`
    select case n.nspname when 'auth' then 'auth.' else '' end || c.relname || '.' || a.attname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and a.attname <> 'territory_id'`)
  return columns.map(({ name }) => name)
}

test('every column of the database is in the register, once: personal with its why, or not personal', async () => {
  const names = await everyColumn()
  expect(
    names.filter((name) => !declared.includes(name)),
    'declare it in personal.ts of its room: whose it is, why it is kept and until when, or that it is nobody’s',
  ).toEqual([])
  expect(declared.filter((name, at) => declared.indexOf(name) !== at)).toEqual([])
})

test('the register declares nothing that is not there', async () => {
  const names = new Set(await everyColumn())
  expect(declared.filter((name) => !names.has(name))).toEqual([])
})

test('every table that refers to a person is part of a copy and of an erasure', async () => {
  const referring = await asOwner<{ name: string }>(`
    select distinct c.relname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.confrelid = 'public.person'::regclass`)
  const answered = register.flatMap(({ tables }) =>
    tables.filter(({ about }) => about).map(({ table }) => table),
  )
  expect(referring.map(({ name }) => name).filter((name) => !answered.includes(name))).toEqual([])
})

test('every field has a why, a ground and an end, and each is said in words', () => {
  for (const { processing } of fieldsOf(register)) {
    const { code, basis, special, from } = processing
    const keys = [
      `privacy.what.${code}`,
      `privacy.why.${code}`,
      `privacy.basis.${basis}`,
      `privacy.from.${from}`,
      ...(special ? [`privacy.special.${special}`] : []),
    ]
    expect(keys.filter((key) => !isText(key))).toEqual([])
  }
  expect(register.filter(({ room }) => !isText(`privacy.room.${room}`))).toEqual([])
})
