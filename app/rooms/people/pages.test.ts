import { expect, test } from 'vitest'
import { asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { personSections } from './parts/sections.ts'
import { routes } from './routes.ts'

openHouse()
const now = new Date('2019-06-10T15:00:00Z')

async function annaInValley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  return { territory, anna, browser: visits(routes, territory, { actor: anna, now }) }
}
const nadia = {
  givenName: 'Nadia',
  familyName: 'Fratus',
  birthYear: '1948',
  phone: '030 9876543',
  interests: 'orto, cucito',
}

test('Anna writes Nadia down, finds her and corrects her page', async () => {
  const { browser } = await annaInValley()
  const id = newId()
  expect((await browser.get('/people/new?name=Nadia%20Fratus')).html).toContain('value="Fratus"')

  const written = await browser.post('/people/new', { ...nadia, _once: id, municipality: '017113' })

  expect(written).toMatchObject({ status: 303, location: expect.stringContaining(`/people/${id}`) })
  const page = await browser.get(`/people/${id}`)
  for (const words of ['Nadia Fratus', '+390309876543', 'Montichiari', '1948 (71 anni)', 'cucito'])
    expect(page.html).toContain(words)
  expect((await browser.get('/people?q=fra')).html).toContain(`/people/${id}`)
  expect(JSON.parse((await browser.get('/people/search?q=fratus%20n')).html)).toEqual({
    results: [{ value: id, label: 'Nadia Fratus', hint: '1948, Montichiari' }],
  })

  expect((await browser.get(`/people/${id}/edit`)).html).toContain('value="cucito, orto"')
  expect((await browser.post(`/people/${id}/edit`, { ...nadia, familyName: 'Fràtus' })).status).toBe(303)
  expect((await browser.get(`/people/${id}`)).html).toContain('Nadia Fràtus')
})

