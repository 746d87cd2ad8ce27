import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { joining } from './parts/joining.ts'
import { organisationsOfPerson } from './parts/person-section.tsx'
import { organisationById } from './reads.ts'
import { routes } from './routes.ts'

openHouse()
const now = new Date('2019-06-10T15:00:00Z')

async function annaInValley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const browser = visits(routes, territory, { actor: anna, now })
  const id = newId()
  const write = (more: object = {}) =>
    browser.post('/organisations/new', { _once: id, name: 'Banco del tempo', kind: 'association', ...more })
  return { territory, anna, browser, id, write }
}

test('an organisation is written down, corrected, verified and listed', async () => {
  const { anna, browser, id, write } = await annaInValley()
  expect(await write({ municipality: '017113', contactPhone: '030 9876543' })).toMatchObject({
    status: 303,
    location: expect.stringContaining(`/organisations/${id}/edit`),
  })
  const profile = { name: 'Banco del tempo', kind: 'association', offers: 'Una sala il martedì' }
  expect((await browser.post(`/organisations/${id}/edit`, profile)).status).toBe(303)
  expect((await browser.get('/organisations/manage?verified=to_verify')).html).toContain('Banco del tempo')

  expect((await browser.post(`/organisations/${id}/verified`, {})).status).toBe(303)
  expect((await browser.get('/organisations/manage?verified=to_verify')).html).not.toContain(
    'Banco del tempo',
  )
  expect((await browser.post(`/organisations/${id}/listed`, { on: '2019-06-01' })).status).toBe(303)
  await browser.post(`/organisations/${id}/listed`, { on: '2030-01-01' })

  expect(await asActor(anna, (tx) => organisationById(tx, id))).toMatchObject({
    offers: 'Una sala il martedì',
    listed_on: '2019-06-01',
    verified_on: '2019-06-10',
  })
  expect((await browser.get(`/organisations/${id}/edit`)).html).toContain('ha accettato il 1 giugno 2019')
})

test('errors come back beside their fields with everything typed', async () => {
  const { write } = await annaInValley()
  const wrong = await write({
    kind: '',
    fiscalCode: '80017670178',
    website: 'non un sito',
    description: 'Da non perdere',
  })
  expect(wrong.status).toBe(422)
  for (const field of ['kind', 'fiscalCode', 'website']) expect(wrong.html).toContain(`href="#f-${field}"`)
  expect(wrong.html).toContain('Da non perdere')
  expect(wrong.html).toContain('La cifra di controllo non torna')
})

test('a second one of the same name is asked about before it is written; the same form twice is one', async () => {
  const { browser, write } = await annaInValley()
  expect([(await write()).status, (await write()).status]).toEqual([303, 303])
  const second = { _once: newId(), name: 'BANCO DEL TEMPO', kind: 'informal_group' }
  expect((await browser.post('/organisations/new', second)).status).toBe(409)
  expect((await browser.post('/organisations/new', { ...second, alreadyKnown: 'yes' })).status).toBe(303)
  expect((await browser.get('/organisations/manage')).html).toContain('2 organizzazioni')
  expect((await browser.get('/organisations/manage?formal=no')).html).toContain('1 organizzazione')
})

test('someone takes a part, someone new is named right there, and both are told on their pages', async () => {
  const { territory, anna, browser, id, write } = await annaInValley()
  await write()
  const nadia = await territory.person('Nadia Fratus')
  const at = `/organisations/${id}/members`

  expect((await browser.post(at, { _search: 'personId', 'personId.text': 'nad' })).html).toContain(nadia)
  expect((await browser.post(at, { personId: nadia, role: 'Presidente', fromOn: '2017-01-01' })).status).toBe(
    303,
  )
  expect((await browser.post(at, { personId: 'new-person:Ugo Zani' })).status).toBe(303)
  expect((await browser.post(at, { personId: newId() })).status).toBe(404)

  const page = (await browser.get(at)).html
  for (const words of ['Nadia Fratus', 'Presidente', 'dal 1 gennaio 2017', 'Ugo Zani', 'Partecipante'])
    expect(page).toContain(words)
  expect(await asActor(anna, (tx) => organisationsOfPerson(tx, anna, nadia))).not.toBeNull()
})

