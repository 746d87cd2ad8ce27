import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { frame } from '../../../shell/frame.tsx'
import { openEvaluation } from '../evaluation/writes.ts'
import { routes } from '../routes.tsx'
import { freezeDataset } from './parts/freeze.ts'
import type { Manifest } from './parts/manifest.ts'
import { datasetsOf } from './reads.ts'

openHouse()
const around = frame({ navigation: [], footer: [] })
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const today = day(0)
const UNTIL = '2018-12-31'

type Valley = {
  territory: TestTerritory
  carla: SignedInActor
  people: string[]
  session: string
  activity: string
}
let valley: Valley
// Where this file's codes stand while they are written: a folder that nobody else writes to.
const ownFolder = mkdtempSync(join(tmpdir(), 'freezing-'))
afterAll(() => rmSync(ownFolder, { recursive: true }))
beforeAll(async () => {
  process.env.TMPDIR = ownFolder
  valley = await populated(24)
}, 60_000)

/** A territory whose people were all at a lab in March 2018; half women, half men, of one municipality but for one. */
async function populated(count: number): Promise<Valley> {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Neri', 'coordinator')
  const [activity, session] = [newId(), newId()]
  await asOwner(
    "insert into activity (territory_id, id, kind, area, title) values ($1, $2, 'lab', 'youth', 'Laboratorio di cucina')",
    [territory.id, activity],
  )
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, starts_at, ends_at, held_on)
     values ($1, $2, $3, '2018-03-05T16:00Z', '2018-03-05T18:00Z', '2018-03-05')`,
    [territory.id, session, activity],
  )
  const people: string[] = []
  for (let at = 0; at < count; at += 1) {
    const id = await territory.person(`Mario Cognome${at}`)
    people.push(id)
    await asOwner(
      'insert into person_profile (territory_id, person_id, gender, birth_year, istat_code) values ($1, $2, $3, 1980, $4)',
      [territory.id, id, at % 2 ? 'male' : 'female', at === 0 ? '017001' : '017113'],
    )
    await asOwner(
      "insert into attendance (territory_id, session_id, person_id, state) values ($1, $2, $3, 'attended')",
      [territory.id, session, id],
    )
  }
  await asOwner('update activity_session set closed_at = now() where id = $1', [session])
  const [a, b] = [...people].sort()
  await asOwner(
    `insert into tie (territory_id, a_id, b_id, a_kind, b_kind, times, first_on, last_on)
     values ($1, $2, $3, 'person', 'person', 3, '2018-03-05', '2019-05-01')`,
    [territory.id, a, b],
  )
  return { territory, carla, people, session, activity }
}

const as = (actor: SignedInActor, { territory } = valley) => visits(routes, territory, { actor, around })

let evaluators = 0
async function seat(
  { territory, carla }: Valley,
  parts = ['persons', 'activities', 'ties'],
  coarseness = 'month',
) {
  evaluators += 1
  const eva = await territory.operator(`Eva${evaluators} Bianchi`, 'evaluator')
  const id = newId()
  const opened = await asActor(carla, (tx) =>
    openEvaluation(tx, carla, id, {
      name: 'Valutazione',
      evaluator: eva.personId,
      purpose: 'Capire',
      agreement: 'Determina 1',
      startsOn: day(-3),
      endsOn: day(90),
      parts: parts as ('persons' | 'ties')[],
      coarseness: coarseness as 'month',
      agreed: 'yes',
    }),
  )
  expect(opened.ok).toBe(true)
  return { eva, id }
}

const rowsOf = (csv: string) =>
  csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(','))

test('data are frozen under codes, with a codebook and the fingerprint of every file, and nobody’s name or id', async () => {
  const { eva, id } = await seat(valley)
  const dataset = newId()
  const form = { _once: dataset, until: UNTIL, promise: 'yes' }
  const answer = await as(eva).post(`/evaluations/${id}/freeze`, form)
  expect(answer.status).toBe(303)
  const at = `/evaluations/${id}/datasets/${dataset}`
  const page = (await as(eva).get(at)).html
  expect(page).toContain('persons.parquet')
  expect(page).toContain('Codice della persona, lo stesso in tutte le tabelle')
  const manifest = (await as(eva).get(`${at}/manifest.json`)).html
  const said = JSON.parse(manifest) as Manifest
  const sha = (text: string) => createHash('sha256').update(text).digest('hex')
  expect(page).toContain(sha(manifest))
  expect(said).toMatchObject({ factsUntil: UNTIL, disclosure: { people: 24, smallestGroup: 5 } })
  expect(said.files.map(({ name }) => name)).toEqual(
    ['persons', 'activities', 'presences', 'ties'].flatMap((table) => [
      `${table}.csv`,
      `${table}.schema.json`,
      `${table}.parquet`,
    ]),
  )
  const files = new Map<string, string>()
  for (const { name, sha256, bytes } of said.files.filter((file) => !file.name.endsWith('.parquet'))) {
    const file = await as(eva).get(`${at}/files/${name}`)
    expect(sha(file.html)).toBe(sha256)
    expect(Buffer.byteLength(file.html)).toBe(bytes)
    expect(file.headers.get('content-disposition')).toContain(name)
    files.set(name, file.html)
  }
  const whole = [manifest, ...files.values()].join('')
  for (const hidden of [...valley.people, valley.activity, valley.session, 'Cognome', 'cucina', '2018-03-05'])
    expect(whole).not.toContain(hidden)

  const persons = rowsOf(files.get('persons.csv') ?? '')
  expect(persons[0]).toEqual(said.codebook.persons?.map(({ name }) => name))
  expect(persons).toHaveLength(25)
  // Whoever lives alone in a municipality is not told by it.
  const groups = Map.groupBy(persons.slice(1), (row) => row.slice(1, 4).join())
  for (const alike of groups.values()) expect(alike.length).toBeGreaterThanOrEqual(5)
  const codes = new Set(persons.slice(1).map(([code]) => code))
  expect(codes.size).toBe(24)
  const presences = rowsOf(files.get('presences.csv') ?? '').slice(1)
  expect(presences).toHaveLength(24)
  expect(
    presences.every(
      ([person, , part, period]) => codes.has(person) && part === 'participant' && period === '2018-03',
    ),
  ).toBe(true)
  // What happened after the day of the data is not told.
  const [, tie] = rowsOf(files.get('ties.csv') ?? '')
  expect(tie?.slice(4)).toEqual(['2018-03', '', ''])
  expect(codes.has(tie?.[0])).toBe(true)
  expect(readdirSync(ownFolder).filter((name) => name.startsWith('trama-frozen-'))).toEqual([])
})

test('the Parquet files hold the same rows', async () => {
  const { eva, id } = await seat(valley)
  const frozen = await freezeDataset(eva, {
    evaluationId: id,
    id: newId(),
    until: UNTIL,
    here: { slug: 'v', name: 'V' },
  })
  expect(frozen.ok).toBe(true)
  const folder = mkdtempSync(join(tmpdir(), 'parquet-'))
  try {
    for (const table of ['persons', 'presences']) {
      const bytes = async (file: string) =>
        Buffer.concat(
          (
            await asOwner<{ content: Buffer }>(
              'select content from evaluation_dataset_piece where evaluation_id = $1 and file = $2 order by position',
              [id, file],
            )
          ).map(({ content }) => content),
        )
      writeFileSync(join(folder, 'x.parquet'), await bytes(`${table}.parquet`))
      const db = await DuckDBInstance.create(':memory:')
      const connection = await db.connect()
      const read = await connection.runAndReadAll(`select * from '${join(folder, 'x.parquet')}'`)
      const csv = rowsOf((await bytes(`${table}.csv`)).toString())
      expect([
        read.columnNames(),
        ...read.getRows().map((row) => row.map((cell) => String(cell ?? ''))),
      ]).toEqual(csv)
      connection.closeSync()
      db.closeSync()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('two evaluations share no code; two tables of one share every code', async () => {
  const [one, other] = [await seat(valley), await seat(valley)]
  const codesOf = async ({ eva, id }: typeof one, until: string) => {
    await freezeDataset(eva, { evaluationId: id, id: newId(), until, here: { slug: 'v', name: 'V' } })
    const [row] = await asOwner<{ content: Buffer }>(
      `select p.content from evaluation_dataset_piece p join evaluation_dataset d on d.id = p.dataset_id
       where p.evaluation_id = $1 and d.until_on = $2 and file = 'persons.csv'`,
      [id, until],
    )
    return new Set(
      rowsOf(row?.content.toString() ?? '')
        .slice(1)
        .map(([code]) => code),
    )
  }
  const [first, again, elsewhere] = [
    await codesOf(one, UNTIL),
    await codesOf(one, today),
    await codesOf(other, UNTIL),
  ]
  expect(first.size).toBe(24)
  expect(again).toEqual(first)
  expect([...elsewhere].filter((code) => first.has(code))).toEqual([])
})

test('a day is frozen once, also when two freeze it at the same moment', async () => {
  const { eva, id } = await seat(valley)
  const post = (fields: object) =>
    as(eva).post(`/evaluations/${id}/freeze`, { until: UNTIL, promise: 'yes', ...fields })
  const once = newId()
  const answers = await Promise.all([post({ _once: once }), post({ _once: newId() })])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  const [kept] = await asActor(eva, async (tx) => {
    const { takeSeat } = await import('../evaluation/reads.ts')
    await takeSeat(tx, id)
    return datasetsOf(tx, id)
  })
  // The very form sent again is answered alike; another is told that the day is taken.
  expect((await post({ _once: kept?.id as string })).status).toBe(303)
  const taken = await post({ _once: newId() })
  expect(taken.status).toBe(409)
  expect(taken.html).toContain('già congelati')
  for (const [wrong, words] of [
    [{ until: day(3) }, 'non è ancora arrivato'],
    [{ until: 'ieri' }, 'giorno'],
    [{ promise: '' }, 'Senza questo impegno'],
  ] as const) {
    const answer = await post({ _once: newId(), ...wrong })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(words)
  }
})

test('too few people are not frozen: a code would hide nobody', async () => {
  const few = await populated(4)
  const { eva, id } = await seat(few)
  const answer = await as(eva, few).post(`/evaluations/${id}/freeze`, { until: UNTIL, promise: 'yes' })
  expect(answer.status).toBe(409)
  expect(answer.html).toContain('anche senza nomi qualcuno si riconoscerebbe')
  expect(await asOwner('select 1 from evaluation_dataset where evaluation_id = $1', [id])).toEqual([])
  // Before anybody was there it is the same.
  const early = await seat(valley)
  expect(
    (await as(early.eva).post(`/evaluations/${early.id}/freeze`, { until: '2017-01-01', promise: 'yes' }))
      .status,
  ).toBe(409)
})

test('whose record is restricted is in no table, and a tie of whoever objects is in none', async () => {
  const here = await populated(12)
  const [first, second] = [...here.people].sort() as [string, string]
  await asOwner(
    "insert into person_restriction (territory_id, id, person_id, from_on) values ($1, $2, $3, '2018-06-01')",
    [here.territory.id, newId(), here.people.find((person) => person !== first && person !== second)],
  )
  await asOwner(
    "insert into person_objection (territory_id, id, person_id, against, objected_on) values ($1, $2, $3, 'network', '2018-06-01')",
    [here.territory.id, newId(), second],
  )
  const { eva, id } = await seat(here)
  await freezeDataset(eva, { evaluationId: id, id: newId(), until: UNTIL, here: { slug: 'v', name: 'V' } })
  const content = async (file: string) =>
    (
      await asOwner<{ content: Buffer }>(
        'select content from evaluation_dataset_piece where evaluation_id = $1 and file = $2',
        [id, file],
      )
    )
      .map((row) => row.content.toString())
      .join('')
  expect(rowsOf(await content('persons.csv'))).toHaveLength(12)
  expect(rowsOf(await content('presences.csv'))).toHaveLength(12)
  expect(rowsOf(await content('ties.csv'))).toHaveLength(1)
})

test('the files are for the seat alone: not for who runs the programme, nor another evaluator, nor after the end', async () => {
  const { eva, id } = await seat(valley)
  const dataset = newId()
  await as(eva).post(`/evaluations/${id}/freeze`, { _once: dataset, until: UNTIL, promise: 'yes' })
  const at = `/evaluations/${id}/datasets/${dataset}`
  const other = await seat(valley)
  expect((await as(eva).get(`${at}/files/persons.csv`)).status).toBe(200)
  expect((await as(eva).get(`${at}/files/nothing.csv`)).status).toBe(404)
  for (const path of ['', '/manifest.json', '/codebook.csv', '/files/persons.csv'])
    expect((await as(other.eva).get(`${at}${path}`)).status).toBe(404)
  const page = await as(valley.carla).get(at)
  expect(page.status).toBe(200)
  expect(page.html).toContain('solo dal posto di chi valuta')
  expect((await as(valley.carla).get(`${at}/files/persons.csv`)).status).toBe(404)
  expect((await as(valley.carla).get('/evaluations/readings')).html).toContain('persons.csv')
  await as(valley.carla).post(`/evaluations/${id}/end`, { why: 'Fine' })
  expect((await as(eva).get(`${at}/files/persons.csv`)).status).toBe(404)
  expect((await as(eva).get(at)).status).toBe(404)
  await as(valley.carla).post(`/evaluations/${id}/remove-files`, {})
  expect(await asOwner('select 1 from evaluation_dataset_piece where dataset_id = $1', [dataset])).toEqual([])
  expect((await as(valley.carla).get(at)).html).toContain('non sono più conservati')
})

test('the database gives records of an evaluation to nobody without its seat, nor a part that was not agreed', async () => {
  const { eva, id } = await seat(valley, ['persons'])
  const { sql } = await import('kysely')
  const { takeSeat } = await import('../evaluation/reads.ts')
  const ask = (actor: SignedInActor, what: string, seated: boolean) =>
    asActor(actor, async (tx) => {
      if (seated) await takeSeat(tx, id)
      const from = sql`${sql.ref(`app.evaluated_${what}`)}(${valley.territory.id}, ${UNTIL})`
      return (await sql`select * from ${from}`.execute(tx)).rows.length
    })
  expect(await ask(eva, 'persons', true)).toBe(24)
  for (const [actor, what, seated] of [
    [eva, 'persons', false],
    [eva, 'ties', true],
    [eva, 'pacts', true],
    [valley.carla, 'persons', true],
  ] as const)
    await expect(ask(actor, what, seated)).rejects.toThrow('not for this actor')
})
