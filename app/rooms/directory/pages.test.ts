import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { frame } from '../../shell/frame.tsx'
import { newActivityForm } from '../activities/forms.ts'
import { cancelSession } from '../activities/sessions/writes.ts'
import { planActivity } from '../activities/writes.ts'
import { organisationForm } from '../organisations/forms.ts'
import { listOrganisation, recordOrganisation, verifyOrganisation } from '../organisations/writes.ts'
import { hoursForm, placeForm } from '../places/forms.ts'
import { addManager, publishPlace, recordPlace, setHours } from '../places/writes.ts'
import { routes } from './routes.ts'

openHouse()
// A Wednesday, four in the afternoon in Rome.
const now = new Date('2026-03-11T15:00:00Z')
const around = frame({ navigation: [], footer: [] })

/** A published place run by a listed association, where a published lab is held on Thursdays. */
async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [placeId, organisationId] = [newId(), newId()]
  await asActor(anna, async (tx) => {
    const house = {
      name: 'Casa Fontana',
      kind: 'community_point',
      municipality: '017113',
      address: 'Via Roma 1',
    }
    await recordPlace(tx, anna, placeId, placeForm.parse({ ...house, latitude: '45.4', longitude: '10.4' }))
    await publishPlace(tx, anna, placeId, '2026-01-01')
    await setHours(tx, anna, placeId, hoursForm.parse({ day3: '15-18', day5: '9-12' }))
    const bank = {
      name: 'Banco del Tempo',
      kind: 'association',
      municipality: '017113',
      offers: 'Un’ora per uno',
    }
    const form = organisationForm.parse({ ...bank, looksFor: 'Una sala', publicPhone: '030 961234' })
    await recordOrganisation(tx, anna, organisationId, form)
    await listOrganisation(tx, anna, organisationId, '2026-01-01')
    await verifyOrganisation(tx, anna, organisationId, newId(), '2026-01-05')
    await addManager(tx, anna, placeId, { organisationId, fromOn: '2026-01-01' })
  })
  const plan = async (said: object) => {
    const activityId = newId()
    const lab = {
      kind: 'lab',
      area: 'proximity',
      on: '2026-03-12',
      from: '17:00',
      to: '19:00',
      published: 'yes',
    }
    const form = newActivityForm.parse({ placeId, ...lab, ...said })
    await asActor(anna, (tx) => planActivity(tx, anna, activityId, form, { now, timeZone: 'Europe/Rome' }))
    const [session] = await asOwner<{ id: string }>(
      'select id from activity_session where territory_id = $1 and activity_id = $2 order by starts_at',
      [territory.id, activityId],
    )
    return { activityId, sessionId: session?.id ?? '' }
  }
  const lab = await plan({ title: 'Cucito insieme', promoters: [`organisation:${organisationId}`] })
  const visitor = visits(routes, territory, { now, around })
  const facilitator = visits(routes, territory, { now, around, actor: anna })
  return { territory, anna, placeId, organisationId, plan, ...lab, visitor, facilitator }
}
const headings = (html: string) => html.match(/<h1[\s>]/g)?.length
const dataIn = (html: string) =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, data = '']) =>
    JSON.parse(data),
  )

test('every public page answers a visitor, with one first heading and one address of its own', async () => {
  const { visitor, territory, placeId, organisationId, activityId, sessionId } = await valley()
  const pages = [
    '',
    '/agenda',
    `/agenda/${activityId}`,
    `/agenda/${activityId}/${sessionId}`,
    '/places',
    `/places/${placeId}`,
    '/organisations',
    `/organisations/${organisationId}`,
    '/offer',
    '/ask',
    '/propose',
    '/accessibility',
  ]
  for (const page of pages) {
    const { status, html, headers } = await visitor.get(page)
    expect([page, status, headings(html)]).toEqual([page, 200, 1])
    expect(html).toContain(`<link rel="canonical" href="http://localhost/${territory.slug}${page}"`)
    expect(headers.get('cache-control')).toBe('public, max-age=60')
    expect(headers.get('vary')).toContain('Cookie')
  }
  const { status, html, headers } = await visitor.get('/accessibility/feedback')
  expect([status, headings(html), headers.get('cache-control')]).toEqual([200, 1, null])
})

test('a page that was seen with a cookie or by someone signed in is kept by nobody', async () => {
  const { visitor, facilitator } = await valley()
  const withCookie = await visitor.get('/agenda', { Cookie: 'trama_language=en' })
  expect(withCookie.headers.get('cache-control')).toBe(null)
  expect((await facilitator.get('/agenda')).headers.get('cache-control')).toBe(null)
})

test('the home says what comes this week, where to go, and the four doors', async () => {
  const { visitor, plan } = await valley()
  await plan({ title: 'Fra un mese', on: '2026-04-15' })
  const { html } = await visitor.get('')
  expect(html).toContain('Cucito insieme')
  expect(html).not.toContain('Fra un mese')
  expect(html).toContain('Casa Fontana')
  for (const door of ['agenda', 'offer', 'ask', 'propose']) expect(html).toContain(`/${door}"`)
})

