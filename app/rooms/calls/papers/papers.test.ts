import { expect, test } from 'vitest'
import { CALL } from '../../../../tests/support/idea-call.ts'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { contactOf, ideaById } from '../ideas/reads.ts'
import { routes } from '../routes.ts'

openHouse()
const during = new Date('2026-03-10T10:00:00Z')
const after = new Date('2026-04-02T10:00:00Z')
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
const IDEA = {
  arrivedOn: '2026-03-09',
  title: 'Orto delle nonne',
  what: 'Un orto dietro la scuola.',
  spending: 'Terra 300 €',
  cents: '300',
  who: 'person',
  signature: 'Chi abita in via Roma',
  name: 'Pia Neri',
  phone: '030 123456',
}

/** A call that is open, and three forms on Anna's desk. */
async function formsPrinted() {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const as = (actor: typeof carla, now = during) => visits(routes, territory, { actor, now })
  const id = newId()
  await as(carla).post('/calls/new', { _once: id, ...CALL })
  await as(carla).post(`/calls/${id}/publish`, {})
  const made = await as(anna).post(`/calls/${id}/papers`, { _once: newId(), papers: '3', language: 'it' })
  const print = (made.location ?? '').slice(territory.slug.length + 1)
  const codes = (print.split('codes=')[1] ?? '').split('-')
  const copies = codes.map((code) => `/paper/ideas/${code}`)
  const [copy = ''] = copies
  return { territory, carla, anna, as, id, print, codes, copies, copy }
}

const ideas = (territoryId: string) =>
  asOwner<{ id: string; state: string; on_paper: boolean }>(
    'select id, state, on_paper from idea where territory_id = $1 order by id',
    [territoryId],
  )

test('each form has its own code, the questions of the call, what one agrees to, and the way to the page on line', async () => {
  const { anna, as, id, print, codes } = await formsPrinted()
  const { html } = await as(anna).get(print)
  expect(new Set(codes).size).toBe(3)
  for (const code of codes) expect(html).toContain(`${code.slice(0, 3)} ${code.slice(3)}`)
  for (const words of ['Titolo dell’idea', 'Come si spende', 'chiunque legge', 'Firma di chi propone'])
    expect(html).toContain(words)
  expect(html).toMatch(/al massimo 1\.?500/)
  expect(html).toContain('Un gruppo informale')
  expect(html).not.toContain('Un’organizzazione')
  expect(html).toContain(`/calls/${id}/propose`)
  expect(html.match(/class="paper-sheet"/g)).toHaveLength(6)
})

test('a form that is copied is an idea that arrived on paper, under its own contact, and nothing of it is public', async () => {
  const { territory, carla, anna, as, id, copy } = await formsPrinted()
  const copied = await as(anna).post(copy, { _once: newId(), ...IDEA, signed: 'yes', step: 'submit' })
  expect(copied.status).toBe(303)
  const [idea] = await ideas(territory.id)
  expect(idea).toMatchObject({ state: 'submitted', on_paper: true })
  expect(copied.location).toContain(`/ideas/${idea?.id}`)
  expect(await asActor(carla, (tx) => contactOf(tx, idea?.id ?? ''))).toMatchObject({ name: 'Pia Neri' })
  expect(await asActor(territory.visitor, (tx) => ideaById(tx, idea?.id ?? ''))).toBeUndefined()
  const page = await as(anna).get(`/ideas/${idea?.id}`)
  expect(page.html).toContain(copy)
  const again = await as(carla).get(copy)
  expect(again.html).toContain('già ricopiato')
  expect(again.html).not.toContain('name="title"')
  const list = await as(carla).get(`/calls/${id}/papers`)
  expect(list.html.match(/da ricopiare/g)).toHaveLength(2)
})

