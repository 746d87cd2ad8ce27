import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  asOwner,
  database,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../tests/support/territory.ts'
import { toyList } from '../../../tests/support/toy-list.ts'
import { CommandRefusal, type RunCommand } from '../access/command.ts'
import { translatorFor } from '../texts/texts.ts'
import { importCommands } from './command.ts'
import { progressBar } from './progress.ts'

openHouse()

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-command-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs a command line in a territory; answers the lines it said. */
async function trama(valley: TestTerritory, ...words: string[]) {
  const lines: string[] = []
  const house = {
    command: null as never,
    database,
    dataDir: folder,
    url: 'http://localhost',
    say: (line: string) => void lines.push(line),
    t: translatorFor('en'),
  }
  const run: RunCommand = (work) => work(house)
  const program = new Command('trama').exitOverride().configureOutput({ writeErr: () => {} })
  importCommands([toyList], async (slug) => (slug === valley.slug ? valley.command : undefined))(program, run)
  await program.parseAsync(['import', ...words, '--territory', valley.slug], { from: 'user' })
  return lines
}
async function listNamed(name: string, text: string) {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}
const countOf = async (valley: TestTerritory) =>
  (await asOwner('select 1 from organisation where territory_id = $1', [valley.id])).length

const LIST =
  'Titolo,Codice fiscale,Comune\nOrto,80017670177,Montichiari\nPane,123,Carpenedolo\nCoro,,Cremona\n'

const undoes = (line: string) => line.includes('import undo')

test('a list goes in with a corrected column, the bad row beside it, and comes out again', async () => {
  const valley = await newTerritory()
  const file = await listNamed('enti.csv', LIST)
  const lines = await trama(valley, 'toys', file, '--map', 'Titolo=name')
  expect(lines).toContain('  Titolo → name')
  expect(lines).toContain('read 3, created 1, updated 0, unchanged 0, outside 1, bad 1')
  expect(await readFile(join(folder, 'enti.bad.csv'), 'utf8')).toContain(
    'Pane,123,Carpenedolo,"Codice fiscale: is not a fiscal code',
  )
  expect(await countOf(valley)).toBe(1)

  const again = await trama(valley, 'toys', file)
  expect(again[0]).toBe('Columns, as the last time:')
  expect(again).toContain('read 3, created 0, updated 0, unchanged 1, outside 1, bad 1')
  expect([lines.some(undoes), again.some(undoes)]).toEqual([true, false])

  const listed = await trama(valley, 'list')
  expect(listed).toHaveLength(2)
  const first = listed[1]!.split('\t')[0]!
  expect(await trama(valley, 'undo', first)).toEqual(['Import undone: 1 removed, 0 restored, 0 kept'])
  expect(await countOf(valley)).toBe(0)
  expect((await trama(valley, 'list'))[1]).toMatch(/undone$/)
  await expect(trama(valley, 'undo', first)).rejects.toThrow('This import has already been undone')
})

test('a dry run says what would happen and keeps nothing', async () => {
  const valley = await newTerritory()
  const file = await listNamed('prova.csv', LIST)
  const lines = await trama(valley, 'toys', file, '--map', 'Titolo=name', '--dry-run')
  expect(lines.slice(-3)[0]).toBe('read 3, created 1, updated 0, unchanged 0, outside 1, bad 1')
  expect(lines.at(-1)).toBe('This was a dry run: nothing changed')
  expect(await countOf(valley)).toBe(0)
})

test('what a person can mend is refused with one line', async () => {
  const valley = await newTerritory()
  const file = await listNamed('refused.csv', LIST)
  const refusals: [string[], string][] = [
    [['toys', join(folder, 'nowhere.csv')], 'The file nowhere.csv cannot be found'],
    [['toys', file], 'There is no column for “name”'],
    [['toys', file, '--map', 'Nome=name'], 'The file has no column “Nome”'],
    [
      ['toys', file, '--map', 'Titolo=title'],
      '“title” is not a field. The fields are: name, code, town, note',
    ],
    [['toys', file, '--bad', file], 'not over the list'],
    [
      ['toys', file, '--map', 'Titolo=name', '--bad', join(folder, 'no', 'where.csv')],
      'choose another place with --bad',
    ],
    [['undo', 'x'], 'There is no import x'],
  ]
  for (const [words, line] of refusals) {
    const refusal = await trama(valley, ...words).catch((fault) => fault)
    expect(refusal).toBeInstanceOf(CommandRefusal)
    expect(refusal.message).toContain(line)
  }
  expect(await countOf(valley)).toBe(0)
  expect(existsSync(join(folder, 'no'))).toBe(false)
})

test('the bar is drawn on a terminal and nowhere else', () => {
  const drawn: string[] = []
  const write = (text: string) => drawn.push(text)
  progressBar({ write }).show(0.5, '500')
  expect(drawn).toEqual([])
  progressBar({ isTTY: true, write }, () => 0).show(0.5, '500')
  expect(drawn.join('')).toContain(`[${'='.repeat(15)}${' '.repeat(15)}]  50 % 500`)
})