test('a door leads to a place, its hours and a telephone', async () => {
  const { visitor } = await valley()
  const { html } = await visitor.get('/ask')
  expect(html).toContain('Casa Fontana')
  expect(html).toContain('mercoledì 15–18')
  expect(html).toContain('href="tel:030961234"')
})

test('the agenda is narrowed by dates, theme, kind, municipality and place', async () => {
  const { visitor, placeId, plan } = await valley()
  await plan({
    title: 'Festa di maggio',
    kind: 'event',
    area: 'culture',
    on: '2026-05-01',
    placeId: undefined,
  })
  const titles = async (query: string) => {
    const { html } = await visitor.get(`/agenda?${query}`)
    return ['Cucito insieme', 'Festa di maggio'].filter((title) => html.includes(title))
  }
  expect(await titles('')).toEqual(['Cucito insieme', 'Festa di maggio'])
  expect(await titles('to=2026-03-12')).toEqual(['Cucito insieme'])
  expect(await titles('to=2026-03-11')).toEqual([])
  expect(await titles('from=2026-03-13')).toEqual(['Festa di maggio'])
  expect(await titles('area=culture')).toEqual(['Festa di maggio'])
  expect(await titles('kind=lab')).toEqual(['Cucito insieme'])
  expect(await titles('municipality=017113')).toEqual(['Cucito insieme'])
  expect(await titles(`place=${placeId}`)).toEqual(['Cucito insieme'])
  expect(await titles('from=never&area=%27%3B&place=1&page=-3')).toEqual([
    'Cucito insieme',
    'Festa di maggio',
  ])
})

test('fifty sessions a page, then the rest', async () => {
  const { visitor, plan } = await valley()
  const { activityId } = await plan({
    title: 'Ogni settimana',
    on: '2026-03-13',
    repeats: 'weekly',
    times: '52',
  })
  const count = async (page: number) =>
    (await visitor.get(`/agenda?page=${page}`)).html.split(`/agenda/${activityId}/`).length - 1
  expect([await count(1), await count(2), await count(3)]).toEqual([49, 3, 0])
})

test('what is not public is there for those who work here, and for nobody else', async () => {
  const { visitor, facilitator, anna, plan } = await valley()
  const draft = await plan({ title: 'In prova', published: undefined })
  const [placeId, organisationId] = [newId(), newId()]
  await asActor(anna, async (tx) => {
    await recordPlace(tx, anna, placeId, placeForm.parse({ name: 'Sala chiusa', kind: 'space' }))
    const form = organisationForm.parse({ name: 'Gruppo riservato', kind: 'informal_group' })
    await recordOrganisation(tx, anna, organisationId, form)
  })
  const hidden = [
    `/agenda/${draft.activityId}`,
    `/agenda/${draft.activityId}/${draft.sessionId}`,
    `/places/${placeId}`,
    `/organisations/${organisationId}`,
  ]
  for (const page of hidden) {
    const seen = await facilitator.get(page)
    expect([page, seen.status, headings(seen.html)]).toEqual([page, 200, 1])
    expect(seen.html).toContain('noindex')
    expect(dataIn(seen.html)).toEqual([])
    expect((await visitor.get(page)).status).toBe(404)
  }
  // The lists are the public ones, whoever looks.
  for (const page of ['/agenda', '/places', '/organisations', '/sitemap.xml'])
    for (const { html } of [await visitor.get(page), await facilitator.get(page)])
      expect(html).not.toMatch(
        new RegExp(`In prova|Sala chiusa|Gruppo riservato|${placeId}|${draft.activityId}`),
      )
  const far = visits(routes, await newTerritory(), { now, around })
  expect((await far.get(`/places/${placeId}`)).status).toBe(404)
})

test('a record of another territory and one that never was look alike', async () => {
  const here = await valley()
  const elsewhere = visits(routes, await newTerritory(), { now, around })
  const paths = (
    one: typeof here | { placeId: string; organisationId: string; activityId: string; sessionId: string },
  ) => [
    `/places/${one.placeId}`,
    `/organisations/${one.organisationId}`,
    `/agenda/${one.activityId}`,
    `/agenda/${one.activityId}/${one.sessionId}`,
    `/places/${one.placeId}/agenda.ics`,
  ]
  const never = { placeId: newId(), organisationId: newId(), activityId: newId(), sessionId: newId() }
  for (const path of paths(here)) expect((await here.visitor.get(path)).status).toBe(200)
  for (const path of [...paths(here), ...paths(never), '/places/1', `/places/${'-'.repeat(36)}`])
    expect([path, (await elsewhere.get(path)).status]).toEqual([path, 404])
  const other = await here.plan({ title: 'Altro' })
  expect((await here.visitor.get(`/agenda/${other.activityId}/${here.sessionId}`)).status).toBe(404)
})