test('without a signature nothing is sent in, and a draft is kept', async () => {
  const { territory, anna, as, copy } = await formsPrinted()
  const refused = await as(anna).post(copy, { _once: newId(), ...IDEA, step: 'submit' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('href="#f-signed"')
  expect(refused.html).toContain('Orto delle nonne')
  expect(await ideas(territory.id)).toEqual([])
  expect((await as(anna).post(copy, { _once: newId(), ...IDEA, step: 'draft' })).status).toBe(303)
  expect(await ideas(territory.id)).toMatchObject([{ state: 'draft' }])
})

test('a draft from an unsigned paper is sent in from its page only once the signature is there', async () => {
  const { territory, anna, as, copy } = await formsPrinted()
  await as(anna).post(copy, { _once: newId(), ...IDEA, step: 'draft' })
  const [idea] = await ideas(territory.id)
  const edit = `/ideas/${idea?.id}/edit`
  expect((await as(anna).get(edit)).html).toContain('name="signed"')
  const refused = await as(anna).post(edit, { ...IDEA, title: 'Orto dei nonni', step: 'submit' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('href="#f-signed"')
  expect(refused.html).toContain('Orto dei nonni')
  expect(await ideas(territory.id)).toMatchObject([{ state: 'draft' }])
  expect((await as(anna).post(edit, { ...IDEA, title: 'Ancora bozza' })).status).toBe(303)
  expect((await as(anna).post(edit, { ...IDEA, signed: 'yes', step: 'submit' })).status).toBe(303)
  expect(await ideas(territory.id)).toMatchObject([{ state: 'submitted' }])
  // What was sent in with its signature is not asked for it again.
  expect((await as(anna).get(edit)).html).not.toContain('name="signed"')
  expect((await as(anna).post(edit, { ...IDEA, title: 'Orto di tutti' })).status).toBe(303)
  expect(await ideas(territory.id)).toMatchObject([{ state: 'submitted' }])
})

test('an idea on a sheet of its own, without a code, is sent in only when it is signed too', async () => {
  const { territory, anna, as, id } = await formsPrinted()
  const send = (signed: object) =>
    as(anna).post(`/calls/${id}/paper`, { _once: newId(), ...IDEA, ...signed, step: 'submit' })
  const refused = await send({})
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('href="#f-signed"')
  expect(await ideas(territory.id)).toEqual([])
  expect((await send({ signed: 'yes' })).status).toBe(303)
  expect(await ideas(territory.id)).toMatchObject([{ state: 'submitted', on_paper: true }])
})

test('two who copy the same form at once make one idea; who came second keeps what they typed in sight', async () => {
  const { territory, carla, anna, as, copy } = await formsPrinted()
  const form = { ...IDEA, signed: 'yes', step: 'submit' }
  const both = await Promise.all([
    as(anna).post(copy, { _once: newId(), ...form }),
    as(carla).post(copy, { _once: newId(), ...form, title: 'Orto, seconda copia' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  const late = both.find(({ status }) => status === 422)
  expect(late?.html).toContain('già ricopiato')
  expect(late?.html).toMatch(/Orto/)
  expect(await ideas(territory.id)).toHaveLength(1)
})

test('a form sent twice is one idea, another form another one', async () => {
  const { territory, anna, as, copies } = await formsPrinted()
  const form = { _once: newId(), ...IDEA, signed: 'yes', step: 'submit' }
  const [first = '', second = ''] = copies
  expect((await as(anna).post(first, form)).status).toBe(303)
  expect((await as(anna).post(first, form)).status).toBe(303)
  expect((await as(anna).post(second, { ...form, _once: newId() })).status).toBe(303)
  expect(await ideas(territory.id)).toHaveLength(2)
})

test('what the call asks holds on paper too: its days, its ceiling, who it is for', async () => {
  const { territory, anna, as, copy } = await formsPrinted()
  const send = (fields: object, now = after) =>
    as(anna, now).post(copy, { _once: newId(), ...IDEA, signed: 'yes', step: 'submit', ...fields })
  for (const [field, fields] of [
    ['arrivedOn', { arrivedOn: '2026-04-01' }],
    ['cents', { cents: '1600' }],
    ['who', { who: 'organisation' }],
  ] as const) {
    const refused = await send(fields)
    expect([field, refused.status]).toEqual([field, 422])
    expect(refused.html).toContain(`href="#f-${field}"`)
  }
  expect(await ideas(territory.id)).toEqual([])
  expect((await send({})).status).toBe(303)
})

test('the photo of a form is seen by who copied it alone', async () => {
  const { territory, carla, anna, as, copy } = await formsPrinted()
  const body = new FormData()
  for (const [name, value] of Object.entries({ _once: newId(), ...IDEA, signed: 'yes', step: 'submit' }))
    body.set(name, value)
  body.set('photo', new File([PHOTO], 'modulo.png', { type: 'image/png' }))
  expect((await as(anna).send(copy, body)).status).toBe(303)
  expect((await as(anna).get(copy)).html).toMatch(/photos\/[0-9a-f-]{36}/)
  expect((await as(carla).get(copy)).html).not.toMatch(/photos\/[0-9a-f-]{36}/)
  const citizen = await territory.operator('Rosa Verdi', 'citizen')
  expect((await as(citizen).get(copy)).status).toBe(404)
})
