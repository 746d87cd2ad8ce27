import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { frame } from '../../../shell/frame.tsx'
import type { Sheet, SheetWords } from '../definitions/rules.ts'
import { routes } from '../routes.tsx'
import { editionToRead } from './reads.ts'
import { differences, doubtsOf, type EditionContent, type FrozenFigure, keptApart } from './rules.ts'
import { publishEdition } from './writes.ts'

openHouse()
const now = new Date('2017-06-10T10:00:00Z')
const around = frame({ navigation: [], footer: [] })

async function meet(valley: TestTerritory, count: number, on: string) {
  const id = newId()
  await asOwner('insert into encounter (territory_id, id, met_on, met_at) values ($1, $2, $3, $4)', [
    valley.id,
    id,
    on,
    `${on}T10:00Z`,
  ])
  for (let at = 0; at < count; at += 1)
    await asOwner(
      'insert into encounter_person (territory_id, encounter_id, person_id) values ($1, $2, $3)',
      [valley.id, id, await valley.person(`Anna Bianchi${at}`)],
    )
}

async function valleyWithPeople() {
  const valley = await newTerritory()
  await meet(valley, 40, '2017-04-10')
  await asOwner('insert into reporting_day (territory_id, on_day) values ($1, $2)', [valley.id, '2017-05-31'])
  const giorgio = await valley.operator('Giorgio Verdi', 'coordinator')
  const coordinator = visits(routes, valley, { actor: giorgio, now, around })
  const visitor = visits(routes, valley, { now, around })
  const prepare = async (fields: Record<string, string>) => {
    const answer = await coordinator.post('/editions/new', { _once: newId(), ...fields })
    return { ...answer, id: answer.location?.split('/').at(-1) ?? '' }
  }
  const publish = (id: string, fields: Record<string, string> = {}) =>
    coordinator.post(`/editions/${id}/publish`, { _once: newId(), ...fields })
  return { valley, giorgio, coordinator, visitor, prepare, publish }
}
const figureIn = (json: string, code: string) =>
  (JSON.parse(json) as EditionContent).figures.find((one) => one.code === code)

test('an edition is a draft for who coordinates, then stands for anyone with its fingerprint', async () => {
  const { valley, coordinator, visitor, prepare, publish } = await valleyWithPeople()
  const { id } = await prepare({ name: 'Maggio', until: '2017-05-31' })
  expect((await visitor.get(`/editions/${id}`)).status).toBe(404)
  expect((await coordinator.get(`/editions/${id}`)).html).toContain('Bozza')
  await publish(id)
  const page = await visitor.get(`/editions/${id}`)
  expect(page.status).toBe(200)
  const file = await visitor.get(`/editions/${id}/edition.json`)
  expect(page.html).toContain(createHash('sha256').update(file.html).digest('hex'))
  expect(figureIn(file.html, 'people_met')).toMatchObject({ value: 40, state: 'counted', kept: false })
  expect(JSON.parse(file.html).sheets.people_met.it.definition).toBeTruthy()
  expect((await visitor.get(`/editions/${id}/edition.csv`)).html).toContain('people_met')
  expect((await visitor.get('/editions')).html).toContain('Maggio')

  // What is recorded later moves the live table, not the edition; nobody changes it, not even the application.
  await meet(valley, 30, '2017-05-02')
  expect(figureIn((await visitor.get(`/editions/${id}/edition.json`)).html, 'people_met')?.value).toBe(40)
  await coordinator.post(`/editions/${id}/discard`, { _once: newId() })
  expect((await visitor.get(`/editions/${id}`)).status).toBe(200)
  await expect(
    asActor(await valley.operator('Rosa', 'coordinator'), (tx) =>
      tx.updateTable('outcome_edition').set({ content: '{}' }).where('id', '=', id).execute(),
    ),
  ).rejects.toThrow(/permission denied/)
})

