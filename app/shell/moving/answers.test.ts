import { expect, test } from 'vitest'
import { asOwner, database, openHouse } from '../../../tests/support/territory.ts'
import { connectAs } from '../../ground/db/connect-as.ts'
import { planOf } from '../../ground/moving/plan.ts'
import { allMarked, UNREPEATABLE } from '../keys/marked.ts'
import { allSealed } from '../keys/sealed.ts'

openHouse()

const planned = async () => {
  const owner = await connectAs(database, 'trama_owner')
  return planOf(owner, allSealed).finally(() => owner.end())
}
const columnsNamed = async (pattern: string) =>
  (
    await asOwner<{ name: string }>(
      `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
         and a.attname ~ $1 order by 1`,
      [pattern],
    )
  ).map(({ name }) => name)

/** What belongs to a house and not to its territories. */
const STAYS = ['erased_account', 'installation']

test('every table leaves with its territory, after those it refers to, but for what is the house’s', async () => {
  const tables = (await planned()).map(({ name }) => name)
  const all = await asOwner<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  )
  expect(all.length).toBeGreaterThan(200)
  expect(
    all.map(({ name }) => name).filter((name) => !tables.includes(name)),
    'say in app/ground/moving/plan.ts whose it is',
  ).toEqual(STAYS)
  expect(tables.indexOf('person')).toBeGreaterThan(tables.indexOf('territory'))
  expect(tables.indexOf('attendance')).toBeGreaterThan(tables.indexOf('activity_session'))
})

test('what is sealed leaves sealed: no column of words that only a few may read goes out as a file', async () => {
  const plan = await planned()
  const kindOf = (table: string, column: string) =>
    plan.find(({ name }) => name === table)?.columns.find(({ name }) => name === column)?.kind
  expect(allSealed.filter(({ table, column }) => kindOf(table, column) !== 'sealed')).toEqual([])
  const files = plan.flatMap(({ name, columns }) =>
    columns.filter(({ kind }) => kind === 'file').map((column) => `${name}.${column.name}`),
  )
  const bytes = files.filter((name) => !/\.(content|thumbnail)$/.test(name))
  expect(bytes, 'is it a file that people may open? Sealed columns are declared in writes.ts').toEqual([])
})

test('every keyed mark is made anew in another house, or is known not to be', async () => {
  const marks = await columnsNamed('(^|_)mark$|^source_key$|^content_hash$')
  const answered = [
    ...allMarked.map(({ table, column }) => `${table}.${column}`),
    ...UNREPEATABLE,
    ...NO_MARKS,
  ]
  expect(
    marks.filter((name) => !answered.includes(name)),
    'app/shell/keys/marked.ts',
  ).toEqual([])
  expect(answered.filter((name) => !marks.includes(name))).toEqual([])
})
/** Called a mark, and a plain digest: the same in every house. */
const NO_MARKS = ['exchange_round.run_mark']

test('no table but those of accounts and of the journal speaks of an account, which stays with its house', async () => {
  expect(await columnsNamed('^account')).toEqual(ACCOUNTS)
})
const ACCOUNTS = ['account_person.account_id', 'erased_account.account_id', 'journal.account_id']
