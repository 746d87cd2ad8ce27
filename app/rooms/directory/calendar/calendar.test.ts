import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { newActivityForm } from '../../activities/forms.ts'
import { sessionForm } from '../../activities/sessions/forms.ts'
import { addSession, cancelSession, moveSession } from '../../activities/sessions/writes.ts'
import { planActivity } from '../../activities/writes.ts'
import { routes } from '../routes.ts'

openHouse()
const ROME = 'Europe/Rome'
const now = new Date('2026-03-10T09:00:00Z')
const CLOCK = { now, timeZone: ROME }

/** A lab on five Mondays at five, across the change to summer time (29 March 2026). */
async function lab({ published = true } = {}) {
  const territory = await newTerritory('Valle, di prova')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const placeId = newId()
  await asOwner(
    "insert into place (territory_id, id, name, kind, istat_code, published_on) values ($1, $2, 'Casa Fontana', 'community_point', '017113', '2020-01-01')",
    [territory.id, placeId],
  )
  const activityId = newId()
  const form = newActivityForm.parse({
    title: 'Cucito; ago, filo',
    description: 'Si cuce insieme.\nVieni.',
    kind: 'lab',
    area: 'proximity',
    placeId,
    on: '2026-03-16',
    from: '17:00',
    to: '19:00',
    repeats: 'weekly',
    times: '5',
    ...(published && { published: 'yes' }),
  })
  await asActor(anna, (tx) => planActivity(tx, anna, activityId, form, { now, timeZone: ROME }))
  const sessions = () =>
    asOwner<{ id: string; starts_at: Date; cancelled_at: Date | null }>(
      'select * from activity_session where territory_id = $1 order by starts_at',
      [territory.id],
    )
  return { territory, anna, placeId, activityId, sessions, browser: visits(routes, territory, { now }) }
}

/** Every instant a calendar programme would show, read by another library than the one that wrote the file. */
function shownBy(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  const exceptions = events.filter((event) => event.isRecurrenceException())
  const shown: { at: string; minutes: number; title: string; cancelled: boolean }[] = []
  for (const event of events.filter((one) => !one.isRecurrenceException())) {
    for (const exception of exceptions) if (exception.uid === event.uid) event.relateException(exception)
    const steps = event.isRecurring() ? event.iterator() : undefined
    for (const time of steps ? timesOf(steps) : [event.startDate]) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(time)
      shown.push({
        at: startDate.toJSDate().toISOString(),
        minutes: (endDate.toJSDate().getTime() - startDate.toJSDate().getTime()) / 60_000,
        title: item.summary,
        cancelled: item.component.getFirstPropertyValue('status') === 'CANCELLED',
      })
    }
  }
  ICAL.TimezoneService.reset()
  return shown.sort((a, b) => a.at.localeCompare(b.at))
}

function* timesOf(steps: { next(): ICAL.Time }) {
  for (let time = steps.next(), count = 0; time; time = steps.next()) {
    if (count++ > 100) throw new Error('the rule does not end')
    yield time
  }
}

test('a calendar shows exactly the sessions there are, before and after the change of the clocks', async () => {
  const { browser, sessions } = await lab()
  const { html: file, headers } = await browser.get('/agenda.ics')
  expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const held = (await sessions()).map(({ starts_at }) => starts_at.toISOString())
  expect(held[1]).toBe('2026-03-23T16:00:00.000Z')
  expect(held[2]).toBe('2026-03-30T15:00:00.000Z')
  expect(shownBy(file).map(({ at }) => at)).toEqual(held)
  expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  expect(file).toContain('DTSTART;TZID=Europe/Rome:20260316T170000')
})