test('of a day there is one edition; a correction says what it corrects, shows both, and is one', async () => {
  const { valley, visitor, prepare, publish } = await valleyWithPeople()
  const first = await prepare({ name: 'Maggio', until: '2017-05-31' })
  const rival = await prepare({ name: 'Maggio di nuovo', until: '2017-05-31' })
  expect((await publish(first.id)).status).toBe(303)
  // Published twice, nothing happens; a draft from before may tell too much next to it.
  expect((await publish(first.id)).status).toBe(303)
  await publish(rival.id)
  expect((await visitor.get(`/editions/${rival.id}`)).status).toBe(404)
  const again = await prepare({ name: 'Ancora', until: '2017-05-31' })
  expect(again.status).toBe(409)
  expect(again.html).toContain('c’è già un’edizione')

  await meet(valley, 30, '2017-05-02')
  const unsaid = await prepare({ name: 'Corretta', until: '2017-05-31', restates: first.id })
  expect(unsaid.status).toBe(422)
  const why = 'Trenta incontri sono arrivati tardi.'
  const corrected = await prepare({ name: 'Corretta', until: '2017-05-31', restates: first.id, reason: why })
  await publish(corrected.id)
  const page = (await visitor.get(`/editions/${corrected.id}`)).html
  expect(page).toContain(why)
  expect(page).toMatch(/>40<[\s\S]*>70</)
  expect((await visitor.get(`/editions/${first.id}`)).html).toContain('Questa edizione è stata corretta')
  expect((await visitor.get(`/editions/compare?a=${first.id}&b=${corrected.id}`)).html).toContain('la cifra')
  const late = await prepare({ name: 'Tardi', until: '2017-05-31', restates: first.id, reason: why })
  expect(late.html).toContain('già stata corretta')
})

test('a correction by three people does not tell of the three', async () => {
  const { valley, visitor, prepare, publish } = await valleyWithPeople()
  const first = await prepare({ name: 'Maggio', until: '2017-05-31' })
  await publish(first.id)
  await meet(valley, 3, '2017-04-12')
  const second = await prepare({
    name: 'Corretta',
    until: '2017-05-31',
    restates: first.id,
    reason: 'Tardi.',
  })
  await publish(second.id)
  const file = (await visitor.get(`/editions/${second.id}/edition.json`)).html
  expect(figureIn(file, 'people_met')).toMatchObject({ value: 40, kept: true })
})

test('two who publish a correction at the same moment publish one', async () => {
  const { valley, giorgio, prepare, publish } = await valleyWithPeople()
  const first = await prepare({ name: 'Maggio', until: '2017-05-31' })
  await publish(first.id)
  const drafts = []
  for (const name of ['Una', 'Altra'])
    drafts.push(await prepare({ name, until: '2017-05-31', restates: first.id, reason: 'Tardi.' }))
  await Promise.all(drafts.map(({ id }) => asActor(giorgio, (tx) => publishEdition(tx, giorgio, id))))
  const published = await asOwner<{ count: number }>(
    'select count(*)::int as count from outcome_edition where territory_id = $1 and published_at is not null',
    [valley.id],
  )
  expect(published[0]?.count).toBe(2)
})

test('bad input is told beside its field, and others may only read', async () => {
  const { valley, prepare } = await valleyWithPeople()
  for (const [fields, told] of [
    [{ name: '', until: '2017-05-31' }, 'Serve una risposta'],
    [{ name: 'Futura', until: '2027-05-31' }, 'non è ancora arrivato'],
    [{ name: 'Nessuna', until: '2017-02-30' }, ''],
    [{ name: 'Corregge', until: '2017-05-31', restates: newId(), reason: 'x' }, ''],
  ] as const) {
    const answer = await prepare(fields)
    expect([404, 409, 422]).toContain(answer.status)
    expect(answer.html).toContain(told)
  }
  const evaluator = visits(routes, valley, { actor: await valley.operator('Eva', 'evaluator'), now, around })
  expect((await evaluator.get('/editions')).status).toBe(200)
  expect(
    (await evaluator.post('/editions/new', { _once: newId(), name: 'x', until: '2017-05-31' })).status,
  ).toBe(404)
})

const figure = (code: string, value: number | null, said: Partial<FrozenFigure> = {}): FrozenFigure => ({
  code,
  group: 'people',
  unit: 'person',
  value,
  numerator: null,
  denominator: null,
  state: 'counted',
  countedOn: '2017-05-31',
  kept: false,
  ...said,
})

