import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import { newId } from '../../ground/db/ids.ts'
import { decisionsToday } from './decisions/parts/today.tsx'
import { followedBy } from './decisions/reads.ts'
import { versionsOf } from './minutes/reads.ts'
import { routes } from './routes.ts'

openHouse()

const now = new Date('2026-06-10T16:00:00Z')

/** A public table of three with a quorum of two: who coordinates chairs, a facilitator keeps it, a partner sits there. */
async function withTable() {
  const territory = await newTerritory()
  const elena = await territory.operator('Elena Riva', 'coordinator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const paolo = await territory.operator('Paolo Costa', 'partner')
  const other = await territory.operator('Luca Neri', 'facilitator')
  const as = (actor?: typeof anna, at = now) =>
    visits(routes, territory, { ...(actor && { actor }), now: at })
  const browser = as(elena)
  const table = newId()
  await browser.post('/tables/new', {
    _once: table,
    name: 'Tavolo del distretto',
    kind: 'district',
    purpose: 'Leggere i bisogni insieme.',
    quorum: '2',
    startsOn: '2026-01-01',
    shown: 'yes',
  })
  const seat = async (personId: string, body: string, part: string, untilOn = '') => {
    const id = newId()
    const fields = { _once: id, personId, body, part, fromOn: '2026-01-01', untilOn }
    const given = await browser.post(`/tables/${table}/seats`, fields)
    expect(given.status, given.html.slice(0, 400)).toBe(303)
    return id
  }
  const chair = await seat(elena.personId, 'Comune di Crema', 'chair')
  const secretary = await seat(anna.personId, 'Segreteria', 'secretary')
  const member = await seat(paolo.personId, 'Cooperativa Il Filo', 'member')
  const meeting = async (on: string) => {
    const id = newId()
    const planned = await browser.post(`/tables/${table}/meetings/new`, {
      _once: id,
      on,
      at: '17:00',
      place: 'Sala del municipio',
    })
    expect(planned.status).toBe(303)
    return id
  }
  const topic = async (of: string, title: string, more: Record<string, string> = {}) => {
    const id = newId()
    await as(anna).post(`/tables/meetings/${of}/topics/new`, { _once: id, title, ...more })
    return id
  }
  const present = (of: string, ...seats: string[]) =>
    as(anna).post(`/tables/meetings/${of}/presence`, { 'present[]': seats })
  return {
    ...{ territory, elena, anna, paolo, other, as, browser, table, seat, chair, secretary, member },
    ...{ meeting, topic, present },
  }
}

const decision = {
  what: 'Aprire uno sportello il martedì',
  why: 'Lo chiedono le famiglie.',
  dueOn: '2026-07-01',
}

test('a table convenes, decides, approves, and anyone reads what is not reserved', async () => {
  const { as, anna, paolo, other, table, chair, secretary, member, meeting, topic, present } =
    await withTable()
  const first = await meeting('2026-05-06')
  const open = await topic(first, 'Lo sportello')
  const closed = await topic(first, 'Bilancio del segretariato', { reserved: 'yes' })
  expect((await as().get(`/tables/meetings/${first}`)).status).toBe(404)
  await as(anna).post(`/tables/meetings/${first}/convene`, {})
  const agenda = await as().get(`/tables/meetings/${first}`)
  expect(agenda.html).toContain('Lo sportello')
  expect(agenda.html).not.toContain('Bilancio del segretariato')

  await present(first, chair, secretary, member)
  await as(anna).post(`/tables/topics/${open}/minutes`, { text: 'Si discute degli orari.', from: '0' })
  await as(anna).post(`/tables/topics/${closed}/minutes`, { text: 'Parole di casa.', from: '0' })
  const id = newId()
  const votes = { 'favour[]': [chair, secretary], 'against[]': member }
  const fields = { _once: id, ...decision, ...votes, followsId: anna.personId }
  const decided = await as(anna).post(`/tables/topics/${open}/decide`, fields)
  expect(decided.status, decided.html).toBe(303)
  expect((await as(anna).post(`/tables/topics/${open}/decide`, fields)).status).toBe(303)
  expect((await as().get(`/tables/decisions/${id}`)).status).toBe(404)

  const second = await meeting('2026-06-03')
  await present(second, chair, secretary)
  const approved = await as(anna).post(`/tables/meetings/${first}/approve`, {
    inId: second,
    'approving[]': [chair, secretary],
  })
  expect(approved.status, approved.html).toBe(303)
  const read = await as().get(`/tables/meetings/${first}`)
  expect(read.html).toContain('Si discute degli orari.')
  expect(read.html).toContain('Cooperativa Il Filo')
  expect(read.html).not.toContain('Paolo Costa')
  expect(read.html).not.toContain('Parole di casa.')
  expect((await as().get(`/tables/decisions/${id}`)).html).toContain('2 favorevoli')
  expect((await as().get('/tables/decisions?q=SPORTELLO+famiglie')).html).toContain('Aprire uno sportello')
  expect((await as().get(`/tables/${table}`)).html).toContain('Aprire uno sportello')

  // Members read what is reserved; whoever works here and does not sit there is told that it is not for them.
  expect((await as(paolo).get(`/tables/meetings/${first}`)).html).toContain('Parole di casa.')
  const outside = await as(other).get(`/tables/meetings/${first}`)
  expect(outside.html).not.toContain('Parole di casa.')
  expect(outside.html).toContain('li leggono solo i componenti')
  for (const paper of ['convocation', 'minutes']) {
    const printed = await as(other).get(`/tables/meetings/${first}/papers/${paper}`)
    expect(printed.html).not.toContain('Bilancio del segretariato')
    const document = await as(paolo).get(`/tables/meetings/${first}/papers/${paper}/document.docx`)
    expect(document.headers.get('content-type')).toContain('wordprocessingml')
  }
  expect((await as().get('/tables/register.docx?q=sportello')).status).toBe(200)
  const late = await as(anna).post(`/tables/topics/${open}/minutes`, { text: 'Altro.', from: '1' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('Altro.')
})

test('a year later the decision is found, late until somebody says what became of it', async () => {
  const { as, anna, paolo, chair, secretary, meeting, topic, present } = await withTable()
  const first = await meeting('2026-05-06')
  const about = await topic(first, 'Lo sportello')
  await present(first, chair, secretary)
  const id = newId()
  await as(anna).post(`/tables/topics/${about}/decide`, {
    _once: id,
    ...decision,
    'favour[]': [chair, secretary],
    followsId: anna.personId,
  })
  const later = new Date('2027-06-10T16:00:00Z')
  expect(await asActor(anna, (tx) => followedBy(tx, anna.personId, '2026-06-30'))).toHaveLength(0)
  expect(await asActor(anna, (tx) => followedBy(tx, anna.personId, '2027-06-10'))).toHaveLength(1)
  const day = { day: '2027-06-10', now: later } as never
  expect(await asActor(anna, (tx) => decisionsToday(tx, anna, day))).not.toBeNull()
  const found = await as(anna, later).get('/tables/decisions?state=overdue')
  expect(found.html).toContain('Aprire uno sportello')
  const path = `/tables/decisions/${id}/follow-up`
  const tomorrow = await as(anna, later).post(path, { state: 'done', on: '2027-06-11', words: 'Fatto.' })
  expect(tomorrow.status).toBe(422)
  expect(tomorrow.html).toContain('Fatto.')
  expect(
    (await as(paolo, later).post(path, { state: 'done', on: '2027-02-01', words: 'Aperto.' })).status,
  ).toBe(303)
  expect((await as(anna, later).get(`/tables/decisions/${id}`)).html).toContain('Aperto.')
  expect((await as(anna, later).get('/tables/decisions?state=overdue')).html).not.toContain('Aprire uno')
  expect(await asActor(anna, (tx) => decisionsToday(tx, anna, day))).toBeNull()
})

test('without a quorum nothing is decided; a member votes once, who is absent or no member not at all', async () => {
  const { as, anna, table, seat, territory, chair, secretary, member, meeting, topic, present } =
    await withTable()
  const first = await meeting('2026-05-06')
  const about = await topic(first, 'Lo sportello')
  await present(first, chair)
  const path = `/tables/topics/${about}/decide`
  const few = await as(anna).post(path, { ...decision, 'favour[]': chair })
  expect(few.status).toBe(422)
  expect(few.html).toContain('Manca il numero legale: l’incontro non può decidere.')
  expect(few.html).toContain('Lo chiedono le famiglie.')
  await present(first, chair, secretary)
  const absent = await as(anna).post(path, { ...decision, 'favour[]': [chair, member] })
  expect(absent.html).toContain('Vota solo chi siede al tavolo ed è presente.')
  const stranger = await as(anna).post(path, { ...decision, 'favour[]': newId() })
  expect(stranger.status).toBe(422)
  const twice = await as(anna).post(path, { ...decision, 'favour[]': [chair, secretary], 'against[]': chair })
  expect(twice.html).toContain('ciascuno vota una volta sola')
  const early = await as(anna).post(path, { ...decision, dueOn: '2026-05-01', 'favour[]': chair })
  expect(early.html).toContain('href="#f-dueOn"')
  expect(await asOwner('select 1 from table_decision where table_id = $1', [table])).toHaveLength(0)

  const former = await seat(await territory.person('Rita Gallo'), 'Comune di Soncino', 'member', '2026-03-31')
  const ended = await present(first, chair, former)
  expect(ended.status).toBe(422)
  expect(ended.html).toContain('il mandato è finito')
  await as(anna).post(path, { ...decision, 'favour[]': [chair, secretary] })
  expect((await present(first, chair)).html).toContain('Chi ha votato era presente')
})

test('minutes are approved by those who were there, at a later meeting with a quorum', async () => {
  const { as, anna, chair, secretary, member, meeting, topic, present } = await withTable()
  const first = await meeting('2026-05-06')
  const second = await meeting('2026-06-03')
  await topic(first, 'Lo sportello')
  await present(first, chair, secretary)
  const approve = (inId: string, ...approving: string[]) =>
    as(anna).post(`/tables/meetings/${first}/approve`, { inId, 'approving[]': approving })
  expect((await approve(second, chair, secretary)).html).toContain('non è mai stato convocato')
  await as(anna).post(`/tables/meetings/${first}/convene`, {})
  await present(second, chair)
  expect((await approve(second, chair)).html).toContain('non ha il numero legale')
  await present(second, chair, member)
  expect((await approve(second, chair, member)).html).toContain('Chi allora era assente')
  expect((await approve(second, chair, secretary)).html).toContain('Chi è assente dall’incontro')
  expect((await approve(first, chair)).html).toContain('Approva solo un incontro successivo')
  expect((await approve(second, chair)).status).toBe(303)
})

test('two who write minutes at once are both read, and every version stays', async () => {
  const { as, anna, elena, meeting, topic } = await withTable()
  const about = await topic(await meeting('2026-05-06'), 'Lo sportello')
  const path = `/tables/topics/${about}/minutes`
  await as(anna).post(path, { text: 'Si apre alle 17.', from: '0' })
  await Promise.all([
    as(anna).post(path, { text: 'Si apre alle 17.\nParla Paolo.', from: '1' }),
    as(elena).post(path, { text: 'Si apre alle 17.\nParla Rita.', from: '1' }),
  ])
  const versions = await asActor(anna, (tx) => versionsOf(tx, about))
  expect(versions).toHaveLength(3)
  expect(versions[0]?.text).toContain('Parla Paolo.')
  expect(versions[0]?.text).toContain('Parla Rita.')
})

test('a partner sees their table and proposes; whoever keeps it answers with a reason', async () => {
  const { as, anna, paolo, other, table, meeting } = await withTable()
  const first = await meeting('2026-07-01')
  expect((await as(paolo).get('/tables')).html).toContain('I tuoi tavoli')
  const id = newId()
  await as(paolo).post(`/tables/meetings/${first}/topics/new`, { _once: id, title: 'Trasporti' })
  expect((await as(anna).get(`/tables/meetings/${first}`)).html).toContain('proposto')
  expect((await as(paolo).post(`/tables/topics/${id}/agenda`, {})).status).toBe(404)
  expect((await as(other).get(`/tables/meetings/${first}/topics/new`)).status).toBe(404)
  expect((await as(paolo).get(`/tables/${table}/seats`)).status).toBe(404)
  await as(anna).post(`/tables/topics/${id}/leave-out`, { why: 'Se ne parla a settembre.' })
  expect((await as(paolo).get(`/tables/meetings/${first}`)).html).toContain('Se ne parla a settembre.')
})

test('what is wrong with a table or a seat is said beside its field, and nothing typed is lost', async () => {
  const { browser, table, paolo } = await withTable()
  const wrong = await browser.post('/tables/new', {
    name: 'Tavolo nuovo',
    kind: 'mayors',
    purpose: 'x',
    quorum: '0',
    startsOn: '2026-02-01',
    endsOn: '2026-01-01',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('Tavolo nuovo')
  expect(wrong.html).toContain('href="#f-quorum"')
  const again = { personId: paolo.personId, body: 'Altro', part: 'member', fromOn: '2026-03-01' }
  const twice = await browser.post(`/tables/${table}/seats`, again)
  expect(twice.status).toBe(422)
  expect(twice.html).toContain('fa già parte')
  const outside = await browser.post(`/tables/${table}/seats`, { ...again, fromOn: '2025-01-01' })
  expect(outside.html).toContain('esce da quello del tavolo')
})

test('decisions of which it is written what became are counted once, as of any day, and open onto their records', async () => {
  const { as, anna, elena, territory, chair, secretary, meeting, topic, present } = await withTable()
  const first = await meeting('2026-05-06')
  const about = await topic(first, 'Lo sportello')
  await present(first, chair, secretary)
  const ids = [newId(), newId()]
  for (const _once of ids)
    await as(anna).post(`/tables/topics/${about}/decide`, {
      _once,
      ...decision,
      'favour[]': [chair, secretary],
    })
  for (const on of ['2026-05-20', '2026-06-02'])
    await as(anna).post(`/tables/decisions/${ids[0]}/follow-up`, {
      state: 'under_way',
      on,
      words: 'Avviata.',
    })
  const counted = (until: string) =>
    asActor(elena, async (tx) => {
      const { rows } = await sql<{ record_id: string }>`
        select record_id from app.counted_decisions(${territory.id}, ${until})`.execute(tx)
      return rows.map(({ record_id }) => record_id)
    })
  expect(await counted('2026-05-19')).toEqual([])
  expect(await counted('2026-06-10')).toEqual([ids[0]])
})

test('a meeting is called off where it was announced, with its reason, and put back; not once somebody was there', async () => {
  const { as, anna, paolo, table, chair, meeting, topic, present } = await withTable()
  const id = await meeting('2026-06-10')
  const path = `/tables/meetings/${id}`
  const brought = await topic(id, 'Lo sportello')
  await as(anna).post(`${path}/convene`, {})
  expect((await as(paolo).post(`${path}/call-off`, { why: 'Non posso io' })).status).toBe(404)
  expect((await as(anna).post(`${path}/call-off`, { why: '' })).status).toBe(422)
  expect((await as(anna).post(`${path}/call-off`, { why: 'La sala è allagata' })).status).toBe(303)
  for (const reader of [as(), as(paolo)])
    expect((await reader.get(path)).html).toContain('La sala è allagata')
  expect((await as().get(`/tables/${table}`)).html).toContain('disdetto')
  // The letter of whoever was convened says so too, and no longer invites.
  const letter = `${path}/papers/convocation`
  const off = await as(paolo).get(letter)
  expect(off.html).toContain('non si tiene')
  expect(off.html).toContain('La sala è allagata')
  expect(off.html).not.toContain('si riunisce')
  const document = await as(paolo).get(`${letter}/document.docx`)
  expect(document.headers.get('content-disposition')).toContain('disdetta-')

  // Nothing more happens to it, whoever still has its forms open.
  await present(id, chair)
  await as(anna).post(`/tables/topics/${brought}/minutes`, { text: 'Si comincia.', from: '0' })
  const standing = await as(anna).get(path)
  expect(standing.html).not.toContain('Si comincia.')
  expect(standing.html).not.toContain('Elena Riva')
  expect((await as(anna).get(`${path}/call-off`)).status).toBe(404)

  expect((await as(anna).post(`${path}/put-back`, {})).status).toBe(303)
  expect((await as(anna).post(`${path}/put-back`, {})).status).toBe(404)
  expect((await as().get(path)).html).not.toContain('allagata')
  expect((await as(paolo).get(letter)).html).toContain('si riunisce')
  await present(id, chair)
  await as(anna).post(`${path}/call-off`, { why: 'Troppo tardi' })
  expect((await as(anna).get(path)).html).not.toContain('Troppo tardi')
})
