import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { asActor, asOwner, database, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { newId } from '../../ground/db/ids.ts'
import { translatorFor } from '../../ground/texts/texts.ts'
import { commands } from './commands.ts'
import { tiesOf } from './reads.ts'
import { writeEvidence } from './writes.ts'

openHouse()

const folder = mkdtempSync(join(tmpdir(), 'trama-ties-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let said: string[]
beforeEach(() => {
  said = []
})

/** Types a command as a person would; what it prints is in `said`. */
async function type(...words: string[]) {
  const program = new Command('trama').exitOverride().configureOutput({ writeErr: () => {} })
  commands(program, (work) =>
    work({
      command: null as never,
      database,
      dataDir: folder,
      url: 'https://trama.test',
      say: (line) => said.push(line),
      t: translatorFor('en'),
    }),
  )
  await program.parseAsync(['network', ...words], { from: 'user' })
}

async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const people: string[] = []
  for (const name of ['Maria & Rossi', 'Luca Verdi', 'Sara Neri', 'Ugo Sala'])
    people.push(await territory.person(name))
  const [maria, luca, sara, ugo] = people as [string, string, string, string]
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const declared = () => asOwner('select * from tie_declared where territory_id = $1', [territory.id])
  const run = (command: string, path: string, ...more: string[]) =>
    type(command, path, '--territory', territory.slug, ...more)
  return { territory, anna, maria, luca, sara, ugo, file, declared, run }
}

test('a list declares its ties; what makes none is counted with its lines', async () => {
  const { territory, anna, maria, luca, sara, ugo, file, declared, run } = await valley()
  const minor = await territory.person('Nino Piccolo')
  await asOwner(
    "insert into person_profile (territory_id, person_id, born_on) values ($1, $2, '2018-01-01')",
    [territory.id, minor],
  )
  await asOwner('update person set merged_into = $1 where id = $2', [sara, ugo])
  const list = [
    '\uFEFFsource;target;since;formal',
    `${maria};${luca};2024-05-01;yes`,
    `"${luca}";${maria};;`,
    `${luca};${luca};;`,
    `${luca};${newId()};2024-05-01;no`,
    `${maria.toUpperCase()};${ugo};;\r`,
    `${sara};${maria};;`,
    `${sara};${minor};;`,
    '',
  ]
  await run('import', file('ties.csv', list.join('\n')))
  expect(said).toEqual([
    '2 ties were declared, of 7 in the list',
    '1 of somebody with themself: line 4',
    '2 said twice in the list: line 3, 7',
    '1 of records that are not here: line 5',
    '1 of people who may not be named: line 8',
  ])
  expect(await asActor(anna, (tx) => tiesOf(tx, maria, { on: '2099-01-01' }))).toMatchObject([
    { id: luca, firstOn: '2024-05-01', formal: true, lasts: true },
    { id: sara, formal: false },
  ])
  said = []
  await run('import', file('ties.csv', list.slice(0, 2).join('\n')))
  expect(said).toEqual(['0 ties were declared, of 1 in the list', '1 declared already: line 2'])
  expect(await declared()).toHaveLength(2)
  said = []
  await type('rebuild', '--territory', territory.slug)
  expect(said).toEqual(['every tie was right'])
  await asOwner('update tie set times = times + 1 where territory_id = $1', [territory.id])
  await type('rebuild', '--territory', territory.slug)
  expect(said.at(-1)).toBe('2 ties were not what their facts say, and are now')
})

test('a broken line in the middle of a long list is told by its number, and nothing is taken in', async () => {
  const { maria, luca, sara, file, declared, run } = await valley()
  const path = join(folder, 'long.csv')
  const lines = function* () {
    yield 'source,target\n'
    for (let at = 2; at <= 200_000; at += 1) yield at === 123_456 ? `${maria},nobody\n` : `${maria},${luca}\n`
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
  await expect(run('import', path)).rejects.toThrow(
    /line 123456: target is "nobody", not the code of a record; nothing/,
  )
  const broken: [string, RegExp][] = [
    ['', /line 1: the file is empty/],
    ['da,a\n', /line 1: the first line must name/],
    [`source,target\n${maria}\n`, /line 2: 1 cells where/],
    [`source,target,since\n${maria},${luca},2024-02-30\n`, /line 2: since is "2024-02-30"/],
    [`source,target,formal\n${maria},${luca},forse\n`, /line 2: formal is "forse"/],
    [`source,target\n"${maria},${luca}\n`, /line 2: a quote/],
    [`source,target\n${maria},${luca}\n${'x'.repeat(70_000)}`, /line 3: .* too long/],
    [`source,target,since\n${sara},${luca},\n${maria},${luca},2999-01-01\n`, /line 3: since is 2999-01-01/],
  ]
  for (const [text, refusal] of broken)
    await expect(run('import', file('broken.csv', text)), text).rejects.toThrow(refusal)
  writeFileSync(join(folder, 'latin.csv'), Buffer.from([...Buffer.from('source,target\n'), 0xe8, 0x0a]))
  await expect(run('import', join(folder, 'latin.csv'))).rejects.toThrow(/not UTF-8/)
  await expect(run('import', join(folder, 'none.csv'))).rejects.toThrow(/there is no file/)
  expect(await declared()).toEqual([])
})

test('GraphML is read as it comes: no document type, no entity, nothing left open', async () => {
  const { maria, luca, sara, file, declared, run } = await valley()
  const graph = (edges: string, before = '') =>
    `<?xml version="1.0"?>\n${before}<graphml>\n<key id="d0" for="edge" attr.name="formal" attr.type="boolean"/>\n<graph>\n${edges}\n</graph>\n</graphml>\n`
  const edge = (from: string, to: string, inner = '') =>
    `<edge source="${from}" target='${to}'>${inner}</edge>`
  const refused: [string, RegExp][] = [
    [graph(edge(maria, luca), '<!DOCTYPE g [<!ENTITY a "aaaa">]>\n'), /line 2: a document type/],
    [graph(`\n${edge(maria, '&boom;')}`), /line 6: &boom; stands for nothing/],
    [graph(`${edge(maria, luca)}\n${edge(maria, 'p7')}`), /line 6: target is "p7"/],
    [graph(edge(maria, luca)).slice(0, -30), /ends in the middle|ends before/],
    [graph(`${edge(maria, luca)}</graph></graphml></graphml>`), /closes what was never opened/],
    ['<html></html>', /<html> where <graphml> should be/],
    ['not at all', /ends in the middle/],
  ]
  for (const [text, refusal] of refused)
    await expect(run('import', file('broken.graphml', text)), text).rejects.toThrow(refusal)
  expect(await declared()).toEqual([])

  await run(
    'import',
    file(
      'ties.graphml',
      graph(
        `<node id="${maria}"/><!-- <edge/> -->${edge(maria, luca, '<data key="d0">true</data>')}\n<edge source="${maria}" target="${sara}"/>`,
      ),
    ),
  )
  expect(said).toEqual(['2 ties were declared, of 2 in the list'])
  expect((await declared()).map((row) => (row as { formal: boolean }).formal).sort()).toEqual([false, true])
})

test('the network leaves without names; with names only for a reason, which is kept', async () => {
  const { territory, anna, maria, luca, run } = await valley()
  await asActor(anna, (tx) =>
    writeEvidence(tx, anna, {
      kind: 'met',
      sourceKind: 'encounter',
      sourceId: newId(),
      on: '2026-03-12',
      nodes: [
        { kind: 'person', id: maria },
        { kind: 'person', id: luca },
      ],
    }),
  )
  const [csv, xml] = [join(folder, 'out.csv'), join(folder, 'out.graphml')]
  await run('export', csv, '--as-of', '2026-03-12')
  const plain = readFileSync(csv, 'utf8')
  expect(plain).toContain('person,person,1,2026-03,2026-03,no,met')
  for (const known of [maria, luca, 'Maria', 'Luca', '2026-03-12']) expect(plain).not.toContain(known)
  await expect(run('export', csv, '--with-names')).rejects.toThrow(/only for a reason/)
  await run('export', xml, '--as-of', '2026-03-12', '--with-names', '--reason', 'Chiesto dal valutatore')
  const named = readFileSync(xml, 'utf8')
  expect(named).toContain('Maria &amp; Rossi')
  expect(named).toContain(`source="${[maria, luca].sort()[0]}"`)
  await run('export', xml, '--as-of', '2020-01-01')
  expect(readFileSync(xml, 'utf8')).not.toContain('<edge')
  await expect(run('export', xml, '--as-of', 'ieri')).rejects.toThrow(/not a day/)

  const kept = await asOwner(
    'select with_names, reason from tie_export where territory_id = $1 order by id',
    [territory.id],
  )
  expect(kept).toEqual([
    { with_names: false, reason: null },
    { with_names: true, reason: 'Chiesto dal valutatore' },
    { with_names: false, reason: null },
  ])
  const acts = await asOwner<{ act: string }>(
    "select act from journal where territory_id = $1 and act like 'ties.%' order by id",
    [territory.id],
  )
  expect(acts.map(({ act }) => act)).toEqual(['ties.exported', 'ties.exportedWithNames', 'ties.exported'])

  const back = join(folder, 'back.graphml')
  await run('export', back, '--as-of', '2026-03-12', '--with-names', '--reason', 'Per riprenderla')
  said = []
  await run('import', back)
  expect(said[0]).toBe('1 ties were declared, of 1 in the list')
})