test('figures are kept apart and doubted by rule', () => {
  expect(keptApart(figure('a', 44), [figure('a', 40)], 5)).toMatchObject({ value: 40, kept: true })
  expect(keptApart(figure('a', 45), [figure('a', 40)], 5)).toMatchObject({ value: 45, kept: false })
  expect(keptApart(figure('a', 40), [figure('a', 40)], 5)).toMatchObject({ value: 40, kept: false })
  // Also next to one that was told longer ago.
  expect(keptApart(figure('a', 62), [figure('a', 50), figure('a', 60)], 5)).toMatchObject({ value: 60 })
  const share = (part: number, whole: number) =>
    figure('s', part / whole, { unit: 'share', numerator: part, denominator: whole })
  expect(keptApart(share(22, 60), [share(20, 40)], 10)).toMatchObject({ numerator: 20, kept: true })

  expect(
    doubtsOf(
      [figure('a', 9), figure('b', 40), figure('c', null)],
      [figure('a', 10), figure('b', 10), figure('c', 3)],
    ),
  ).toEqual([
    { code: 'a', kind: 'fell', before: 10, now: 9 },
    { code: 'b', kind: 'leapt', before: 10, now: 40 },
    { code: 'c', kind: 'vanished', before: 3, now: null },
  ])
})

test('two editions differ in a figure, in what it counts, or in the words of its sheet alone', () => {
  const sheet = (version: string, said: Partial<SheetWords> = {}): Sheet => {
    const words = { name: 'x', definition: 'y', counts: '', excludes: '', source: '', limits: '', ...said }
    return { version, it: words, en: words }
  }
  const edition = (figures: FrozenFigure[], sheets: Record<string, Sheet>) =>
    ({ figures, sheets }) as unknown as EditionContent
  const same = sheet('1')
  const told = differences(
    edition([figure('a', 1), figure('b', 1), figure('c', 1), figure('d', 1), figure('gone', 2)], {
      a: same,
      b: same,
      c: same,
      d: same,
      gone: same,
    }),
    edition([figure('a', 1), figure('b', 1), figure('c', 2), figure('d', 1, { unit: 'presence' })], {
      a: sheet('2', { counts: 'z' }),
      b: sheet('3', { source: 'z' }),
      c: same,
      d: same,
    }),
  )
  expect(told.map(({ code, figureDiffers, sheet, parts }) => [code, figureDiffers, sheet, parts])).toEqual([
    ['a', false, 'redefined', ['counts']],
    ['b', false, 'reworded', ['source']],
    ['c', true, 'same', []],
    ['d', false, 'redefined', []],
    ['gone', true, 'redefined', ['name', 'definition']],
  ])
})

test('compared, an edition says which words of a sheet changed, and that they define nothing anew', async () => {
  const { valley, visitor, prepare, publish } = await valleyWithPeople()
  const first = await prepare({ name: 'Maggio', until: '2017-05-31' })
  await publish(first.id)
  const second = await prepare({
    name: 'Corretta',
    until: '2017-05-31',
    restates: first.id,
    reason: 'Tardi.',
  })
  await publish(second.id)
  const compared = async () =>
    (await visitor.get(`/editions/compare?a=${first.id}&b=${second.id}`)).html.replace(/<[^>]+>/g, ' ')
  const say = (code: string, language: string, part: string, words: string) =>
    asOwner(
      `update outcome_edition set content = jsonb_set(jsonb_set(content::jsonb, array['sheets', $2, 'version'], to_jsonb($5::text)),
         array['sheets', $2, $3, $4], to_jsonb($5::text))::text where territory_id = $1 and id = $6`,
      [valley.id, code, language, part, words, second.id],
    )
  expect(await compared()).toContain('Le definizioni sono le stesse')
  expect(await compared()).not.toContain('Altre parole cambiate')

  await say('people_met', 'it', 'source', 'Il diario e basta.')
  expect(await compared()).toContain('altre parole della scheda (da quali dati)')
  expect(await compared()).toContain('Il diario e basta.')
  expect(await compared()).toContain('Le definizioni sono le stesse')

  // Also in words that this reader does not read: they see them in their language.
  await say('places_activated', 'en', 'counts', 'Places of any kind.')
  expect(await compared()).toContain('la definizione')
  expect(await compared()).toContain('Che cosa entra (English)')
  expect(await compared()).toContain('Places of any kind.')
})

test('who may not see a draft reads nothing of it', async () => {
  const { valley, prepare } = await valleyWithPeople()
  const { id } = await prepare({ name: 'Maggio', until: '2017-05-31' })
  const facilitator = await valley.operator('Fede', 'facilitator')
  expect(await asActor(facilitator, (tx) => editionToRead(tx, id))).toBeUndefined()
})
