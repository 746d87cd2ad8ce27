import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newExampleFolder } from '../../../tests/support/example-folder.ts'
import { launchTrama, newDataFolder, removeFolder, runTrama } from '../../../tests/support/running-trama.ts'
import { commandIn } from '../../ground/access/actor.ts'
import { holdInstallationKeys, installationKeys } from '../../ground/access/keys.ts'
import { unseal } from '../../ground/access/seal.ts'
import { connectAs } from '../../ground/db/connect-as.ts'
import { joinDatabase } from '../../ground/db/connection.ts'
import { asActor, connect } from '../../ground/db/database.ts'
import { otherMarks } from '../../ground/moving/marks.ts'
import { type PlannedTable, planOf, TERRITORY, whoseRows } from '../../ground/moving/plan.ts'
import { outcomesAsOf } from '../../rooms/indicators/reads.ts'
import { EXAMPLE } from '../example/example.ts'
import { allMarked } from '../keys/marked.ts'
import { allSealed } from '../keys/sealed.ts'

vi.setConfig({ testTimeout: 480_000, hookTimeout: 720_000 })

const DATES = ['2018-12-31', '2019-09-30', '2020-12-31']
let home: string
let words: string
let file: string
const folders: string[] = []
const newFolder = () => {
  const folder = path.join(newDataFolder(), 'data')
  folders.push(path.dirname(folder))
  return folder
}

beforeAll(async () => {
  home = await newExampleFolder()
  folders.push(home)
  words = path.join(home, 'words.txt')
  writeFileSync(words, 'quattro parole per un archivio\n')
  file = path.join(home, 'territory.zip')
  await trama(home, 'journal', 'seal', '--territory', EXAMPLE.slug)
  await trama(home, 'export', file, '--territory', EXAMPLE.slug, '--passphrase-file', words)
})
afterAll(() => folders.forEach(removeFolder))

/** Runs a command to its end; throws what it said where it refused. */
async function trama(dataDir: string, ...args: string[]): Promise<string> {
  const { code, out } = await runTrama(dataDir, args)
  if (code !== 0) throw new Error(out)
  return out
}
/** A column is known by these, the first by id: all its values are sealed by the same lines of code. */
const OF_EACH_COLUMN = 100
/** What is made with the secret of a house, or with the id of the territory, is compared by what it means. */
const MEANT = new Set([...allMarked.map(({ table, column }) => `${table}.${column}`), 'journal_seal.hash'])

type Everything = {
  tables: Record<string, string>
  opened: Record<string, string[]>
  marks: unknown
  /** The outcome table, at each of the dates. */
  outcomes: string[]
}

/** Every row of a territory but for its id and address, as a number and a digest a table; and what is sealed, opened. */
async function everythingOf(dataDir: string, slug: string): Promise<Everything> {
  const secretFor = holdInstallationKeys(installationKeys(dataDir, undefined))
  const database = await joinDatabase({ dataDir, secret: secretFor('database logins'), log: () => {} })
  const owner = await connectAs(database, 'trama_owner')
  try {
    await owner.query("set time zone 'UTC'")
    const { rows } = await owner.query<{ id: string }>('select id from territory where slug = $1', [slug])
    const id = rows[0]!.id
    const tables: Everything['tables'] = {}
    for (const table of await planOf(owner, allSealed)) tables[table.name] = await digestOf(owner, table, id)
    const house = await connect(database, { web: 1, command: 1 })
    const seat = commandIn(id, ['coordinator'])
    const outcomes: string[] = []
    for (const day of DATES)
      outcomes.push(JSON.stringify(await asActor(seat, (tx) => outcomesAsOf(tx, seat, day))))
    await house.close()
    return {
      tables,
      opened: await openedOf(owner, id),
      marks: await otherMarks(owner, allMarked, id),
      outcomes,
    }
  } finally {
    await owner.end()
    await database.stop()
  }
}

async function digestOf(owner: pg.Client, table: PlannedTable, id: string) {
  const columns = table.columns
    .filter(
      ({ name, kind }) => kind !== 'sealed' && name !== 'territory_id' && !MEANT.has(`${table.name}.${name}`),
    )
    .filter(({ name }) => table.name !== TERRITORY || !['id', 'slug'].includes(name))
    .map(({ name }) => `t."${name}"`)
  const whose = (await whoseRows(owner, table)).replaceAll('$1', `'${id}'`)
  const own = table.name === 'journal' ? "and act <> 'territories.takenIn'" : ''
  const copied = await text(
    owner.query(copyTo(`copy (select ${columns} from "${table.name}" t where (${whose}) ${own}) to stdout`)),
  )
  const rows = copied.split('\n').filter(Boolean).sort()
  return `${rows.length} ${createHash('sha256').update(rows.join('\n')).digest('hex')}`
}

async function openedOf(owner: pg.Client, id: string) {
  const opened: Record<string, string[]> = {}
  for (const { table, column, id: by } of allSealed) {
    const { rows } = await owner.query(
      `select ${by} as id, ${column} as sealed from ${table} where territory_id = $1 and ${column} is not null
       order by 1 limit ${OF_EACH_COLUMN}`,
      [id],
    )
    opened[`${table}.${column}`] = rows.map((row) => unseal(row.sealed, `${table}:${row.id}`))
  }
  return opened
}

/** Tables that are not the same on purpose: who comes in, and with which link. */
const withoutAccess = ({ tables: { account_person, invitation, ...tables } }: Everything) => tables

test('killed in the middle it leaves nothing half; brought in whole it is the same territory, also in its outcomes', async () => {
  const there = newFolder()
  expect(await trama(there, 'territory', 'list')).not.toContain(EXAMPLE.slug)
  const bringingIn = ['import', 'territory', file, '--slug', 'valle-nuova', '--passphrase-file', words]
  const child = launchTrama(there, bringingIn)
  await vi.waitFor(() => expect(child.words()).toMatch(/they take their places/), 240_000)
  await new Promise((later) => setTimeout(later, 300))
  child.kill('SIGKILL')
  await child.ended
  expect(child.words()).not.toMatch(/the territory stands/)
  expect(existsSync(path.join(there, 'seals'))).toBe(false)
  expect(await trama(there, 'territory', 'list')).toBe('')

  const said = await trama(there, ...bringingIn)
  expect(said).toMatch(/\d{6} rows of \d{3} tables: the territory stands at \/valle-nuova/)
  expect(said.match(/\/invitations\/valle-nuova\/[\w-]{43}/g)?.length).toBeGreaterThan(5)
  const [before, after] = [await everythingOf(home, EXAMPLE.slug), await everythingOf(there, 'valle-nuova')]
  expect(before.outcomes.length).toBe(DATES.length)
  expect(before.outcomes[2]?.length).toBeGreaterThan(200)
  expect(Object.values(before.opened).flat().length).toBeGreaterThan(100)
  expect(withoutAccess(after)).toEqual(withoutAccess(before))
  expect(after.tables.account_person).toMatch(/^0 /)
  expect(after.opened).toEqual(before.opened)
  expect(after.outcomes).toEqual(before.outcomes)
  expect([before.marks, after.marks]).toEqual([{}, {}])
  expect(await trama(there, 'journal', 'verify', '--territory', 'valle-nuova')).toMatch(
    /is whole: [1-9]\d+ lines/,
  )
})
