import { expect, test } from 'vitest'
import { asOwner, openHouse } from '../../../tests/support/territory.ts'
import { columnsOf, fieldsOf } from '../../ground/privacy/register.ts'
import { isText } from '../../ground/texts/texts.ts'
import { register } from './rooms.ts'

openHouse()

const declared = register.flatMap(({ tables }) =>
  tables.flatMap((table) => columnsOf(table).map((column) => `${table.table}.${column}`)),
)

test('every column of the database is in the register, once: personal with its why, or not personal', async () => {
  const columns = await asOwner<{ name: string }>(`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_name <> 'territory_id'`)
  const names = columns.map(({ name }) => name)
  expect(
    names.filter((name) => !declared.includes(name)),
    'declare it in personal.ts of its room: whose it is, why it is kept and until when, or that it is nobody’s',
  ).toEqual([])
  expect(declared.filter((name, at) => declared.indexOf(name) !== at)).toEqual([])
})

test('the register declares nothing that is not there', async () => {
  const columns = await asOwner<{ name: string }>(`
    select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`)
  const names = new Set(columns.map(({ name }) => name))
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
