import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { sessionsOfToday } from './parts/today.tsx'
import { activities } from './reads.ts'
import { routes } from './routes.ts'
import { sessionsOf } from './sessions/reads.ts'

openHouse()

const now = new Date('2026-06-10T16:00:00Z')
const lab = {
  title: 'Laboratorio di cucito',
  kind: 'lab',
  area: 'proximity',
  on: '2026-06-03',
  from: '17:00',
  to: '19:00',
}

async function annaInValley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const maria = await territory.person('Maria Rossi')
  return { territory, anna, maria, browser: visits(routes, territory, { actor: anna, now }) }
}

/** A weekly lab of three sessions; the first was a week ago. */
async function withLab(more: Record<string, string> = {}) {
  const valley = await annaInValley()
  const id = newId()
  await valley.browser.post('/activities/new', { _once: id, ...lab, repeats: 'weekly', times: '3', ...more })
  const [first] = await asActor(valley.anna, (tx) => sessionsOf(tx, id, { when: 'past', now }))
  const coming = await asActor(valley.anna, (tx) => sessionsOf(tx, id, { when: 'coming', now }))
  if (!first) throw new Error('the lab has a first session')
  const [next] = coming.slice(-1)
  return { ...valley, id, first, next, register: `/activities/${id}/sessions/${first.id}` }
}

test('Anna plans a lab, and its page shows what is coming', async () => {
  const { territory, browser } = await annaInValley()
  expect((await browser.get('/activities/new')).status).toBe(200)
  const planned = await browser.post('/activities/new', {
    ...lab,
    on: '2026-06-17',
    repeats: 'weekly',
    times: '3',
    'promoters[]': 'new-group:Mamme del mercoledì',
  })
  expect(planned.status).toBe(303)
  const page = await browser.get((planned.location ?? '').slice(territory.slug.length + 1))
  expect(page.html).toContain('Mamme del mercoledì')
  expect(page.html).toContain('mercoledì 1 luglio 2026')
  expect((await browser.get('/activities?kind=lab&when=coming')).html).toContain('Laboratorio di cucito')
  expect((await browser.get('/activities?when=over')).html).not.toContain('Laboratorio di cucito')
})

