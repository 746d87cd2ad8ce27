import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { beforeAll, expect, test, vi } from 'vitest'
import { asActor, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { Actor, SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { openMail } from '../../../ground/mail/mail.ts'
import { newOrganisationNamed } from '../../organisations/writes.ts'
import { placeForm } from '../forms.ts'
import { roomsOf } from '../rooms/reads.ts'
import { routes } from '../routes.ts'
import { publishPlace, recordPlace, setHours } from '../writes.ts'
import { bookingsLike } from './reads.ts'
import { MOST_ASKED_AN_HOUR, STATES } from './rules.ts'

openHouse()
const now = new Date('2026-10-01T08:00:00Z')
const post = join(mkdtempSync(join(tmpdir(), 'trama-mail-')))
beforeAll(() => openMail({ dataDir: post, from: 'trama@example.org', log: () => {} }))

const letters = () =>
  readdirSync(join(post, 'mail'))
    .sort()
    .map((file) => readFileSync(join(post, 'mail', file), 'utf8'))
const decoded = (letter: string) => letter.replace(/=\r?\n/g, '').replaceAll('=3D', '=')

/** A letter goes out in the background: it is waited for. */
const letterTo = (to: string, words: string) =>
  vi.waitFor(
    () => {
      const letter = letters()
        .map(decoded)
        .find((one) => one.includes(to) && one.includes(words))
      if (!letter) throw new Error(`no letter to ${to} says ${words}`)
      return letter
    },
    { timeout: 10_000 },
  )

async function house() {
  const valley = await newTerritory()
  const anna = await valley.operator('Anna Bianchi', 'coordinator')
  const placeId = newId()
  await asActor(anna, async (tx) => {
    await recordPlace(
      tx,
      anna,
      placeId,
      placeForm.parse({ name: 'Aule Aperte', kind: 'civic_center', capacity: '90' }),
    )
    await setHours(tx, anna, placeId, [{ weekday: 1, opensAt: '09:00', closesAt: '22:00', note: null }])
    await publishPlace(tx, anna, placeId, '2026-01-01')
  })
  const as = (actor?: Actor) => visits(routes, valley, actor ? { actor, now } : { now })
  const desk = as(anna)
  await desk.post(`/places/${placeId}/rooms`, {
    name: 'Sala grande',
    capacity: '30',
    tariff_association: '12,50',
    needsApproval: 'yes',
    shown: 'yes',
  })
  const [room] = await asActor(anna, (tx) => roomsOf(tx, placeId))
  const roomId = room?.id ?? ''
  const use = (more: object = {}) => ({
    room: roomId,
    on: '2026-10-19',
    from: '17:00',
    to: '19:00',
    repeats: 'no',
    userKind: 'association',
    people: '12',
    purpose: 'Prove del coro',
    ...more,
  })
  const all = () => asActor(anna, (tx) => bookingsLike(tx, { placeId, states: STATES }))
  return { valley, anna, placeId, roomId, as, desk, use, all }
}

/** Somebody speaks for the choir from now on; gives its id. */
const memberOf = (anna: SignedInActor, { personId }: SignedInActor) =>
  asActor(anna, async (tx) => {
    const id = await newOrganisationNamed(tx, anna, 'Coro della Valle')
    await tx
      .insertInto('organisation_member')
      .values({
        territory_id: anna.territoryId,
        id: newId(),
        organisation_id: id,
        person_id: personId,
        recorded_by: anna.personId,
      })
      .execute()
    return id
  })

test('a room is written down with its tariffs; what is wrong comes back as typed', async () => {
  const { desk, placeId, roomId } = await house()
  const wrong = await desk.post(`/places/${placeId}/rooms`, {
    name: 'Cucina',
    capacity: 'tanti',
    tariff_group: 'poco',
  })
  expect(wrong.status).toBe(422)
  for (const words of ['value="poco"', 'Scrivi una somma in euro', 'value="Cucina"'])
    expect(wrong.html).toContain(words)
  const page = await desk.get(`/places/${placeId}/rooms/${roomId}/edit`)
  expect(page.html).toContain('value="12,5"')
  expect((await desk.get(`/places/${placeId}/rooms`)).html).toContain('Sala grande')
})

test('the price is told before; then the room is booked, and the calendar says so to each in their way', async () => {
  const { desk, placeId, as, use, valley } = await house()
  const checked = await desk.post(`/places/${placeId}/bookings/new`, use({ name: 'Coro', act: 'check' }))
  expect(checked.html).toContain('Costa 25')
  expect(checked.html).toContain('value="Coro"')
  const booked = await desk.post(`/places/${placeId}/bookings/new`, use({ name: 'Coro', act: 'book' }))
  expect(booked.location).toMatch(new RegExp(`^/${valley.slug}/places/bookings/`))
  const calendar = `/places/${placeId}/calendar?on=2026-10-19`
  expect((await desk.get(calendar)).html).toContain('Coro: Prove del coro')
  const seen = (await as().get(calendar)).html
  expect(seen).toContain('Occupato')
  for (const secret of ['Coro', 'Prove']) expect(seen).not.toContain(secret)
})

test('who comes second is told the next free time, takes it with one press and loses nothing typed', async () => {
  const { desk, placeId, use, all } = await house()
  await desk.post(`/places/${placeId}/bookings/new`, use({ name: 'Coro' }))
  const second = await desk.post(`/places/${placeId}/bookings/new`, use({ name: 'Scacchi', people: '8' }))
  expect(second.status).toBe(409)
  expect(second.html).toContain('In quel momento è già di qualcun altro')
  expect(second.html).toContain('lunedì 19 ottobre 2026, dalle 19:00 alle 21:00')
  expect(second.html).toContain('value="2026-10-19T19:00/21:00"')
  expect(second.html).toContain('value="Scacchi"')
  const taken = await desk.post(
    `/places/${placeId}/bookings/new`,
    use({ name: 'Scacchi', instead: '2026-10-19T19:00/21:00' }),
  )
  expect(taken.status).toBe(303)
  expect(await all()).toHaveLength(2)
})

test('bad times and too many people are refused beside their field', async () => {
  const { desk, placeId, use } = await house()
  const said = async (more: object) =>
    (await desk.post(`/places/${placeId}/bookings/new`, use({ name: 'Coro', ...more }))).html
  expect(await said({ from: '19:00', to: '17:00' })).toContain('Finisce prima di cominciare')
  expect(await said({ from: '21:00', to: '23:00' })).toContain('A quell’ora il luogo è chiuso')
  expect(await said({ people: '31' })).toContain('Tante persone non ci stanno')
  expect(await said({ on: '2026-09-28' })).toContain('È già passato')
  expect(await said({ name: '' })).toContain('Scrivi di chi è')
  // All that is missing is said at once.
  const bare = await said({ name: '', people: '', free: 'yes' })
  for (const one of ['Scrivi di chi è', 'Scrivi un numero', 'Scrivi perché è gratis'])
    expect(bare).toContain(one)
  expect(await said({ free: 'yes' })).toContain('Scrivi perché è gratis')
  expect(await said({ repeats: 'weekly' })).toContain('Scrivi fino a quando')
  expect(await said({ to: '17:05' })).toContain('un quarto d’ora')
})

test('anyone asks without an account, confirms by mail, is answered, and lets the room go by their link', async () => {
  const { desk, placeId, as, use, all, valley } = await house()
  const visitor = as()
  const page = await visitor.get(`/places/${placeId}/ask`)
  expect(page.html).toContain('12,50')
  const form = use({ name: 'Famiglie del cortile', email: 'famiglie@example.org', agree: 'yes' })
  expect((await visitor.post(`/places/${placeId}/ask`, { ...form, agree: '' })).status).toBe(422)
  expect((await visitor.post(`/places/${placeId}/ask`, form)).status).toBe(303)
  expect(await all()).toMatchObject([{ state: 'unconfirmed' }])
  const letter = await letterTo('famiglie@example.org', 'Conferma la richiesta')
  expect(letter).not.toContain('Famiglie')
  const link = new RegExp(`/${valley.slug}(/bookings/[0-9a-f-]{36}/[\\w-]{32})`).exec(letter)?.[1] ?? ''
  // Looking at the link, as programs that read mails do, confirms nothing.
  expect((await visitor.get(link)).html).toContain('Confermo la richiesta')
  expect(await all()).toMatchObject([{ state: 'unconfirmed' }])
  // What was pressed leads back to the link, which can be read again and gone back to; pressed twice it is told once.
  for (const _ of [1, 2])
    expect(await visitor.post(`${link}/confirm`, {})).toMatchObject({
      status: 303,
      location: `/${valley.slug}${link}`,
    })
  await letterTo('famiglie@example.org', 'ricevuta')
  expect(letters().filter((one) => decoded(one).includes('la richiesta =C3=A8 arrivata'))).toHaveLength(1)
  const [asked] = await all()
  expect(asked).toMatchObject({ state: 'requested', who: 'Famiglie del cortile' })

  expect((await desk.get(`/places/${placeId}/bookings`)).html).toContain('Famiglie del cortile')
  // A request is answered: nothing is paid for it yet, and a no is the one way to let it go.
  const sheet = (await desk.get(`/places/bookings/${asked?.id}`)).html
  expect(sheet).toContain('Sì, la sala è loro')
  for (const later of ['Pagamenti ricevuti', 'Annullare']) expect(sheet).not.toContain(later)
  await desk.post(`/places/bookings/${asked?.id}/approved`, {})
  expect(await letterTo('famiglie@example.org', 'confermata')).toContain(link)
  const approved = (await desk.get(`/places/bookings/${asked?.id}`)).html
  for (const now of ['Pagamenti ricevuti', 'Annullare']) expect(approved).toContain(now)
  expect((await visitor.get(link)).html).toContain('La sala è tua')
  await visitor.post(`${link}/cancel`, { reason: '' })
  expect(await all()).toMatchObject([{ state: 'cancelled' }])
  expect((await visitor.get(`${link.slice(0, -3)}abc`)).status).toBe(404)
  expect((await visitor.get(`/places/bookings/${asked?.id}`)).status).toBe(303)
})

test('who waits is written to when the room becomes free, and takes it by their link', async () => {
  const { desk, placeId, as, use, all } = await house()
  await desk.post(`/places/${placeId}/bookings/new`, use({ name: 'Coro' }))
  const visitor = as()
  const form = use({ name: 'Famiglie', email: 'attesa@example.org', agree: 'yes', act: 'wait' })
  await visitor.post(`/places/${placeId}/ask`, form)
  const [coro] = (await all()).filter(({ state }) => state === 'confirmed')
  expect((await desk.post(`/places/bookings/${coro?.id}/cancelled`, { reason: '' })).status).toBe(422)
  await desk.post(`/places/bookings/${coro?.id}/cancelled`, { reason: 'Concerto rimandato' })
  expect((await visitor.get(`/places/${placeId}/calendar?on=2026-10-19`)).html).toContain('Occupato')
  const letter = await letterTo('attesa@example.org', 'che aspettavi si')
  const link = /(\/bookings\/[0-9a-f-]{36}\/[\w-]{32})/.exec(letter)?.[1] ?? ''
  await visitor.post(`${link}/accept`, {})
  expect((await all()).map(({ state }) => state).sort()).toEqual(['cancelled', 'confirmed'])
})

test('who left no address says yes at the desk, and a member for their organisation', async () => {
  const { desk, anna, placeId, as, use, all, valley } = await house()
  const bruno = await valley.operator('Bruno Neri', 'partner')
  const body = await memberOf(anna, bruno)
  await desk.post(`/places/${placeId}/bookings/new`, use({ name: 'Coro' }))
  await desk.post(`/places/${placeId}/bookings/new`, use({ name: 'Scacchi', act: 'wait' }))
  await as(bruno).post(`/places/${placeId}/bookings/ours`, use({ organisationId: body, act: 'wait' }))
  const idOf = async (who: string) => (await all()).find((one) => one.who === who)?.id ?? ''
  const [coro, chess, theirs] = [await idOf('Coro'), await idOf('Scacchi'), await idOf('Coro della Valle')]
  await desk.post(`/places/bookings/${coro}/cancelled`, { reason: 'Concerto rimandato' })
  expect((await desk.get(`/places/bookings/${chess}`)).html).toContain('Sì, la prendono')
  // Nobody else says yes for them.
  const stranger = await valley.operator('Carla Verdi', 'partner')
  expect((await as(stranger).post(`/places/bookings/${chess}/accepted`, {})).status).toBe(404)
  expect((await as(bruno).post(`/places/bookings/${chess}/accepted`, {})).status).toBe(404)
  await desk.post(`/places/bookings/${chess}/accepted`, {})
  expect((await all()).find(({ id }) => id === chess)).toMatchObject({ state: 'confirmed' })
  await desk.post(`/places/bookings/${chess}/cancelled`, { reason: 'Torneo annullato' })
  const sheet = (await as(bruno).get(`/places/bookings/${theirs}`)).html
  expect(sheet).toContain('Sì, la prendiamo')
  // Who lets their own go gets no letter about it.
  expect(sheet).not.toContain('riceve un’e-mail')
  await as(bruno).post(`/places/bookings/${theirs}/accepted`, {})
  expect((await all()).find(({ id }) => id === theirs)).toMatchObject({ state: 'confirmed' })
})

test('a no and a cancellation say by mail what and why', async () => {
  const { desk, placeId, use, all } = await house()
  const weekly = { repeats: 'weekly', times: '3', name: 'Coro', email: 'coro@example.org' }
  await desk.post(`/places/${placeId}/bookings/new`, use(weekly))
  const [coro] = await all()
  const one = { reason: 'Quel lunedi si vota', time: '2026-10-26T17:00' }
  await desk.post(`/places/bookings/${coro?.id}/cancelled`, one)
  await letterTo('coro@example.org', 'Quel lunedi si vota')
  const form = use({ name: 'Scacchi', email: 'scacchi@example.org', agree: 'yes', act: 'wait' })
  await desk.post(`/places/${placeId}/ask`, form)
  const asked = (await all()).find(({ state }) => state === 'waiting')
  await desk.post(`/places/bookings/${asked?.id}/refused`, { reason: 'Ci sono i lavori' })
  expect(await letterTo('scacchi@example.org', 'Ci sono i lavori')).toContain('19 ottobre')
})

test('on a day on which the place is closed no room is called free', async () => {
  const { as, placeId } = await house()
  // It opens on Mondays alone.
  const monday = (await as().get(`/places/${placeId}/calendar?on=2026-10-19&view=day`)).html
  expect(monday).toContain('aperto 9–22')
  expect(monday).toContain('Quel giorno le sale sono libere')
  const tuesday = (await as().get(`/places/${placeId}/calendar?on=2026-10-20&view=day`)).html
  expect(tuesday).toContain('chiuso')
  expect(tuesday).not.toContain('Quel giorno le sale sono libere')
  const week = (await as().get(`/places/${placeId}/calendar?on=2026-10-20`)).html
  expect(week.match(/>libera</g)).toHaveLength(1)
  expect(week.match(/ chiuso</g)).toHaveLength(6)
})

test('who waits counts too where too many ask within an hour', async () => {
  const { desk, placeId, as, use } = await house()
  await desk.post(`/places/${placeId}/bookings/new`, use({ name: 'Coro' }))
  const wait = () =>
    as().post(`/places/${placeId}/ask`, use({ name: 'F', email: 'a@example.org', agree: 'yes', act: 'wait' }))
  for (let asked = 0; asked < MOST_ASKED_AN_HOUR; asked += 1) expect((await wait()).status).toBe(303)
  const stopped = await wait()
  expect(stopped.status).toBe(429)
  expect(stopped.html).toContain('arrivano troppe richieste')
}, 60_000)

test('a member books for their organisation, and sees what is theirs alone', async () => {
  const { desk, anna, placeId, roomId, as, use, valley } = await house()
  const bruno = await valley.operator('Bruno Neri', 'partner')
  const body = await memberOf(anna, bruno)
  const member = as(bruno)
  // The form for everyone leads who speaks for an organisation to theirs.
  const way = `/places/${placeId}/bookings/ours?room=${roomId}`
  expect((await member.get(`/places/${placeId}/ask?room=${roomId}`)).html).toContain(way)
  expect((await as().get(`/places/${placeId}/ask?room=${roomId}`)).html).not.toContain('bookings/ours')
  await desk.post(
    `/places/${placeId}/bookings/new`,
    use({ name: 'Scacchi', purpose: 'Torneo', on: '2026-10-26' }),
  )
  const form = use({ organisationId: body })
  expect((await member.post(`/places/${placeId}/bookings/ours`, form)).status).toBe(303)
  const page = (await member.get('/bookings')).html
  expect(page).toContain('Prove del coro')
  expect(page).not.toContain('Torneo')
  // For an organisation one does not speak for there is no such form.
  const other = await asActor(anna, (tx) => newOrganisationNamed(tx, anna, 'Altri'))
  expect((await member.post(`/places/${placeId}/bookings/ours`, use({ organisationId: other }))).status).toBe(
    404,
  )
  const citizen = await valley.operator('Carla Verdi', 'citizen')
  expect((await as(citizen).get(`/places/${placeId}/bookings/ours`)).status).toBe(404)
})

test('a calendar program reads what is taken; who booked only by an address that can be taken back', async () => {
  const { desk, placeId, roomId, as, use } = await house()
  const weekly = {
    name: 'Coro',
    repeats: 'weekly',
    times: '3',
    on: '2026-10-19',
    publicTitle: 'Coro, prove; aperte',
  }
  await desk.post(`/places/${placeId}/bookings/new`, use(weekly))
  await desk.post(
    `/places/${placeId}/bookings/new`,
    use({ name: 'Scacchi', on: '2026-10-26', from: '20:00', to: '21:00' }),
  )
  const read = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => {
      const { summary, startDate } = new ICAL.Event(event)
      return `${startDate.toJSDate().toISOString()} ${summary}`
    })
  for (const path of [`/places/${placeId}/calendar.ics`, `/places/${placeId}/rooms/${roomId}/calendar.ics`]) {
    const feed = await as().get(path)
    expect(feed.headers.get('content-type')).toContain('text/calendar')
    // Across the change of the clocks five in the afternoon stays five in the afternoon.
    expect(read(feed.html)).toEqual([
      '2026-10-19T15:00:00.000Z Coro, prove; aperte',
      '2026-10-26T16:00:00.000Z Coro, prove; aperte',
      '2026-10-26T19:00:00.000Z Occupato',
      '2026-11-02T16:00:00.000Z Coro, prove; aperte',
    ])
  }
  const made = (await desk.post(`/places/${placeId}/calendar/addresses`, { label: 'Custode' })).html
  const address = /(\/calendars\/[\w-]+\/calendar\.ics)/.exec(made)?.[1] ?? ''
  expect(read((await as().get(address)).html)).toContain('2026-10-26T19:00:00.000Z Scacchi')
  const page = (await desk.get(`/places/${placeId}/calendar/addresses`)).html
  expect(page).not.toContain(address)
  const id = /name="id" value="([0-9a-f-]+)"/.exec(page)?.[1] ?? ''
  await desk.post(`/places/${placeId}/calendar/addresses/revoked`, { id })
  expect((await as().get(address)).status).toBe(404)
})

test('the owner keeps its hours; what is booked then is listed first, and the others can be had', async () => {
  const { desk, placeId, roomId, use } = await house()
  await desk.post(
    `/places/${placeId}/bookings/new`,
    use({ name: 'Coro', on: '2026-10-26', from: '09:00', to: '10:00' }),
  )
  const lessons = {
    room: roomId,
    on: '2026-10-19',
    from: '08:00',
    to: '13:00',
    repeats: 'weekly',
    times: '3',
    publicTitle: 'Lezioni',
  }
  const listed = await desk.post(`/places/${placeId}/bookings/owner`, lessons)
  expect(listed.html).toContain('lunedì 26 ottobre 2026, dalle 08:00 alle 13:00')
  expect((await desk.post(`/places/${placeId}/bookings/owner`, { ...lessons, act: 'skip' })).status).toBe(303)
  expect((await desk.get(`/places/${placeId}/calendar?on=2026-10-19`)).html).toContain('Lezioni')
})

test('in all places what waits for an answer comes before what waits for a room', async () => {
  const { desk, placeId, as, use } = await house()
  await desk.post(`/places/${placeId}/bookings/new`, use({ name: 'Coro' }))
  await desk.post(`/places/${placeId}/bookings/new`, use({ name: 'Scacchi', act: 'wait' }))
  const form = use({ name: 'Famiglie', email: 'dopo@example.org', agree: 'yes', on: '2026-10-26' })
  await as().post(`/places/${placeId}/ask`, form)
  const letter = await letterTo('dopo@example.org', 'Conferma la richiesta')
  await as().post(`${/(\/bookings\/[0-9a-f-]{36}\/[\w-]{32})/.exec(letter)?.[1]}/confirm`, {})
  const page = (await desk.get('/bookings')).html
  expect(page).toContain('Scacchi')
  expect(page.indexOf('Famiglie')).toBeLessThan(page.indexOf('Scacchi'))
})

test('payments are noted, and what is owed is listed until it is paid', async () => {
  const { desk, placeId, use, all } = await house()
  await desk.post(`/places/${placeId}/bookings/new`, use({ name: 'Coro' }))
  const [booking] = await all()
  const pay = (sum: string) =>
    desk.post(`/places/bookings/${booking?.id}/payments`, { sum, onDate: '2026-10-01', how: 'cash' })
  expect((await desk.get(`/places/${placeId}/bookings`)).html).toContain('Da incassare')
  expect((await pay('30')).html).toContain('È più di quanto manca')
  expect((await pay('25')).status).toBe(303)
  expect((await desk.get(`/places/${placeId}/bookings`)).html).not.toContain('Da incassare')
})

test('hours of use are told by hour of the day and by who used the rooms', async () => {
  const { desk, placeId, use, valley, anna } = await house()
  await desk.post(`/places/${placeId}/bookings/new`, use({ name: 'Coro', from: '17:30', to: '19:00' }))
  const later = visits(routes, valley, { actor: anna, now: new Date('2026-10-20T08:00:00Z') })
  const page = (await later.get(`/places/${placeId}/use`)).html
  expect(page).toContain('1,5 ore di sala')
  expect(page).toMatch(/17–18[\s\S]*0,5[\s\S]*18–19[\s\S]*1/)
  expect((await desk.get(`/places/${placeId}/use`)).html).toContain('nessuna sala è stata usata')
})