test('a place says when it is open, who runs it and what happens there', async () => {
  const { visitor, placeId, organisationId } = await valley()
  const { html } = await visitor.get(`/places/${placeId}`)
  expect(html).toContain('Aperto ora, fino alle 18:00')
  expect(html).toContain('Cucito insieme')
  expect(html).toContain(`/organisations/${organisationId}`)
  expect(dataIn(html)).toMatchObject([
    {
      '@type': 'CivicStructure',
      name: 'Casa Fontana',
      geo: { latitude: 45.4 },
      openingHoursSpecification: [
        { dayOfWeek: 'https://schema.org/Wednesday', opens: '15:00', closes: '18:00' },
        {},
      ],
    },
  ])
})

test('an organisation says what it offers, looks for and promotes, and how old the check is', async () => {
  const { visitor, organisationId, placeId } = await valley()
  const { html } = await visitor.get(`/organisations/${organisationId}`)
  for (const words of ['Un’ora per uno', 'Una sala', 'Cucito insieme', '5 gennaio 2026, 2 mesi fa'])
    expect(html).toContain(words)
  expect(html).toContain(`/places/${placeId}`)
  const found = async (query: string) =>
    (await visitor.get(`/organisations?${query}`)).html.includes(organisationId)
  expect(await found('q=del+tèmpo&kind=association&municipality=017113')).toBe(true)
  expect(await found('q=caritas')).toBe(false)
  expect(await found('kind=school')).toBe(false)
})

test('a title cannot break out of the data for machines', async () => {
  const { visitor, plan } = await valley()
  const title = '</script><script>alert(1)</script>'
  const { activityId, sessionId } = await plan({ title })
  const { html } = await visitor.get(`/agenda/${activityId}/${sessionId}`)
  expect(html).not.toContain('<script>alert')
  expect(dataIn(html)).toMatchObject([
    {
      '@type': 'Event',
      name: title,
      startDate: '2026-03-12T16:00:00.000Z',
      eventStatus: 'https://schema.org/EventScheduled',
    },
  ])
})

test('a session that is over or cancelled does not invite anyone', async () => {
  const { visitor, anna, activityId, sessionId, plan } = await valley()
  const invited = async (path: string) => (await visitor.get(path)).html.includes('basta venire')
  const session = `/agenda/${activityId}/${sessionId}`
  expect(await invited(session)).toBe(true)
  const past = await plan({ title: 'Ieri', on: '2026-03-10' })
  expect(await invited(`/agenda/${past.activityId}/${past.sessionId}`)).toBe(false)
  await asActor(anna, (tx) => cancelSession(tx, anna, sessionId, now))
  expect(await invited(session)).toBe(false)
  expect((await visitor.get('/agenda')).html).toContain('Annullato')
})

test('the sitemap names every public page once', async () => {
  const { visitor, placeId, organisationId, activityId, sessionId, territory } = await valley()
  const { html, headers } = await visitor.get('/sitemap.xml')
  expect(headers.get('content-type')).toContain('xml')
  const addresses = [...html.matchAll(/<loc>http:\/\/localhost\/([^<]+)<\/loc>/g)].map(([, path]) => path)
  expect(new Set(addresses).size).toBe(addresses.length)
  for (const path of [
    `places/${placeId}`,
    `organisations/${organisationId}`,
    `agenda/${activityId}/${sessionId}`,
  ])
    expect(addresses).toContain(`${territory.slug}/${path}`)
  // Each in every language, and in the reader's own.
  const agenda = `http://localhost/${territory.slug}/agenda`
  expect(html).toContain(
    `<loc>${agenda}</loc><xhtml:link rel="alternate" hreflang="it" href="${agenda}?lang=it"/><xhtml:link rel="alternate" hreflang="en" href="${agenda}?lang=en"/><xhtml:link rel="alternate" hreflang="x-default" href="${agenda}"/></url>`,
  )
})

test('on a page in another language, what the staff wrote says in which it is', async () => {
  const { territory, visitor, placeId } = await valley()
  await asOwner('update place set description = $1 where id = $2', ['Una casa con un cortile.', placeId])
  const english = visits(routes, territory, { now, around, language: 'en' })
  expect((await english.get(`/places/${placeId}`)).html).toContain(
    '<div class="prose" lang="it" dir="ltr"><p>Una casa',
  )
  expect((await visitor.get(`/places/${placeId}`)).html).toContain('<div class="prose"><p>Una casa')
})

test('a page in a language by its address is remembered as such', async () => {
  const { visitor, territory } = await valley()
  const { html } = await visitor.get('/agenda?lang=it')
  expect(html).toContain(`<link rel="canonical" href="http://localhost/${territory.slug}/agenda?lang=it"`)
  expect(html).toContain('<meta property="og:locale" content="it_IT"')
  expect(html).toContain('<meta property="og:locale:alternate" content="en_GB"')
})
