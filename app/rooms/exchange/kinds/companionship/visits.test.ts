import { expect, test } from 'vitest'
import { company, today } from '../../../../../tests/support/company.ts'
import { mailsTo, openShell } from '../../../../../tests/support/shell.ts'
import { asActor, asOwner, openHouse } from '../../../../../tests/support/territory.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import { newId } from '../../../../ground/db/ids.ts'
import { signAfield, visitAfield } from './parts/afield.ts'

openHouse()
openShell()

test('a volunteer whose check expired yesterday is refused with the reason; on its last day they may go', async () => {
  const late = await company({ conductUntil: daysLater(today, -1) })
  expect(await late.agreeing()).toMatchObject({
    ok: false,
    refusal: 'exchange.agree.hindered',
    hindrances: [{ asks: false, reason: { key: 'operators.volunteers.expired.conduct' } }],
  })
  const intime = await company({ conductUntil: today })
  expect((await intime.agreeing()).ok).toBe(true)
})

test('a visit is one tap; sent twice it is one visit, and the next is expected a week later', async () => {
  const { marco, id, agreeing, brief, as, facts } = await company()
  await agreeing()
  await brief()
  const page = await as(marco).get('/visits')
  expect(page.html).toContain('via Milano 3')
  expect(page.html).toContain('La visita è oggi')
  const [, planned = ''] = /name="planned" value="([^"]+)"/.exec(page.html) ?? []
  const tap = { _once: newId(), planned }
  for (let sent = 0; sent < 2; sent++)
    expect((await as(marco).post(`/visits/${id}/done`, tap)).status).toBe(303)
  expect(await facts('visit')).toMatchObject([
    { on_date: today, hours: '1.50' },
    { on_date: null, due_on: daysLater(today, 7) },
  ])
  // A visit in between is one more, and what was expected stays.
  await as(marco).post(`/visits/${id}/done`, { _once: newId() })
  expect((await facts('visit')).filter(({ on_date }) => on_date === null)).toHaveLength(1)
  expect(await facts('visit')).toHaveLength(3)
})

test('a worrying sign reaches the mediator by mail at once; nobody else reads it', async () => {
  const { territory, elena, email, marco, id, agreeing, as, facts } = await company()
  await agreeing()
  const unsaid = await as(marco).post(`/visits/${id}/sign`, { _once: newId(), words: 'Il frigo è vuoto' })
  expect(unsaid.status).toBe(422)
  expect(unsaid.html).toContain('Il frigo è vuoto')
  const told = { _once: newId(), what: 'sign', words: 'Il frigo è vuoto' }
  for (let sent = 0; sent < 2; sent++)
    expect((await as(marco).post(`/visits/${id}/sign`, told)).status).toBe(303)
  expect(await facts('sign')).toHaveLength(1)
  await expect.poll(async () => (await mailsTo(email)).length).toBe(1)
  const [letter] = await mailsTo(email)
  expect(letter?.text).toContain('/visits/following')
  expect(letter?.text).not.toMatch(/Rosa|frigo|Marco/)
  expect((await as(elena).get('/visits/following')).html).toContain('Compagnia a Rosa')
  const carla = await territory.operator('Carla Monti', 'coordinator')
  expect((await as(carla).get('/visits/following')).html).not.toContain('Rosa')
  const other = await territory.operator('Lucia Ferri', 'volunteer')
  expect((await as(other).get('/visits')).html).not.toContain('Rosa')
  expect((await as(other).post(`/visits/${id}/done`, { _once: newId() })).status).toBe(404)
})

test('a volunteer sees no more of whom they visit than what was written for them', async () => {
  const { marco, rosa, agreeing, brief, as } = await company()
  await agreeing()
  await brief()
  expect((await as(marco).get('/visits')).html).not.toContain('Gatti')
  expect(
    await asActor(marco, (tx) => tx.selectFrom('person').where('id', '=', rosa).select('id').execute()),
  ).toEqual([])
  expect(
    await asActor(marco, (tx) => tx.selectFrom('exchange_agreement_words').selectAll().execute()),
  ).toEqual([])
})

