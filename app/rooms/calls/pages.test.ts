import { expect, test } from 'vitest'
import { CALL } from '../../../tests/support/idea-call.ts'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { contactOf, ideaById, versionsOf } from './ideas/reads.ts'
import { routes } from './routes.ts'

openHouse()
const during = new Date('2026-03-10T10:00:00Z')
const after = new Date('2026-04-02T10:00:00Z')

const IDEA = {
  title: 'Panchine dei racconti',
  what: 'Tre panchine dove ci si racconta.',
  spending: 'Legno 800 €',
  cents: '800',
  who: 'group',
  signature: 'Le vicine di via Dante',
  name: 'Rosa Verdi',
  email: 'rosa@example.org',
  others: 'Pia Neri',
}

async function valley(call: Record<string, string | string[]> = {}) {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const rosa = await territory.operator('Rosa Verdi', 'citizen')
  const as = (actor?: typeof carla, now = during) =>
    visits(routes, territory, { ...(actor && { actor }), now })
  const id = newId()
  await as(carla).post('/calls/new', { _once: id, ...CALL, ...call })
  await as(carla).post(`/calls/${id}/publish`, {})
  const propose = (fields: object = {}, actor = rosa, once = newId()) =>
    as(actor)
      .post(`/calls/${id}/propose`, { _once: once, ...IDEA, step: 'submit', ...fields })
      .then((answer) => ({ answer, id: once }))
  return { territory, carla, anna, rosa, as, id, propose }
}

test('a call is written, read by nobody, published, and then its rule stands', async () => {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const [desk, anyone] = [
    visits(routes, territory, { actor: carla, now: during }),
    visits(routes, territory, { now: during }),
  ]
  const id = newId()
  expect((await desk.post('/calls/new', { _once: id, ...CALL })).status).toBe(303)
  expect((await desk.post('/calls/new', { _once: id, ...CALL })).status).toBe(303)
  expect((await anyone.get(`/calls/${id}`)).status).toBe(404)
  expect((await desk.post(`/calls/${id}/edit`, { ...CALL, title: 'Idee insieme' })).status).toBe(303)
  expect((await desk.post(`/calls/${id}/publish`, {})).status).toBe(303)
  const { html } = await anyone.get(`/calls/${id}`)
  for (const words of ['Idee insieme', 'Quanto unisce', 'Aperto', 'Proponi']) expect(html).toContain(words)
  expect((await anyone.get('/calls')).html).toContain('Idee insieme')
  expect((await desk.post(`/calls/${id}/edit`, CALL)).status).toBe(404)
  await expect(
    asOwner('update idea_call set total_cents = 1, ceiling_cents = 1 where id = $1', [id]),
  ).rejects.toThrow('stands')
})

test('a published call is given more time, never less', async () => {
  const { as, carla, id } = await valley()
  const later = (closesOn: string, resultOn = '2026-06-30') =>
    as(carla).post(`/calls/${id}/later`, { closesOn, resultOn })
  const refused = await later('2026-03-20')
  expect([refused.status, refused.html.includes('solo più tardi')]).toEqual([422, true])
  expect((await later('2026-04-05')).status).toBe(303)
  expect((await as(carla, after).get(`/calls/${id}`)).html).toContain('Aperto')
})

test('what is wrong with a call is said beside its field, and nothing typed is lost', async () => {
  const { as, carla, territory } = await valley()
  const wrong = await as(carla).post('/calls/new', {
    ...CALL,
    title: 'Un altro bando',
    ceiling: '5000',
    closesOn: '2026-02-01',
    c2_weight: 'molto',
  })
  expect(wrong.status).toBe(422)
  for (const words of [
    'Un altro bando',
    'molto',
    'intero da 1 a 100',
    'più di quanto c’è',
    'prima di aprirsi',
  ])
    expect(wrong.html).toContain(words)
  for (const role of ['facilitator', 'citizen', 'partner']) {
    const other = await territory.operator('Bruno Neri', role)
    expect([role, (await as(other).get('/calls/new')).status]).toEqual([role, 404])
  }
})

test('a citizen keeps a draft, changes it, sends it; only then it is read, and by whoever works here', async () => {
  const { as, rosa, anna, carla, propose, id } = await valley()
  const draft = await propose({ step: 'draft' })
  expect(draft.answer.status).toBe(303)
  const page = `/ideas/${draft.id}`
  expect((await as(rosa).get(page)).status).toBe(200)
  for (const actor of [anna, carla, undefined]) expect((await as(actor).get(page)).status).toBe(404)
  expect((await as(rosa).post(`${page}/edit`, { ...IDEA, cents: '900', step: 'submit' })).status).toBe(303)
  expect((await as(anna).get(page)).html).toContain('Panchine')
  expect((await as().get(page)).status).toBe(404)
  expect((await as(carla).get(`/calls/${id}/received`)).html).toContain('Panchine')
  expect(await asActor(rosa, (tx) => versionsOf(tx, draft.id))).toMatchObject([
    { state: 'draft', askedCents: 80_000 },
    { state: 'submitted', askedCents: 90_000 },
  ])
  expect((await as(anna).post(`${page}/edit`, IDEA)).status).toBe(404)
})

test('whom to answer is sealed, and read by who receives ideas and whoever wrote it', async () => {
  const { territory, rosa, anna, carla, propose } = await valley()
  const { id } = await propose()
  for (const actor of [rosa, carla])
    expect(await asActor(actor, (tx) => contactOf(tx, id))).toMatchObject({
      name: 'Rosa Verdi',
      others: 'Pia Neri',
    })
  expect(await asActor(anna, (tx) => contactOf(tx, id))).toBeUndefined()
  const [row] = await asOwner<{ sealed: Buffer }>('select sealed from idea_contact where territory_id = $1', [
    territory.id,
  ])
  expect(row?.sealed.includes('Verdi')).toBe(false)
})

test('an idea above the ceiling, from whom the call is not for, or late is refused and keeps its words', async () => {
  const { as, rosa, propose, id } = await valley()
  const dear = await propose({ cents: '1501' })
  expect([dear.answer.status, dear.answer.html.includes('più di quanto ogni idea')]).toEqual([422, true])
  expect(dear.answer.html).toContain('Tre panchine')
  const body = await propose({ who: 'organisation' })
  expect([body.answer.status, body.answer.html.includes('non è per loro')]).toEqual([422, true])
  expect((await as(rosa, after).get(`/calls/${id}/propose`)).status).toBe(404)
  const once = (await propose({})).id
  expect((await as(rosa, after).post(`/ideas/${once}/edit`, { ...IDEA, title: 'Tardi' })).status).toBe(422)
  expect(await asActor(rosa, (tx) => ideaById(tx, once))).toMatchObject({ title: IDEA.title })
})

test('an idea that came on paper in time is copied afterwards by a facilitator, and one that came late is not', async () => {
  const { as, anna, rosa, id } = await valley()
  const once = newId()
  const copy = (arrivedOn: string) =>
    as(anna, after).post(`/calls/${id}/paper`, {
      _once: once,
      ...IDEA,
      email: '',
      signed: 'yes',
      step: 'submit',
      arrivedOn,
    })
  const late = await copy('2026-04-01')
  expect([late.status, late.html.includes('non era aperto')]).toEqual([422, true])
  expect((await copy('2026-03-31')).status).toBe(303)
  expect((await copy('2026-03-31')).status).toBe(303)
  expect(await asActor(anna, (tx) => ideaById(tx, once))).toMatchObject({
    onPaper: true,
    arrivedOn: '2026-03-31',
  })
  expect((await as(rosa, after).get(`/calls/${id}/paper`)).status).toBe(404)
})
