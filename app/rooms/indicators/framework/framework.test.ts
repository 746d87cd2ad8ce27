import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { frame } from '../../../shell/frame.tsx'
import { routes } from '../routes.tsx'
import { indicatorOf } from '../rules.ts'
import { EXAMPLE_FRAMEWORK, type ExampleLine } from './example.ts'
import { standingLines } from './reads.ts'
import { inOrder, type Line, lineBefore } from './rules.ts'

openHouse()
const now = new Date('2018-01-10T10:00:00Z')
const around = frame({ navigation: [], footer: [] })
const PATH = '/outcomes/framework'

async function valleyWithFramework() {
  const valley = await newTerritory()
  const giorgio = await valley.operator('Giorgio Verdi', 'coordinator')
  const { get, post } = visits(routes, valley, { actor: giorgio, now, around })
  const write = async (words: string, under?: string, more: Record<string, string | string[]> = {}) => {
    const _once = newId()
    const path = under ? `${PATH}/new?under=${under}` : `${PATH}/new`
    const answer = await post(path, { _once, words, ...more })
    expect(answer.status).toBe(303)
    return _once
  }
  const standing = async () => inOrder(await asActor(giorgio, (tx) => standingLines(tx)))
  const said = async () => (await standing()).map(({ number, words }) => [number, words])
  return { valley, giorgio, get, post, write, standing, said }
}

test('goal, results, outputs and activities stand in their order, and each reads its figure and its aim', async () => {
  const { get, post, write, said } = await valleyWithFramework()
  const goal = await write('Una comunità che si accorge')
  const result = await write('Ci si incontra', goal)
  const output = await write('Luoghi aperti', result, {
    'codes[]': ['places_activated'],
    verified: 'Schede dei luoghi',
    assumed: 'I comuni danno le chiavi',
    plan: '3.2',
  })
  await write('Si aprono le porte', output)
  await write('Si lavora insieme', goal)
  expect(await said()).toEqual([
    ['', 'Una comunità che si accorge'],
    ['1', 'Ci si incontra'],
    ['1.1', 'Luoghi aperti'],
    ['1.1.1', 'Si aprono le porte'],
    ['2', 'Si lavora insieme'],
  ])
  const aim = { code: 'places_activated', dueOn: '2018-12-31', value: '11', source: 'Progetto' }
  await post('/outcomes/targets', { _once: newId(), ...aim })
  const page = (await get(PATH)).html
  for (const words of [
    'Luoghi attivati</a>',
    'Obiettivo 11',
    'Schede dei luoghi',
    'I comuni danno le chiavi',
    'Piano di Zona: 3.2',
  ])
    expect(page).toContain(words)
  expect((await get(`${PATH}/new?under=${newId()}`)).status).toBe(404)
})