test('what is wrong with a plan is said beside its field, and nothing typed is lost', async () => {
  const { anna, browser } = await annaInValley()
  const wrong = await browser.post('/activities/new', { ...lab, to: '16:00', repeats: 'weekly' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('href="#f-to"')
  expect(wrong.html).toContain('href="#f-until"')
  expect(wrong.html).toContain('Laboratorio di cucito')
  const endless = await browser.post('/activities/new', { ...lab, repeats: 'weekly', until: '2046-01-01' })
  expect(endless.status).toBe(422)
  expect(endless.html).toContain('366')
  expect(await asActor(anna, (tx) => activities(tx, {}, { now }))).toEqual([])
})

test('Anna ticks who is there, adds who walked in, and closes', async () => {
  const { territory, maria, browser, register } = await withLab()
  const page = await browser.get(register)
  expect(page.html).toContain('Chi è venuto')

  const closed = await browser.post(register, {
    'walkIns[]': [`person:${maria}`, 'new-person:Giulia Sala'],
    headcount: '5',
    act: 'close',
  })
  expect(closed.status).toBe(303)
  const after = await browser.get(register)
  expect(after.html).toContain('7 persone: 2 per nome, 5 senza nome')
  expect(after.html).toContain('Riapri per correggere')

  await browser.post(`${register}/reopen`, {})
  const again = await browser.get(register)
  expect(again.html).toMatch(new RegExp(`name="present\\[\\]" value="${maria}" checked`))
  const acts = await asOwner<{ act: string }>('select act from journal where territory_id = $1', [
    territory.id,
  ])
  expect(acts.map((row) => row.act)).toContain('activities.sessionReopened')
})

test('a register sent back keeps every tick and shows the confirmation it asks for', async () => {
  const { territory, maria, browser, register, first } = await withLab()
  const placeId = newId()
  await asOwner(
    "insert into place (territory_id, id, name, kind, capacity) values ($1, $2, 'Saletta', 'space', 2)",
    [territory.id, placeId],
  )
  await asOwner('update activity_session set place_id = $1 where territory_id = $2 and id = $3', [
    placeId,
    territory.id,
    first.id,
  ])
  await browser.post(register, { 'walkIns[]': [`person:${maria}`] })
  const rows = {
    'present[]': [maria],
    [`state-${maria}`]: 'none',
    [`role-${maria}`]: 'speaker',
    headcount: '2',
    evaluation: 'Affollata',
  }

  const asked = await browser.post(register, { ...rows, act: 'close' })
  expect(asked.status).toBe(422)
  expect(asked.html).toContain('name="overCapacity"')
  expect(asked.html).toContain('Affollata')
  expect(asked.html).toMatch(new RegExp(`name="present\\[\\]" value="${maria}" checked`))

  expect((await browser.post(register, { ...rows, act: 'close', overCapacity: 'yes' })).status).toBe(303)
  expect((await browser.get(register)).html).toContain('Relatore')
})

test('a session yet to come has no button to close it, and refuses to', async () => {
  const { browser, id, next } = await withLab()
  const register = `/activities/${id}/sessions/${next?.id}`
  expect((await browser.get(register)).html).not.toContain('value="close"')
  const early = await browser.post(register, { headcount: '5', act: 'close' })
  expect(early.status).toBe(409)
  expect(early.html).toContain('Si può chiudere quando è cominciata')
})

test('without JavaScript the search button finds who walked in', async () => {
  const { maria, browser, register } = await withLab()
  const searched = await browser.post(register, {
    _search: 'walkIns',
    'walkIns.text': 'ross',
    evaluation: 'Resta qui',
  })
  expect(searched.status).toBe(200)
  expect(searched.html).toContain(`person:${maria}`)
  expect(searched.html).toContain('new-person:ross')
  expect(searched.html).toContain('Resta qui')
})

test('dates are added, moved, cancelled and called back', async () => {
  const { anna, browser, id, next } = await withLab()
  const coming = async () => asActor(anna, (tx) => sessionsOf(tx, id, { when: 'coming', now }))
  await browser.post(`/activities/${id}/sessions/new`, {
    on: '2026-07-01',
    from: '10:00',
    to: '12:00',
    title: 'Gita',
  })
  expect(await coming()).toMatchObject([{}, {}, { ownTitle: 'Gita', inSeries: false }])

  const own = `/activities/${id}/sessions/${next?.id}`
  expect((await browser.get(`${own}/edit`)).html).toContain('value="17:00"')
  await browser.post(`${own}/edit`, { on: '2026-06-18', from: '18:00', to: '20:00' })
  expect(await coming()).toMatchObject([{}, { heldOn: '2026-06-18' }, {}])
  await browser.post(`${own}/cancel`, {})
  expect(await coming()).toMatchObject([{}, { cancelled: true }, {}])
  await browser.post(`${own}/call-back`, {})
  expect(await coming()).toMatchObject([{}, { cancelled: false }, {}])

  expect((await browser.get(`/activities/${id}/series`)).status).toBe(200)
  const changed = await browser.post(`/activities/${id}/series`, {
    since: '2026-06-11',
    on: '2026-06-12',
    from: '09:00',
    to: '10:00',
    repeats: 'weekly',
    times: '2',
  })
  expect(changed.status).toBe(303)
  expect((await coming()).map((session) => session.heldOn)).toEqual([
    '2026-06-10',
    '2026-06-12',
    '2026-06-19',
    '2026-07-01',
  ])
})

test('an activity is changed and shown to everyone', async () => {
  const { territory, browser, id } = await withLab()
  expect((await browser.get(`/activities/${id}/edit`)).html).toContain('Laboratorio di cucito')
  await browser.post(`/activities/${id}/edit`, { ...lab, title: 'Cucito insieme', published: 'yes' })
  const seen = await asActor(territory.visitor, (tx) => activities(tx, {}, { now }))
  expect(seen).toMatchObject([{ title: 'Cucito insieme', sessions: 3 }])
})

test('today and what nobody closed are part of somebody’s day', async () => {
  const { anna } = await withLab()
  const section = await asActor(anna, (tx) => sessionsOfToday(tx, anna, { day: '2026-06-10' }))
  expect(section).not.toBeNull()
})

test('pages open for those who work there, and for nobody else', async () => {
  const { territory, browser, id, first, register } = await withLab()
  const pages = [
    '/activities',
    `/activities/${id}`,
    '/activities/new',
    `/activities/${id}/edit`,
    register,
    `${register}/edit`,
  ]
  const ask = (who: { get(path: string): Promise<{ status: number }> }) =>
    Promise.all(pages.map(async (page) => (await who.get(page)).status))
  const as = async (role: string) =>
    visits(routes, territory, { actor: await territory.operator('Altri', role), now })

  expect(await ask(browser)).toEqual([200, 200, 200, 200, 200, 200])
  expect(await ask(await as('administrator'))).toEqual([200, 200, 404, 404, 404, 404])
  expect(await ask(await as('volunteer'))).toEqual([404, 404, 404, 404, 404, 404])
  expect(await ask(visits(routes, territory))).toEqual([303, 303, 303, 303, 303, 303])
  expect((await browser.get(`/activities/sessions/${first.id}`)).location).toContain(register)

  const elsewhere = await newTerritory()
  const stranger = await elsewhere.operator('Bruno Galli', 'coordinator')
  const outside = visits(routes, elsewhere, { actor: stranger, now })
  expect((await ask(outside)).map((status) => status === 404)).toEqual([false, true, false, true, true, true])
  expect((await browser.get(`/activities/${newId()}/sessions/${first.id}`)).status).toBe(404)
})

test('once the meeting is over the main button closes its register; before, it saves', async () => {
  const { territory, anna, register, first } = await withLab()
  const mainAt = async (now: Date) =>
    /btn-primary" name="act" value="(\w+)"/.exec(
      (await visits(routes, territory, { actor: anna, now }).get(register)).html,
    )?.[1]
  const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)
  expect(await mainAt(minutesAfter(first.startsAt, -10))).toBe('save')
  expect(await mainAt(minutesAfter(first.startsAt, 10))).toBe('save')
  expect(await mainAt(minutesAfter(first.endsAt, 1))).toBe('close')
})