test('loneliness is asked in three questions, before and after, and the volunteer does not read it', async () => {
  const { elena, marco, id, agreeing, as } = await company()
  await agreeing()
  const ask = (one: string) =>
    as(elena).post(`/visits/${id}/loneliness`, { _once: newId(), company: one, leftOut: one, isolated: one })
  expect((await ask('4')).status).toBe(422)
  expect((await ask('3')).status).toBe(303)
  expect((await as(elena).get('/visits/following')).html).toContain('prima 9')
  await asOwner(
    `update exchange_fact set on_date = on_date - 90 where agreement_id = $1 and code = 'loneliness'`,
    [id],
  )
  await ask('2')
  expect((await as(elena).get('/visits/following')).html).toContain('prima 9, ora 6')
  expect(
    await asActor(marco, (tx) =>
      tx.selectFrom('exchange_fact').where('code', '=', 'loneliness').select('id').execute(),
    ),
  ).toEqual([])
  expect((await as(marco).get(`/visits/${id}/loneliness`)).status).toBe(404)
})

test('whoever visited for half a year is offered a rest, and after it begins anew', async () => {
  const { elena, id, agreeing, as, facts } = await company()
  await agreeing()
  await as(elena).get('/visits/following')
  await asOwner(
    `insert into exchange_fact (territory_id, id, agreement_id, code, on_date, hours)
     select territory_id, gen_random_uuid(), id, 'visit', $2::date, 1 from exchange_agreement where id = $1`,
    [id, daysLater(today, -200)],
  )
  expect((await as(elena).get('/visits/following')).html).toContain('da offrire una pausa')
  expect((await as(elena).post(`/visits/${id}/rest`, { _once: newId(), onDate: today })).status).toBe(303)
  expect(await facts('rest')).toHaveLength(1)
  expect((await as(elena).get('/visits/following')).html).not.toContain('da offrire una pausa')
})

/** What a volunteer's device sends, as the ledger lets it through: once. */
const afield = (marco: Awaited<ReturnType<typeof company>>['marco'], territoryId: string) => {
  const here = { id: territoryId, slug: 'valle', name: 'Valle', language: 'it', timeZone: 'Europe/Rome' }
  const incoming = { now: new Date(), today, territory: { ...here, example: false } }
  return (kind: typeof visitAfield, fields: Record<string, string>) =>
    asActor(marco, (tx) => kind.take(tx, marco, kind.form.parse(fields), { ...incoming, id: newId() }))
}

test('visits told without network stand on the days they were; two of them are two', async () => {
  const { territory, marco, id, agreeing, facts } = await company()
  await agreeing(daysLater(today, -8))
  const send = afield(marco, territory.id)
  const [{ id: planned } = { id: '' }] = await asOwner<{ id: string }>(
    "select id from exchange_fact where territory_id = $1 and code = 'visit'",
    [territory.id],
  )
  const done = (onDate: string) => send(visitAfield, { agreementId: id, onDate, planned })
  expect(await done(daysLater(today, -8))).toEqual({ ok: true, path: '/visits' })
  // Said at the desk already, and then by the phone: the same visit.
  await done(daysLater(today, -8))
  // The phone knew no later plan: a visit of another day is another visit.
  await done(daysLater(today, -1))
  expect((await facts('visit')).map(({ on_date }) => on_date)).toEqual([
    daysLater(today, -8),
    daysLater(today, -1),
    null,
  ])
  expect(await done(daysLater(today, 1))).toEqual({ ok: false, errors: { onDate: ['exchange.fact.future'] } })
})

test('a missed visit told without network reaches the mediator when it comes in, on the day it was', async () => {
  const { territory, email, marco, id, agreeing, facts } = await company()
  await agreeing(daysLater(today, -3))
  const onDate = daysLater(today, -2)
  const told = await afield(marco, territory.id)(signAfield, { agreementId: id, what: 'missed', onDate })
  if (!told.ok) throw new Error('it was not taken')
  await told.afterwards?.()
  expect(await facts('missed')).toMatchObject([{ on_date: onDate }])
  await expect.poll(async () => (await mailsTo(email)).length).toBe(1)
})
