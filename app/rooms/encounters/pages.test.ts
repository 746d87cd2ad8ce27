import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { encounters } from './reads.ts'
import { routes } from './routes.ts'

openHouse()

const now = new Date('2026-06-10T15:00:00Z')

async function annaInValley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const maria = await territory.person('Maria Rossi')
  return { territory, anna, maria, browser: visits(routes, territory, { actor: anna, now }) }
}

test('Anna notes an encounter and finds it in her day', async () => {
  const { territory, maria, browser } = await annaInValley()
  const form = await browser.get(`/diary/new?who=person:${maria}`)
  expect(form.html).toContain('Maria Rossi')
  expect(form.html).toContain('value="2026-06-10T17:00"')

  const noted = await browser.post('/diary/new', {
    _once: newId(),
    'who[]': [`person:${maria}`, 'new-group:Mamme del mercoledì'],
    metAt: '2026-06-10T17:00',
    otherTopics: 'casa',
    note: 'Una <b>nota</b>',
    next: 'Richiamarla',
    nextOn: '2026-06-11',
  })

  expect(noted.status).toBe(303)
  const page = await browser.get((noted.location ?? '').slice(territory.slug.length + 1))
  expect(page.html).toContain('Una &lt;b&gt;nota&lt;/b&gt;')
  const day = await browser.get('/diary')
  expect(day.html).toContain('Maria Rossi, Mamme del mercoledì')
  expect(day.html).toContain('Richiamarla')
  expect((await browser.get('/diary/people')).html).toContain('Maria Rossi')
  expect((await browser.get('/diary/all?topic=casa')).html).toContain('Maria Rossi')
  expect((await browser.get('/diary/all?topic=lavoro')).html).not.toContain('Maria Rossi')
})

test('a form sent twice answers the same page', async () => {
  const { anna, maria, browser } = await annaInValley()
  const form = { _once: newId(), 'who[]': `person:${maria}`, metAt: '2026-06-10T16:00' }
  const [first, second] = [await browser.post('/diary/new', form), await browser.post('/diary/new', form)]
  expect(second).toEqual(first)
  expect(first.status).toBe(303)
  expect(await asActor(anna, (tx) => encounters(tx, {}))).toHaveLength(1)
})

test('a name typed and never chosen is asked about; a search pressed without script is no mistake', async () => {
  const { browser } = await annaInValley()
  const typed = { 'who.text': 'Maria', metAt: '2026-06-10T16:00', note: 'Da non perdere' }
  const left = await browser.post('/diary/new', typed)
  expect(left.status).toBe(422)
  expect(left.html).toContain('Scegli dall’elenco')
  expect(left.html).toContain('Da non perdere')
  const searched = await browser.post('/diary/new', { ...typed, _search: 'who' })
  expect(searched.status).toBe(200)
  expect(searched.html).toContain('Maria Rossi')
  expect(searched.html).not.toContain('Scegli dall’elenco')
})

test('what is missing or yet to come is said beside its field, and nothing typed is lost', async () => {
  const { maria, browser } = await annaInValley()
  const empty = await browser.post('/diary/new', { metAt: '2026-06-10T16:00', note: 'Da non perdere' })
  expect(empty.status).toBe(422)
  expect(empty.html).toContain('Da non perdere')
  expect(empty.html).toContain('href="#f-who"')

  const early = await browser.post('/diary/new', {
    'who[]': `person:${maria}`,
    'who.label[]': `person:${maria}\tMaria Rossi`,
    metAt: '2026-06-11T09:00',
  })
  expect(early.status).toBe(422)
  expect(early.html).toContain('Il diario racconta quello che è già successo')
  expect(early.html).toContain('Maria Rossi')
})

test('without JavaScript the search button finds whom to tick', async () => {
  const { maria, browser } = await annaInValley()
  const searched = await browser.post('/diary/new', { _search: 'who', 'who.text': 'mar', note: 'Resta qui' })
  expect(searched.status).toBe(200)
  expect(searched.html).toContain(`person:${maria}`)
  expect(searched.html).toContain('Resta qui')
  expect(searched.html).toContain('new-person:mar')
  expect(JSON.parse((await browser.get('/diary/search?q=rossi%20m')).html)).toMatchObject({
    results: [{ value: `person:${maria}`, label: 'Maria Rossi' }],
  })
})

test('only its author corrects an encounter', async () => {
  const { territory, anna, maria, browser } = await annaInValley()
  const bruno = await territory.operator('Bruno Galli', 'coordinator')
  const id = newId()
  await browser.post('/diary/new', { _once: id, 'who[]': `person:${maria}`, metAt: '2026-06-10T16:00' })
  const other = visits(routes, territory, { actor: bruno, now })

  expect((await other.get(`/diary/${id}`)).status).toBe(200)
  expect((await other.get(`/diary/${id}/edit`)).status).toBe(404)
  expect((await browser.get(`/diary/${id}/edit`)).html).toContain('value="2026-06-10T16:00"')
  const corrected = await browser.post(`/diary/${id}/edit`, {
    'who[]': `person:${maria}`,
    metAt: '2026-06-10T15:00',
    otherTopics: 'scuola',
  })
  expect(corrected.status).toBe(303)
  expect(await asActor(anna, (tx) => encounters(tx, {}))).toMatchObject([{ topics: ['scuola'] }])
})

