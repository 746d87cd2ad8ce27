import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { to as copyTo } from 'pg-copy-streams'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newExampleFolder } from '../../../tests/support/example-folder.ts'
import { newDataFolder, removeFolder, runTrama } from '../../../tests/support/running-trama.ts'
import { commandIn } from '../../ground/access/actor.ts'
import { holdInstallationKeys, installationKeys } from '../../ground/access/keys.ts'
import { unseal } from '../../ground/access/seal.ts'
import { nameOf, tablesOf } from '../../ground/backup/catalogue.ts'
import { connectAs } from '../../ground/db/connect-as.ts'
import { joinDatabase } from '../../ground/db/connection.ts'
import { asActor, connect } from '../../ground/db/database.ts'
import { outcomesAsOf } from '../../rooms/indicators/reads.ts'
import { EXAMPLE } from '../example/example.ts'
import { allSealed } from '../keys/sealed.ts'

let example: string
let words: string
let file: string
let before: Everything
const folders: string[] = []
const newFolder = () => {
  const folder = path.join(newDataFolder(), 'data')
  folders.push(path.dirname(folder))
  return folder
}

beforeAll(async () => {
  example = await newExampleFolder()
  folders.push(example)
  words = path.join(example, 'words.txt')
  writeFileSync(words, 'quattro parole per un archivio\n')
  file = path.join(example, 'all.backup')
  await trama(example, 'journal', 'seal', '--territory', EXAMPLE.slug)
  await trama(example, 'backup', file, '--passphrase-file', words)
  before = await everythingIn(example)
}, 300_000)
afterAll(() => folders.forEach(removeFolder))

/** Runs a command to its end; throws what it said where it refused. */
async function trama(dataDir: string, ...args: string[]): Promise<string> {
  const { code, out } = await runTrama(dataDir, args)
  if (code !== 0) throw new Error(out)
  return out
}

/** A column is known by these, the first by id: all its values are sealed by the same lines of code. */
const OF_EACH_COLUMN = 100

type Everything = {
  /** The rows of each table as text, in one order. */
  tables: Record<string, string[]>
  outcomes: string
  /** What is sealed, opened, by table and column. */
  opened: Record<string, string[]>
}

/** Every table whole, the outcome table, and what some values of each sealed column say. */
async function everythingIn(dataDir: string): Promise<Everything> {
  const secretFor = holdInstallationKeys(installationKeys(dataDir, undefined))
  const database = await joinDatabase({ dataDir, secret: secretFor('database logins'), log: () => {} })
  const tables: Record<string, string[]> = {}
  const opened: Record<string, string[]> = {}
  try {
    for (const [schema, login] of [
      ['public', 'trama_owner'],
      ['auth', 'trama_auth'],
    ] as const) {
      const client = await connectAs(database, login)
      for (const table of await tablesOf(client, schema)) {
        const columns = table.columns.map((column) => `"${column}"`).join(', ')
        const rows = await text(
          client.query(copyTo(`copy (select ${columns} from ${nameOf(table)}) to stdout`)),
        )
        tables[nameOf(table)] = rows.split('\n').sort()
      }
      if (schema === 'public')
        for (const { table, column, id } of allSealed) {
          const { rows } = await client.query(
            `select ${id} as id, ${column} as sealed from ${table} where ${column} is not null order by 1 limit ${OF_EACH_COLUMN}`,
          )
          opened[`${table}.${column}`] = rows.map((row) => unseal(row.sealed, `${table}:${row.id}`))
        }
      await client.end()
    }
    const house = await connect(database, { web: 1, command: 1 })
    const [territory] = await house.command.selectFrom('territory').select('id').orderBy('slug').execute()
    const coordinator = commandIn(territory!.id, ['coordinator'])
    const outcomes = await asActor(coordinator, (tx) => outcomesAsOf(tx, coordinator, '2020-12-31'))
    await house.close()
    return { tables, outcomes: JSON.stringify(outcomes), opened }
  } finally {
    await database.stop()
  }
}