test('a form with errors comes back with everything typed, a summary, and nothing recorded', async () => {
  const { territory, browser } = await annaInValley()
  const wrong = await browser.post('/people/new', {
    familyName: '<Fratus>',
    phone: '030 123 sera',
    birthYear: '1800',
    bornOn: '2048-01-01',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('value="&lt;Fratus&gt;"')
  expect(wrong.html).toContain('value="030 123 sera"')
  for (const field of ['givenName', 'phone', 'birthYear']) expect(wrong.html).toContain(`href="#f-${field}"`)
  expect(
    await asOwner("select 1 from person where territory_id = $1 and given_name like '%Fratus%'", [
      territory.id,
    ]),
  ).toEqual([])
})

test('someone who is likely here already is shown before a second record is made', async () => {
  const { browser } = await annaInValley()
  await browser.post('/people/new', nadia)
  const form = { ...nadia, _once: newId() }

  const asked = await browser.post('/people/new', form)
  expect(asked.status).toBe(409)
  expect(asked.html).toContain('stesso nome, stesso anno di nascita e stesso telefono')
  expect((await browser.post('/people/new', { ...form, someoneElse: 'yes' })).status).toBe(303)
})

test('two records are compared side by side, merged and taken apart again', async () => {
  const { territory, browser } = await annaInValley()
  const [one, other] = [await territory.person('Ada Rossi'), await territory.person('Ada Rossi')].sort() as [
    string,
    string,
  ]
  expect((await browser.get('/people/duplicates')).html).toContain(`/people/duplicates/${one}/${other}`)
  const pair = `/people/duplicates/${one}/${other}`
  expect((await browser.get(pair)).html).toContain('Perché si somigliano: stesso nome')
  expect((await browser.post(pair, {})).status).toBe(422)

  expect(await browser.post(pair, { keep: one })).toMatchObject({
    status: 303,
    location: expect.stringContaining(one),
  })
  expect(await browser.get(`/people/${other}`)).toMatchObject({
    status: 303,
    location: expect.stringContaining(one),
  })
  const undo = /\/people\/merges\/[0-9a-f-]+\/undo/.exec((await browser.get(`/people/${one}`)).html)?.[0]
  expect((await browser.post(undo as string, {})).status).toBe(303)
  expect((await browser.get(`/people/${other}`)).status).toBe(200)

  expect((await browser.post(`${pair}/apart`, {})).status).toBe(303)
  expect((await browser.get('/people/duplicates')).html).toContain('Nessun doppione')
})

test('a household is begun on a person’s page and others join it', async () => {
  const { territory, browser } = await annaInValley()
  const [ada, ugo] = [await territory.person('Ada Rossi'), await territory.person('Ugo Zani')]
  const begun = await browser.post(`/people/${ada}/household`, { name: 'Famiglia Rossi', relation: 'madre' })
  const household = (begun.location ?? '').slice(territory.slug.length + 1)

  const searched = await browser.post(household, {
    _search: 'personId',
    'personId.text': 'ugo',
    relation: 'figlio',
  })
  expect(searched.html).toContain(ugo)
  expect(searched.html).toContain('value="figlio"')
  expect(
    (await browser.post(household, { personId: ugo, relation: 'figlio', fromOn: '2016-05-01' })).status,
  ).toBe(303)
  expect((await browser.get(`/people/${ugo}`)).html).toContain('Famiglia Rossi')
  await browser.post(`${household}/members/${ugo}/leave`, { untilOn: '2018-05-01' })
  expect((await browser.get(household)).html).toContain('fino al 1 maggio 2018')
})

test('what someone wrote about a hard time is on a page of its own, for them alone', async () => {
  const { territory, browser } = await annaInValley()
  const ada = await territory.person('Ada Rossi')
  const address = `/people/${ada}/vulnerability`
  expect((await browser.post(address, { kind: 'job_loss', fromOn: '2019-06-11' })).status).toBe(422)
  const told = { kind: 'job_loss', words: 'Chiusa la fabbrica', fromOn: '2017-03-01' }
  expect((await browser.post(address, told)).status).toBe(303)

  expect((await browser.get(address)).html).toContain('Chiusa la fabbrica')
  const page = (await browser.get(`/people/${ada}`)).html
  expect(page).toContain('1 fatto scritto da te')
  expect(page).not.toContain('Perdita del lavoro')
  const bruno = await territory.operator('Bruno Verdi', 'coordinator')
  expect((await visits(routes, territory, { actor: bruno }).get(address)).html).not.toContain('fabbrica')
})

test('later rooms add their sections to a person’s page', async () => {
  const { territory, browser } = await annaInValley()
  const ada = await territory.person('Ada Rossi')
  const section = async (_tx: unknown, _actor: unknown, personId: string) => `sezione di ${personId}`
  personSections.push(section)
  try {
    expect((await browser.get(`/people/${ada}`)).html).toContain(`sezione di ${ada}`)
  } finally {
    personSections.splice(personSections.indexOf(section), 1)
  }
})

test('the pages are for the staff; a visitor is asked to sign in, anyone else finds nothing', async () => {
  const { territory, browser } = await annaInValley()
  const [ada, ugo] = [await territory.person('Ada Rossi'), await territory.person('Ugo Zani')]
  const pages = [
    '/people',
    '/people/search?q=ada',
    '/people/new',
    '/people/duplicates',
    `/people/duplicates/${ada}/${ugo}`,
    `/people/${ada}`,
    `/people/${ada}/edit`,
    `/people/${ada}/household`,
    `/people/${ada}/vulnerability`,
  ]
  const ask = (visitor: typeof browser) =>
    Promise.all(pages.map(async (page) => (await visitor.get(page)).status))
  const volunteer = await territory.operator('Carla Neri', 'volunteer')
  const stranger = await (await newTerritory()).operator('Dario Conti', 'coordinator')

  expect(await ask(browser)).toEqual(pages.map(() => 200))
  expect(await ask(visits(routes, territory))).toEqual(pages.map(() => 303))
  expect(await ask(visits(routes, territory, { actor: volunteer }))).toEqual(pages.map(() => 404))
  const elsewhere = visits(routes, await newTerritory(), { actor: stranger })
  for (const page of [
    `/people/${ada}`,
    `/people/${ada}/edit`,
    `/people/${newId()}`,
    '/people/x',
    '/people/households/x',
  ]) {
    expect([page, (await elsewhere.get(page)).status]).toEqual([page, 404])
  }
  const setter = visits(routes, territory, { actor: await territory.operator('Eva Riva', 'administrator') })
  expect((await setter.get(`/people/${ada}`)).status).toBe(200)
  expect((await setter.get(`/people/${ada}/vulnerability`)).status).toBe(404)
})

test('everybody is shown in pages, in both languages', async () => {
  const { territory, anna, browser } = await annaInValley()
  for (let n = 0; n < 51; n++) await territory.person(`Ada Rossi${n}`)
  const first = await browser.get('/people')
  const next = /\/people\?after=[0-9a-f-]+/.exec(first.html)?.[0] ?? ''
  expect((await browser.get(next)).html).toContain('Dall’inizio')
  expect((await visits(routes, territory, { actor: anna, language: 'en' }).get('/people')).html).toContain(
    'New person',
  )
})

test('who is born today by the clock of the territory is not born in the future', async () => {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  // Half past midnight in Rome, still yesterday at Greenwich.
  const browser = visits(routes, territory, { actor: anna, now: new Date('2019-06-10T22:30:00Z') })
  const born = (bornOn: string, birthYear = '') =>
    browser.post('/people/new', { givenName: 'Sofia', bornOn, birthYear, someoneElse: 'yes' })
  expect((await born('2019-06-11')).status).toBe(303)
  expect((await born('2019-06-12')).status).toBe(422)
  expect((await born('', '2020')).status).toBe(422)
})