test('a reminder is done with one button', async () => {
  const { territory, maria, browser } = await annaInValley()
  await browser.post('/diary/new', {
    'who[]': `person:${maria}`,
    metAt: '2026-06-10T16:00',
    next: 'Richiamarla',
    nextOn: '2026-06-10',
  })
  const [reminder] = await asOwner<{ id: string }>('select id from reminder where territory_id = $1', [
    territory.id,
  ])
  expect((await browser.get('/diary')).html).toContain('Richiamarla')
  expect((await browser.post(`/diary/reminders/${reminder?.id}/done`, {})).status).toBe(303)
  expect((await browser.get('/diary')).html).not.toContain('Richiamarla')
})

test('a full day is short: the first things to do, the others behind one touch, whom one met on a page of theirs', async () => {
  const { maria, browser } = await annaInValley()
  for (let at = 0; at < 8; at += 1)
    await browser.post('/diary/new', {
      'who[]': `person:${maria}`,
      metAt: `2026-06-10T1${at}:00`,
      next: `Cosa da fare ${at + 1}`,
      nextOn: '2026-06-10',
    })
  const { html } = await browser.get('/diary')
  const [inSight = '', behind = ''] = html.split('Altre 3 cose da fare')
  const done = (part: string) => part.split('/done"').length - 1
  expect([done(inSight), done(behind)]).toEqual([5, 3])
  for (let at = 1; at <= 8; at += 1) expect(html).toContain(`Cosa da fare ${at}`)
  const met = (page: string) => new Set(page.match(/datetime="2026-06-10T[^"]*"/g)).size
  expect(met(behind)).toBe(3)
  expect(met((await browser.get('/diary/all')).html)).toBe(8)
})

test('the diary is there for the team only', async () => {
  const { territory, maria, browser } = await annaInValley()
  const id = newId()
  await browser.post('/diary/new', { _once: id, 'who[]': `person:${maria}`, metAt: '2026-06-10T16:00' })
  const pages = ['/diary', '/diary/new', '/diary/all', '/diary/people', '/diary/search?q=ma', `/diary/${id}`]
  const ask = (browser: { get(path: string): Promise<{ status: number }> }) =>
    Promise.all(pages.map(async (page) => (await browser.get(page)).status))
  const stranger = await (await newTerritory()).operator('Bruno Galli', 'coordinator')

  expect(await ask(browser)).toEqual(pages.map(() => 200))
  expect(await ask(visits(routes, territory))).toEqual(pages.map(() => 303))
  const volunteer = await territory.operator('Ugo Sala', 'volunteer')
  expect(await ask(visits(routes, territory, { actor: volunteer }))).toEqual(pages.map(() => 404))
  const elsewhere = visits(routes, await newTerritory(), { actor: stranger })
  expect((await elsewhere.get(`/diary/${id}`)).status).toBe(404)
  expect((await browser.get('/diary/nothing')).status).toBe(404)
})

test('who was not met for a while can be left for later: the next one is shown, and a month after they are back', async () => {
  const { territory, anna, maria } = await annaInValley()
  const luca = await territory.person('Luca Verdi')
  const at = (day: string) => visits(routes, territory, { actor: anna, now: new Date(`${day}T15:00:00Z`) })
  for (const [person, day] of [
    [maria, '2026-01-10'],
    [luca, '2026-01-20'],
  ])
    await at('2026-02-01').post('/diary/new', { 'who[]': `person:${person}`, metAt: `${day}T10:00` })
  const proposed = async (day: string) =>
    [...(await at(day).get('/diary')).html.matchAll(/people\/([0-9a-f-]{36})\/later/g)].map(([, id]) => id)
  expect(await proposed('2026-06-10')).toEqual([maria, luca])

  expect((await at('2026-06-10').post(`/diary/people/${maria}/later`, {})).status).toBe(303)
  expect(await proposed('2026-06-10')).toEqual([luca])
  expect((await at('2026-06-10').get('/diary/people?which=not-lately')).html).toContain('Maria Rossi')
  expect(await proposed('2026-07-11')).toEqual([maria, luca])

  const bruno = await territory.operator('Bruno Verdi', 'facilitator')
  const his = visits(routes, territory, { actor: bruno, now })
  expect((await his.post(`/diary/people/${maria}/later`, {})).status).toBe(404)
  const left = 'select left_by from person_left_for_later where territory_id = $1'
  expect(await asOwner(left, [territory.id])).toEqual([{ left_by: anna.personId }])
  expect(await asActor(bruno, (tx) => tx.selectFrom('person_left_for_later').selectAll().execute())).toEqual(
    [],
  )
})