/** Rows as a number and a digest: two that differ are not printed line by line. */
const inShort = (tables: Everything['tables']) =>
  Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      name,
      `${rows.length} ${createHash('sha256').update(rows.join('\n')).digest('hex')}`,
    ]),
  )

/** Every different cell of a dump that could be read: not those of digits, dates and hexadecimal only. */
function readable(tables: Everything['tables']) {
  const cells = new Set<string>()
  for (const rows of Object.values(tables))
    for (const row of rows)
      for (const cell of row.split('\t')) if (!/^[\\x0-9a-f:.+\- ]*$/.test(cell)) cells.add(cell)
  return [...cells].join('\n')
}

test('a restored installation has equal tables, an equal outcome table and the same people’s words', async () => {
  const there = newFolder()
  const said = await trama(there, 'restore', file, '--passphrase-file', words)
  expect(said).toMatch(/put back: \d+ rows/)
  const after = await everythingIn(there)
  expect(Object.keys(before.tables).length).toBeGreaterThan(20)
  expect(before.outcomes.length).toBeGreaterThan(200)
  expect(Object.values(before.opened).flat().length).toBeGreaterThan(100)
  expect(inShort(after.tables)).toEqual(inShort(before.tables))
  expect(after.outcomes).toBe(before.outcomes)
  expect(after.opened).toEqual(before.opened)
  expect(statSync(path.join(there, 'keys', 'installation.key')).mode & 0o777).toBe(0o600)

  expect(await trama(there, 'journal', 'verify', '--territory', EXAMPLE.slug)).toMatch(/is whole: \d+ lines/)
  await expect(trama(there, 'restore', file, '--passphrase-file', words)).rejects.toThrow(
    /only where nothing was written yet/,
  )
}, 300_000)

test('a dump of every table shows none of the sealed words', async () => {
  const dump = readable(before.tables)
  const told = Object.entries(before.opened).flatMap(([column, texts]) =>
    texts.filter((words) => words.length > 15).map((words) => ({ column, words })),
  )
  expect(told.length).toBeGreaterThan(100)
  expect(new Set(told.map(({ column }) => column)).size).toBeGreaterThan(5)
  expect(dump).toContain('Punto di Comunità Le Rogge')
  expect(dump.length).toBeGreaterThan(500_000)
  expect(told.filter(({ words }) => dump.includes(words))).toEqual([])
  expect(readFileSync(file).includes('Bassa Bresciana')).toBe(false)
}, 480_000)

test('a file cut short or altered is refused, and the new installation is not even begun', async () => {
  const whole = readFileSync(file)
  const altered = Buffer.from(whole)
  altered[Math.floor(whole.length / 2)]! ^= 1
  for (const [name, bytes] of [
    ['cut', whole.subarray(0, -100)],
    ['altered', altered],
  ] as const) {
    const broken = path.join(example, `${name}.backup`)
    writeFileSync(broken, bytes)
    const there = newFolder()
    await expect(trama(there, 'restore', broken, '--passphrase-file', words)).rejects.toThrow(
      /cut short or altered: nothing of it was used/,
    )
    expect(existsSync(there)).toBe(false)
  }
}, 480_000)

test('under the installation’s key a backup needs that key, and says so', async () => {
  const own = path.join(example, 'own.backup')
  expect(await trama(example, 'backup', own)).toMatch(/keep a copy of keys\/installation\.key/)
  const there = newFolder()
  await expect(trama(there, 'restore', own)).rejects.toThrow(/bring its keys\/installation\.key/)
  expect(existsSync(there)).toBe(false)
  const { code, out } = await runTrama(there, ['restore', own], {
    TRAMA_KEY: readFileSync(path.join(example, 'keys', 'installation.key'), 'utf8'),
  })
  expect([code, out]).toEqual([0, expect.stringMatching(/put back/)])
  expect(readdirSync(there)).not.toContain('keys')
  rmSync(own)
}, 300_000)