test('a cancelled session is left out, a moved one stands where it moved, a further one beside', async () => {
  const { browser, sessions, anna, activityId, placeId } = await lab()
  const [, second, , fourth] = await sessions()
  const moved = sessionForm.parse({ on: '2026-04-07', from: '18:00', to: '19:30', placeId })
  const further = sessionForm.parse({
    on: '2026-03-20',
    from: '10:00',
    to: '12:00',
    placeId,
    title: 'Al mercato',
  })
  await asActor(anna, async (tx) => {
    await cancelSession(tx, anna, second?.id ?? '', now)
    await moveSession(tx, anna, fourth?.id ?? '', moved, CLOCK)
    await addSession(tx, anna, { activityId, placeId, public: true }, newId(), further, CLOCK)
  })

  const { html: file } = await browser.get('/agenda.ics')
  expect(file).toContain('EXDATE;TZID=Europe/Rome:20260323T170000')
  expect(file).toContain('RECURRENCE-ID;TZID=Europe/Rome:20260406T170000')
  expect(shownBy(file)).toEqual([
    { at: '2026-03-16T16:00:00.000Z', minutes: 120, title: 'Cucito; ago, filo', cancelled: false },
    {
      at: '2026-03-20T09:00:00.000Z',
      minutes: 120,
      title: 'Cucito; ago, filo: Al mercato',
      cancelled: false,
    },
    { at: '2026-03-30T15:00:00.000Z', minutes: 120, title: 'Cucito; ago, filo', cancelled: false },
    { at: '2026-04-07T16:00:00.000Z', minutes: 90, title: 'Cucito; ago, filo', cancelled: false },
    { at: '2026-04-13T15:00:00.000Z', minutes: 120, title: 'Cucito; ago, filo', cancelled: false },
  ])
})

test('a single session that is cancelled stays in the calendar and says so', async () => {
  const { browser, anna, activityId } = await lab()
  const id = newId()
  const further = sessionForm.parse({ on: '2026-03-20', from: '10:00', to: '12:00' })
  await asActor(anna, async (tx) => {
    await addSession(tx, anna, { activityId, placeId: null, public: true }, id, further, CLOCK)
    await cancelSession(tx, anna, id, now)
  })
  const { html: file } = await browser.get('/agenda.ics')
  expect(shownBy(file)[1]).toMatchObject({ at: '2026-03-20T09:00:00.000Z', cancelled: true })
})

test('the same records give the same file, and a programme that has it is told so', async () => {
  const { browser, anna, sessions } = await lab()
  const first = await browser.get('/agenda.ics')
  const again = await browser.get('/agenda.ics', { 'If-None-Match': first.headers.get('etag') ?? '' })
  expect(again.status).toBe(304)
  expect((await browser.get('/agenda.ics')).html).toBe(first.html)

  const [one] = await sessions()
  await asActor(anna, (tx) => cancelSession(tx, anna, one?.id ?? '', now))
  const after = await browser.get('/agenda.ics', { 'If-None-Match': first.headers.get('etag') ?? '' })
  expect(after.status).toBe(200)
  expect(uidsOf(after.html)).toEqual(uidsOf(first.html))
})
const uidsOf = (file: string) => [...file.matchAll(/^UID:(.+)\r$/gm)].map(([, uid]) => uid)