test('a line written anew keeps what it was; of two who write at once the second is told and loses nothing', async () => {
  const { get, post, write, said } = await valleyWithFramework()
  const first = await write('Una comunità che si accorge')
  const mine = newId()
  expect((await post(`${PATH}/lines/${first}`, { _once: mine, words: 'Una comunità vicina' })).status).toBe(
    303,
  )
  expect((await post(`${PATH}/lines/${first}`, { _once: mine, words: 'Una comunità vicina' })).status).toBe(
    303,
  )
  const late = await post(`${PATH}/lines/${first}`, { _once: newId(), words: 'Una comunità sola' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('Nel frattempo qualcuno ha cambiato')
  expect(late.html).toContain('Una comunità vicina')
  expect(late.html).toContain('Una comunità sola</textarea>')
  expect(late.html).toContain(`/lines/${mine}"`)
  expect(await said()).toEqual([['', 'Una comunità vicina']])
  const page = (await get(`${PATH}/lines/${mine}`)).html
  expect(page).toContain('Una comunità che si accorge')
  expect(page).toContain('Giorgio Verdi')
})

test('a line goes up, and one with others under it stays until they are gone', async () => {
  const { get, post, write, said, standing } = await valleyWithFramework()
  const goal = await write('Obiettivo')
  await write('Primo', goal)
  await write('Secondo', goal)
  const [, , second] = await standing()
  await post(`${PATH}/lines/${second?.id}/up`, { _once: newId() })
  expect((await said()).slice(1)).toEqual([
    ['1', 'Secondo'],
    ['2', 'Primo'],
  ])
  await post(`${PATH}/lines/${goal}/end`, { _once: newId() })
  expect(await said()).toHaveLength(3)
  for (const one of (await standing()).slice(1)) await post(`${PATH}/lines/${one.id}/end`, { _once: newId() })
  await post(`${PATH}/lines/${goal}/end`, { _once: newId() })
  expect((await get(PATH)).html).toContain('Il quadro logico è vuoto')
  expect((await get(`${PATH}/paper`)).status).toBe(404)
})

test('a version stands as it was on its day, whatever is written later', async () => {
  const { get, post, write } = await valleyWithFramework()
  const _once = newId()
  const kept = { _once, name: 'Approvato', onDay: '2018-01-01' }
  expect((await post(`${PATH}/kept`, kept)).status).toBe(409)
  const goal = await write('Com’era')
  expect((await post(`${PATH}/kept`, { ...kept, onDay: '2018-01-11' })).status).toBe(422)
  expect((await post(`${PATH}/kept`, kept)).location).toContain(`/kept/${_once}`)
  await post(`${PATH}/lines/${goal}`, { _once: newId(), words: 'Com’è' })
  const page = (await get(`${PATH}/kept/${_once}`)).html
  expect(page).toContain('Com’era')
  expect(page).not.toContain('Com’è<')
  expect((await get(PATH)).html).toContain('Approvato, 1 gennaio 2018')
})

test('what leaves as paper or document tells figures of people only as they may be told', async () => {
  const { valley, get, write } = await valleyWithFramework()
  const encounter = newId()
  await asOwner('insert into encounter (territory_id, id, met_on, met_at) values ($1, $2, $3, $4)', [
    valley.id,
    encounter,
    '2017-05-02',
    '2017-05-02T10:00Z',
  ])
  const add = 'insert into encounter_person (territory_id, encounter_id, person_id) values ($1, $2, $3)'
  await asOwner(add, [valley.id, encounter, await valley.person('Anna Bianchi')])
  await write('Obiettivo', undefined, { 'codes[]': ['people_met'] })
  expect((await get(PATH)).html).toContain('<strong>1</strong>')
  const paper = await get(`${PATH}/paper`)
  expect(paper.html).toContain('Persone incontrate: protetto: gruppo troppo piccolo')
  const document = await get(`${PATH}/framework.docx`)
  expect(document.status).toBe(200)
  expect(document.html.startsWith('PK')).toBe(true)
})

test('bad words are told beside their field and kept; who does not coordinate reads and writes nothing', async () => {
  const { valley, post, write } = await valleyWithFramework()
  const wrong = await post(`${PATH}/new`, {
    _once: newId(),
    words: ' ',
    plan: 'Obiettivo 3',
    'codes[]': 'nothing',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('value="Obiettivo 3"')
  const goal = await write('Obiettivo')
  const eva = visits(routes, valley, { actor: await valley.operator('Eva Neri', 'evaluator'), now, around })
  expect((await eva.get(PATH)).html).toContain('Obiettivo')
  expect((await eva.get(`${PATH}/lines/${goal}`)).status).toBe(404)
  expect((await eva.post(`${PATH}/lines/${goal}`, { _once: newId(), words: 'Altro' })).status).toBe(404)
})

test('lines whose upper one is gone are not in order; the first has none before it; the example names figures that are', () => {
  const line = (id: string, under: string | null, position: number): Line => ({
    ...{ id, line: id, under, position, words: id, codes: [], verified: null, assumed: null, plan: null },
    level: under === null ? 'goal' : 'result',
  })
  const lines = [line('b', 'g', 1), line('g', null, 0), line('a', 'g', 0), line('lost', 'gone', 0)]
  expect(inOrder(lines).map(({ id }) => id)).toEqual(['g', 'a', 'b'])
  expect([lineBefore(lines, 'b')?.id, lineBefore(lines, 'a')?.id]).toEqual(['a', undefined])
  const codes = (one: ExampleLine): string[] => [...(one.codes ?? []), ...(one.below ?? []).flatMap(codes)]
  expect(codes(EXAMPLE_FRAMEWORK).filter((code) => !indicatorOf(code))).toEqual([])
})