test('joining goes the way the shell has put in, once for each form', async () => {
  const { territory, browser, id, write } = await annaInValley()
  await write()
  const nadia = await territory.person('Nadia Fratus')
  const before = joining.join
  const joined: string[] = []
  joining.join = async (...all) => {
    const first = await before(...all)
    if (first) joined.push(`${all[3].personId} ${all[4]}`)
    return first
  }
  try {
    const form = { _once: newId(), personId: nadia }
    await browser.post(`/organisations/${id}/members`, form)
    await browser.post(`/organisations/${id}/members`, form)
  } finally {
    joining.join = before
  }
  expect(joined).toEqual([`${nadia} 2019-06-10`])
})

test('an administrator corrects the profile but never sees or empties the team’s contacts', async () => {
  const { territory, anna, id, write, browser } = await annaInValley()
  await write({ contactPhone: '030 9876543' })
  const setter = visits(routes, territory, {
    actor: await territory.operator('Eva Riva', 'administrator'),
    now,
  })

  expect((await setter.get(`/organisations/${id}/edit`)).html).not.toContain('9876543')
  expect(
    (await setter.post(`/organisations/${id}/edit`, { name: 'Banca del tempo', kind: 'association' })).status,
  ).toBe(303)
  const page = (await browser.get(`/organisations/${id}/edit`)).html
  expect(page).toContain('Banca del tempo')
  expect(page).toContain('030 9876543')
  expect((await setter.get(`/organisations/${id}/members`)).status).toBe(404)
  expect(await asActor(anna, (tx) => organisationById(tx, id))).toMatchObject({ name: 'Banca del tempo' })
})

test('the pages are for the staff; a visitor is asked to sign in, anyone else finds nothing', async () => {
  const { territory, browser, id, write } = await annaInValley()
  await write()
  const pages = [
    '/organisations/manage',
    '/organisations/search?q=ban',
    '/organisations/new',
    `/organisations/${id}/edit`,
    `/organisations/${id}/members`,
  ]
  const ask = (visitor: typeof browser) =>
    Promise.all(pages.map(async (page) => (await visitor.get(page)).status))
  const partner = await territory.operator('Carla Neri', 'partner')
  expect(await ask(browser)).toEqual(pages.map(() => 200))
  expect(await ask(visits(routes, territory))).toEqual(pages.map(() => 303))
  expect(await ask(visits(routes, territory, { actor: partner }))).toEqual(pages.map(() => 404))

  const stranger = await (await newTerritory()).operator('Dario Conti', 'coordinator')
  const elsewhere = visits(routes, await newTerritory(), { actor: stranger })
  expect((await elsewhere.get(`/organisations/${id}/edit`)).status).toBe(404)
  expect((await elsewhere.post(`/organisations/${id}/listed`, { on: '2019-01-01' })).status).toBe(404)
})

test('a minor takes no part in an organisation by name without who holds parental responsibility', async () => {
  const { territory, browser, id, write } = await annaInValley()
  await write()
  const nadia = await territory.person('Nadia Fratus')
  await asOwner('insert into person_profile (territory_id, person_id, birth_year) values ($1, $2, 2010)', [
    territory.id,
    nadia,
  ])
  const { status, html } = await browser.post(`/organisations/${id}/members`, {
    personId: nadia,
    role: 'Scout',
  })
  expect([status, html.includes('responsabilità genitoriale'), html.includes('Scout')]).toEqual([
    422,
    true,
    true,
  ])
  expect(await asOwner('select 1 from organisation_member where person_id = $1', [nadia])).toEqual([])
})