test('each line is what RFC 5545 asks: DTSTAMP in UTC, CRLF, at most 75 octets, text escaped', async () => {
  const { browser } = await lab()
  const { html: file } = await browser.get('/agenda.ics')
  expect(file).toMatch(/\r\nDTSTAMP:\d{8}T\d{6}Z\r\n/)
  expect(file).toContain('SUMMARY:Cucito\\; ago\\, filo\r\n')
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(file.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
})

test('what is not published is in no calendar', async () => {
  const { browser, sessions, placeId } = await lab({ published: false })
  expect(await sessions()).toHaveLength(5)
  expect((await browser.get('/agenda.ics')).html).not.toContain('VEVENT')
  expect((await browser.get(`/places/${placeId}/agenda.ics`)).html).not.toContain('VEVENT')
})

test('the calendar of a place holds what happens there, and not the session that went elsewhere', async () => {
  const { browser, territory, anna, placeId, sessions } = await lab()
  const elsewhere = newId()
  await asOwner(
    "insert into place (territory_id, id, name, kind, published_on) values ($1, $2, 'Bosco', 'space', '2020-01-01')",
    [territory.id, elsewhere],
  )
  const [first] = await sessions()
  const outing = sessionForm.parse({ on: '2026-03-16', from: '17:00', to: '19:00', placeId: elsewhere })
  await asActor(anna, (tx) => moveSession(tx, anna, first?.id ?? '', outing, CLOCK))
  const shown = async (id: string) =>
    shownBy((await browser.get(`/places/${id}/agenda.ics`)).html).map(({ at }) => at)
  expect(await shown(placeId)).toEqual(
    (await sessions()).slice(1).map(({ starts_at }) => starts_at.toISOString()),
  )
  expect(await shown(elsewhere)).toEqual(['2026-03-16T16:00:00.000Z'])
  expect((await browser.get(`/places/${newId()}/agenda.ics`)).status).toBe(404)
})

test('the calendar of an activity holds its sessions alone; of a draft there is none', async () => {
  const { browser, activityId, sessions } = await lab()
  const { html: file, headers } = await browser.get(`/agenda/${activityId}/agenda.ics`)
  expect(headers.get('etag')).toBeTruthy()
  expect(shownBy(file).map(({ at }) => at)).toEqual(
    (await sessions()).map(({ starts_at }) => starts_at.toISOString()),
  )
  const other = await lab({ published: false })
  expect((await other.browser.get(`/agenda/${other.activityId}/agenda.ics`)).html).not.toContain('VEVENT')
  expect((await browser.get(`/agenda/${other.activityId}/agenda.ics`)).status).toBe(404)
})

/** Somebody signed in who is expected at the second and the fourth of five, and has a reminder. */
async function expected() {
  const here = await lab({ published: false })
  const { territory, anna } = here
  const bruno = await territory.operator('Bruno Verdi', 'facilitator')
  const held = await here.sessions()
  const attend = (personId: string, at: number, state = 'expected') =>
    asOwner('insert into attendance (territory_id, session_id, person_id, state) values ($1, $2, $3, $4)', [
      territory.id,
      held[at]?.id,
      personId,
      state,
    ])
  await attend(bruno.personId, 1)
  await attend(bruno.personId, 3)
  await attend(bruno.personId, 4, 'absent')
  await attend(anna.personId, 0)
  await asOwner(
    "insert into reminder (territory_id, id, assigned_to, due_on, sealed) values ($1, $2, $3, '2026-03-19', '\\x00'), ($1, $4, $5, '2026-03-20', '\\x00')",
    [territory.id, newId(), bruno.personId, newId(), anna.personId],
  )
  const signedIn = visits(routes, territory, { actor: bruno, now })
  const make = async (once = newId()) => {
    const { html } = await signedIn.post('/my-calendar', { _once: once })
    const [, path = ''] =
      /href="http:\/\/localhost\/[^/]+(\/my-calendar\/[\w-]{43}\/agenda\.ics)"/.exec(html) ?? []
    return path
  }
  return { ...here, bruno, held, signedIn, make }
}

test('one’s own calendar holds where one is expected and the days of one’s reminders, and names nobody', async () => {
  const { browser, held, make, signedIn } = await expected()
  const path = await make()
  const { html: file, headers, status } = await browser.get(path)
  expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
  const meetings = shownBy(file).filter(({ title }) => title !== 'Promemoria')
  expect(meetings.map(({ at }) => at)).toEqual([1, 3].map((at) => held[at]?.starts_at.toISOString()))
  expect(file.match(/DTSTART;VALUE=DATE:20260319/g)).toHaveLength(1)
  expect(file).not.toContain('20260320')
  for (const name of ['Anna', 'Bruno', path.split('/')[2] ?? '']) expect(file).not.toContain(name)
  expect((await browser.get(path, { 'If-None-Match': headers.get('etag') ?? '' })).status).toBe(304)
  expect((await signedIn.get('/my-calendar')).html).toContain('10 marzo 2026')
})

test('a key is kept hashed, shown once, and opens nothing once it is revoked or made anew', async () => {
  const { browser, territory, make, signedIn, anna } = await expected()
  const once = newId()
  const path = await make(once)
  expect(await make(once)).toBe('')
  expect((await browser.get(path)).status).toBe(200)
  const token = path.split('/')[2] ?? ''
  const [row] = await asOwner<{ said: string }>(
    'select k::text as said from calendar_key k where territory_id = $1',
    [territory.id],
  )
  expect(row?.said).not.toContain(token)
  expect((await signedIn.get('/my-calendar')).html).not.toContain(token)

  const second = await make()
  expect([(await browser.get(path)).status, (await browser.get(second)).status]).toEqual([404, 200])
  await signedIn.post('/my-calendar/revoke', { _once: newId() })
  expect((await browser.get(second)).status).toBe(404)
  expect((await browser.get(`/my-calendar/${'A'.repeat(43)}/agenda.ics`)).status).toBe(404)
  const elsewhere = visits(routes, await newTerritory(), { now })
  expect((await elsewhere.get(await make())).status).toBe(404)
  expect(await asActor(anna, (tx) => tx.selectFrom('calendar_key').selectAll().execute())).toEqual([])
})
