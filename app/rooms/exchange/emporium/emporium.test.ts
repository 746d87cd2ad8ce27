import { expect, test } from 'vitest'
import { today } from '../../../../tests/support/company.ts'
import { openShell } from '../../../../tests/support/shell.ts'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import { newId } from '../../../ground/db/ids.ts'
import { hoursOf as balanceIn } from '../kinds/time/reads.ts'
import { routes } from '../routes.ts'
import { namedIn, type Slip, totalOf } from './rules.ts'

openHouse()
openShell()

const day = (ago: number) => daysLater(today, -ago)
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

/** Elena prints slips of one sort at the desk; Bruno and Amina are known, and sign in too. */
async function printed(slip: Slip, many = 4) {
  const territory = await newTerritory()
  const elena = await territory.operator('Elena Neri', 'facilitator')
  const bruno = await territory.operator('Bruno Conti', 'citizen')
  const amina = await territory.operator('Amina Haddad', 'citizen')
  const as = (actor: SignedInActor) => visits(routes, territory, { actor })
  const wanted = { give: '0', ask: '0', hours: '0', [slip]: String(many), language: 'it' }
  const made = await as(elena).post('/emporium/slips', { _once: newId(), ...wanted })
  const print = (made.location ?? '').slice(territory.slug.length + 1)
  const copy = print.replace('/print', '')
  const send = (fields: Record<string, string>, _once = newId()) => as(elena).post(copy, { _once, ...fields })
  const notices = () =>
    asOwner<{
      id: string
      side: string
      title: string
      visibility: string
      places: number
      checked: boolean
    }>(
      `select id, side, title, visibility, places, checked_by is not null as checked from exchange_notice
       where territory_id = $1 order by title, side`,
      [territory.id],
    )
  const facts = () =>
    asOwner<{ id: string; agreement_id: string; hours: string; confirmed: boolean; counts: string[] }>(
      `select id, agreement_id, hours, confirmed_at is not null as confirmed, counts from exchange_fact
       where territory_id = $1 and withdrawn_at is null order by on_date, id`,
      [territory.id],
    )
  const balance = (who: SignedInActor) => asActor(elena, (tx) => balanceIn(tx, who.personId))
  return { territory, elena, bruno, amina, as, print, copy, send, notices, facts, balance }
}

const row = (number: number, fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${name}-${number}`, value]))
const stroller = (who: string) => ({ who, title: 'Passeggino', sort: 'baby', condition: 'good' })
const idOf = (who: SignedInActor | string) => (typeof who === 'string' ? who : who.personId)
const errand = (
  giver: SignedInActor | string,
  receiver: SignedInActor,
  more: Record<string, string> = {},
) => ({
  giver: idOf(giver),
  receiver: receiver.personId,
  title: 'Spesa',
  favour: 'errands',
  onDate: day(3),
  hours: '1,5',
  signed: 'yes',
  ...more,
})

test('slips of each sort are printed four to a page, each under its own code and number, and say who reads them', async () => {
  const { territory, elena, as } = await printed('give')
  const made = await as(elena).post('/emporium/slips', {
    _once: newId(),
    give: '4',
    ask: '1',
    hours: '3',
    language: 'en',
  })
  expect(made.location).toMatch(/\/emporium\/slips\/print\?codes=\w{6}-\w{6}-\w{6}$/)
  const { html } = await as(elena).get((made.location ?? '').slice(territory.slug.length + 1))
  expect(html.match(/class="slip-page /g)).toHaveLength(2)
  const codes = [...html.matchAll(/class="paper-code">(\w{3} \w{3}) (\d)</g)].map(([, code, at]) => [
    code,
    at,
  ])
  expect(codes.map(([, at]) => at)).toEqual(['1', '2', '3', '4', '1', '1', '2', '3'])
  expect(new Set(codes.map(([code]) => code)).size).toBe(3)
  expect(html.match(/An hour is worth an hour/g)).toHaveLength(8)
  expect(html).toContain('Signature of the person who received')
  expect(html).toContain('Only the people who work here read your name and phone')
})

test('how many slips is asked: none at all, too many and no number are refused, and what was typed stays', async () => {
  const { elena, as } = await printed('give')
  for (const give of ['0', '41', 'molti']) {
    const refused = await as(elena).post('/emporium/slips', {
      _once: newId(),
      give,
      ask: '0',
      hours: '0',
      language: 'it',
    })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('href="#f-give"')
    expect(refused.html).toContain(`value="${give}"`)
  }
})

test('things that were given are on the shelf for everybody, with their pieces; a new name becomes one person', async () => {
  const { territory, elena, as, copy, send, notices, bruno } = await printed('give')
  const copied = await send({
    ...row(1, { ...stroller(bruno.personId), places: '1', phone: '333 111' }),
    ...row(3, { who: 'new-person:Ivo Conti', title: 'Pelati', sort: 'food', condition: 'new', places: '24' }),
    ...row(4, { ...stroller('new-person:Ivo  conti'), title: 'Culla', places: '1' }),
    'places-2': '1',
    told: '26',
  })
  expect(copied.status).toBe(303)
  expect(await notices()).toMatchObject([
    { title: 'Culla', side: 'offer', visibility: 'public', places: 1, checked: true },
    { title: 'Passeggino', side: 'offer' },
    { title: 'Pelati', places: 24 },
  ])
  expect(
    await asOwner("select from person where territory_id = $1 and given_name = 'Ivo'", [territory.id]),
  ).toHaveLength(1)
  expect((await as(elena).get('/emporium')).html).toContain('Passeggino')
  const page = await as(elena).get(copy)
  expect(page.html).toContain('id="row-2"')
  expect(page.html).not.toContain('id="row-1"')
  expect(page.html).toContain('Buono 1: Passeggino')
})

test('what somebody is looking for is read by the team alone, until the day they said', async () => {
  const { elena, amina, as, send, notices } = await printed('ask')
  const asked = await send({
    ...row(2, { who: amina.personId, title: 'Lettino', sort: 'baby', untilOn: daysLater(today, 20) }),
    told: '1',
  })
  expect(asked.status).toBe(303)
  const [notice] = await notices()
  expect(notice).toMatchObject({ side: 'need', visibility: 'operators' })
  const page = await as(elena).get(`/exchange/notices/${notice?.id}`)
  expect(page.html).toContain('Amina Haddad')
  const past = await send({
    ...row(3, { who: amina.personId, title: 'Sedia', sort: 'furniture', untilOn: day(1) }),
    typedBefore: '1',
  })
  expect(past.status).toBe(422)
  expect(past.html).toContain('href="#f-untilOn-3"')
  expect(await notices()).toHaveLength(1)
})

test('the same form sent twice, and a slip copied in two windows, is one record', async () => {
  const { bruno, send, notices } = await printed('give')
  const once = newId()
  const both = await Promise.all([
    send(row(1, stroller(bruno.personId)), once),
    send(row(1, stroller(bruno.personId)), once),
  ])
  expect(both.map(({ status }) => status)).toEqual([303, 303])
  const again = await send({ ...row(1, { ...stroller(bruno.personId), title: 'Resta' }), typedBefore: '1' })
  expect(again.status).toBe(422)
  expect(again.html).toContain('già stato ricopiato')
  expect(again.html).toContain('value="Resta"')
  expect(await notices()).toHaveLength(1)
})

test('two who copy different slips of a sheet at once lose nothing; the later is asked first', async () => {
  const { bruno, send, notices } = await printed('give')
  const forms = [1, 2].map((number) => ({ once: newId(), fields: row(number, stroller(bruno.personId)) }))
  const answers = await Promise.all(forms.map(({ once, fields }) => send(fields, once)))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  const late = answers.findIndex(({ status }) => status === 422)
  expect(answers[late]?.html).toContain('name="sureOfTyped"')
  expect((await send({ ...forms[late]?.fields, sureOfTyped: '1' }, forms[late]?.once)).status).toBe(303)
  expect(await notices()).toHaveLength(2)
})

test('where one slip is refused none is written, each fault beside its field, and what was typed stays', async () => {
  const { elena, bruno, copy, as, send, notices } = await printed('give')
  const refused = await send({
    ...row(1, stroller(bruno.personId)),
    ...row(2, { title: 'Senza nome', sort: 'baby', places: '0' }),
    ...row(3, { ...stroller('nessuno'), title: 'Chi' }),
  })
  expect(refused.status).toBe(422)
  for (const field of ['who-2', 'condition-2', 'places-2', 'who-3'])
    expect(refused.html).toContain(`href="#f-${field}"`)
  expect(refused.html).toContain('value="Senza nome"')
  const stranger = await send({ ...row(1, stroller(bruno.personId)), ...row(2, stroller(newId())) })
  expect(stranger.status).toBe(422)
  expect(stranger.html).toContain('href="#f-who-2"')
  expect(await notices()).toEqual([])
  const searched = await as(elena).post(copy, {
    _once: newId(),
    _search: 'who-2',
    'who-2.text': 'Bru',
    'title-2': 'Resta',
  })
  expect(searched.status).toBe(200)
  expect(searched.html).toContain(`name="who-2" value="${bruno.personId}"`)
  expect(searched.html).not.toContain(`name="who-1" value="${bruno.personId}"`)
  expect(searched.html).toContain('value="Resta"')
})

test('a total that differs is asked in what people count in, and answered once', async () => {
  const { bruno, amina, send, facts } = await printed('hours')
  const form = { ...row(1, errand(bruno, amina)), ...row(2, errand(bruno, amina, { hours: '1' })), told: '3' }
  const once = newId()
  const asked = await send(form, once)
  expect(asked.status).toBe(422)
  expect(asked.html).toContain('le righe danno 2,5, il foglio dice 3')
  expect(await facts()).toEqual([])
  const [, answer = ''] = /name="sureOfTotal" value="([^"]+)"/.exec(asked.html) ?? []
  expect((await send({ ...form, sureOfTotal: answer }, once)).status).toBe(303)
  expect(await facts()).toHaveLength(2)
  expect((await send({ ...row(3, errand(bruno, amina)), told: 'tre', typedBefore: '1' })).html).toContain(
    'href="#f-told"',
  )
})

test('hours between two who have no agreement make one that ends with them; signed ones count at once', async () => {
  const { territory, elena, bruno, amina, as, send, facts, notices, balance, copy } = await printed('hours')
  expect((await send(row(1, errand(bruno, amina)))).status).toBe(303)
  const [fact] = await facts()
  expect(fact).toMatchObject({ hours: '1.50', confirmed: true, counts: ['exchanges', 'exchange_hours'] })
  expect(await balance(bruno)).toEqual({ given: 1.5, received: 0 })
  expect(await balance(amina)).toEqual({ given: 0, received: 1.5 })
  const [agreement] = await asOwner(
    `select kind, starts_on::text, ended_on::text, outcome from exchange_agreement where territory_id = $1`,
    [territory.id],
  )
  expect(agreement).toEqual({ kind: 'time', starts_on: day(3), ended_on: day(3), outcome: 'done' })
  expect((await notices()).map(({ visibility }) => visibility)).toEqual(['operators', 'operators'])
  // The agreement came from the slip as the hours did, and what was asked and offered for it.
  const came = await asOwner<{ record_kind: string }>(
    'select record_kind from paper_source where territory_id = $1 order by record_kind',
    [territory.id],
  )
  expect(came.map((one) => one.record_kind)).toEqual([
    'exchange_agreement',
    'exchange_fact',
    'exchange_notice',
    'exchange_notice',
  ])
  // Either of the two, once forgotten, takes the photos of the sheet along.
  const named = await asOwner<{ person_id: string }>(
    'select person_id from paper_row where territory_id = $1 order by number',
    [territory.id],
  )
  expect(named.map((one) => one.person_id)).toEqual([bruno.personId, amina.personId])
  const page = await as(elena).get(`/exchange/agreements/${fact?.agreement_id}`)
  expect(page.html).toContain(`${copy}"`)
  expect(page.html).toContain('ricopiato da Elena Neri')
})

test('hours within an agreement that runs are noted in it', async () => {
  const { territory, elena, bruno, amina, as, copy, send, facts } = await printed('hours')
  await send(row(1, errand(bruno, amina)))
  await asOwner('update exchange_agreement set ended_on = null, outcome = null where territory_id = $1', [
    territory.id,
  ])
  await send({
    ...row(2, errand(bruno, amina, { onDate: today, hours: '2', title: 'Orlo' })),
    typedBefore: '1',
  })
  expect((await as(elena).get(copy)).html).toContain('Buono 2: Orlo')
  // The other way round it is another exchange, and so is one of a day before the agreement.
  await send({
    ...row(3, errand(amina, bruno)),
    ...row(4, errand(bruno, amina, { onDate: day(9) })),
    typedBefore: '2',
  })
  const noted = await facts()
  expect(noted).toHaveLength(4)
  expect(new Set(noted.map((fact) => fact.agreement_id)).size).toBe(3)
})

test('hours that were taken back are copied again from their slip, once; the earlier ones stay to be read', async () => {
  const { territory, elena, bruno, amina, as, copy, send, facts, balance } = await printed('hours')
  const luca = await territory.person('Luca Gatti')
  const first = { once: newId(), fields: row(2, errand(luca, amina, { title: 'Tenda' })) }
  expect((await send(first.fields, first.once)).status).toBe(303)
  const [wrong] = await facts()
  expect((await as(elena).get(copy)).html).not.toContain('id="row-2"')
  const tied = () =>
    asOwner<{ people: string[] }>(
      `select array_agg(n.node_id::text order by n.node_id) as people from tie_evidence e
       join tie_evidence_node n on n.territory_id = e.territory_id and n.evidence_id = e.id
       where e.territory_id = $1 and e.kind = 'exchange' group by e.id`,
      [territory.id],
    )
  expect(await tied()).toEqual([{ people: [luca, amina.personId].sort() }])
  await as(elena).post(`/exchange/facts/${wrong?.id}/withdraw`, {})
  expect(await facts()).toEqual([])
  // With the hours goes what was agreed only to tell them: it never began, and ties nobody.
  expect(await tied()).toEqual([])
  const [made] = await asOwner<{ outcome: string; starts_on: string | null }>(
    'select outcome, starts_on from exchange_agreement where territory_id = $1',
    [territory.id],
  )
  expect(made).toEqual({ outcome: 'not_done', starts_on: null })

  const page = (await as(elena).get(copy)).html
  expect(page).toContain('id="row-2"')
  expect(page).toContain('Le ore di questo buono sono state tolte')
  expect(page).toMatch(/Buono 2: Tenda[\s\S]*Tolto/)
  // The form of before, sent once more, writes nothing.
  expect((await send(first.fields, first.once)).status).toBe(303)
  expect(await facts()).toEqual([])

  const fields = { ...row(2, errand(bruno, amina, { title: 'Tenda' })), typedBefore: '1' }
  const answers = await Promise.all([send(fields), send(fields)])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  const late = answers.find(({ status }) => status === 422)
  expect(late?.html).toContain('già stato ricopiato')
  expect(late?.html).toContain('value="Tenda"')
  const [right, ...more] = await facts()
  expect([right?.id === wrong?.id, more]).toEqual([false, []])
  expect(await balance(bruno)).toEqual({ given: 1.5, received: 0 })
  expect(await balance(amina)).toEqual({ given: 0, received: 1.5 })

  const both = (await as(elena).get(copy)).html
  expect(both).not.toContain('id="row-2"')
  expect(both.match(/Buono 2: Tenda/g)).toHaveLength(2)
  expect(both.match(/>Tolto</g)).toHaveLength(1)
  expect((await as(elena).get(`/exchange/agreements/${right?.agreement_id}`)).html).toContain(`${copy}"`)
  // Whoever the slip names, whichever time it was copied, takes its photos along when they are forgotten.
  const named = await asOwner<{ person_id: string }>(
    'select person_id from paper_row where territory_id = $1',
    [territory.id],
  )
  expect(named.map((one) => one.person_id).sort()).toEqual([luca, amina.personId, bruno.personId].sort())

  await as(elena).post(`/exchange/facts/${right?.id}/withdraw`, {})
  expect((await send({ ...fields, typedBefore: '2' })).status).toBe(303)
  expect(await facts()).toHaveLength(1)
  expect(await balance(bruno)).toEqual({ given: 1.5, received: 0 })
})

test('a slip whose hours are there no more, for somebody was forgotten, is not copied again', async () => {
  const { territory, elena, bruno, amina, as, copy, send, facts } = await printed('hours')
  await send(row(1, errand(bruno, amina)))
  const [fact] = await facts()
  await as(elena).post(`/exchange/facts/${fact?.id}/withdraw`, {})
  await asOwner('delete from exchange_fact where territory_id = $1', [territory.id])
  const gone = await send({ ...row(1, errand(bruno, amina)), typedBefore: '1' })
  expect(gone.status).toBe(422)
  expect(gone.html).toContain('già stato ricopiato')
  expect((await as(elena).get(copy)).html).not.toContain('id="row-1"')
})

test('without the signature of who received hours wait: who gave cannot confirm them, who received and the team can', async () => {
  const { elena, bruno, amina, as, copy, send, facts, balance } = await printed('hours')
  const { signed: _, ...unsigned } = errand(bruno, amina)
  const sent = await send({ ...row(1, unsigned), ...row(2, { ...unsigned, onDate: day(2) }) })
  expect(sent.status).toBe(303)
  expect(await facts()).toMatchObject([{ confirmed: false, counts: [] }, { confirmed: false }])
  expect(await balance(bruno)).toEqual({ given: 0, received: 0 })
  expect((await as(elena).get(copy)).html).toContain('Da confermare')
  const [first, second] = await facts()
  const mine = await as(bruno).get('/hours')
  expect(mine.html).toContain('in attesa di conferma')
  expect(mine.html).not.toContain(`/hours/${first?.id}/confirm`)
  await as(bruno).post(`/hours/${first?.id}/confirm`, {})
  const agreement = await as(bruno).get(`/exchange/agreements/${first?.agreement_id}`)
  expect(agreement.status).toBe(200)
  expect(agreement.html).not.toContain(`/exchange/facts/${first?.id}/confirm`)
  expect(await facts()).toMatchObject([{ confirmed: false }, { confirmed: false }])
  expect((await as(amina).get('/hours')).html).toContain(`/hours/${first?.id}/confirm`)
  await as(amina).post(`/hours/${first?.id}/confirm`, {})
  await as(elena).post(`/exchange/facts/${second?.id}/confirm`, {})
  expect(await facts()).toMatchObject([{ confirmed: true }, { confirmed: true }])
  expect(await balance(bruno)).toEqual({ given: 3, received: 0 })
})

test('a floor asks beside who received, is gone past row by row, and blocks further down', async () => {
  const { bruno, amina, send, facts } = await printed('hours', 8)
  await send(row(1, errand(bruno, amina, { hours: '5' })))
  const form = { ...row(2, errand(bruno, amina, { onDate: today, hours: '10' })), typedBefore: '1' }
  const asked = await send(form)
  expect(asked.status).toBe(422)
  expect(asked.html).toContain('href="#f-receiver-2"')
  expect(asked.html).toContain('ha ricevuto 5 ore più di quante ne ha date')
  expect(asked.html).toContain('name="anyway-2"')
  expect(await facts()).toHaveLength(1)
  expect((await send({ ...form, 'anyway-2': 'yes' })).status).toBe(303)
  const blocked = await send({
    ...row(3, errand(bruno, amina, { onDate: day(1), anyway: 'yes' })),
    typedBefore: '2',
  })
  expect(blocked.status).toBe(422)
  expect(blocked.html).toContain('prima troviamo insieme qualcosa che possa dare')
  // Nobody is hindered from giving.
  expect((await send({ ...row(3, errand(amina, bruno)), typedBefore: '2' })).status).toBe(303)
})

test('hours of tomorrow, of one alone, of nobody and of too many are refused beside their fields', async () => {
  const { bruno, amina, send, facts, notices } = await printed('hours')
  const refusals = [
    [errand(bruno, bruno), 'receiver-1'],
    [errand(bruno, amina, { onDate: daysLater(today, 1) }), 'onDate-1'],
    [errand(bruno, amina, { hours: '13' }), 'hours-1'],
    [errand(bruno, amina, { hours: 'due' }), 'hours-1'],
    [errand(bruno, amina, { giver: newId() }), 'giver-1'],
    [errand(bruno, amina, { favour: '' }), 'favour-1'],
  ] as const
  for (const [fields, field] of refusals) {
    const refused = await send(row(1, fields))
    expect(refused.status, field).toBe(422)
    expect(refused.html).toContain(`href="#f-${field}"`)
  }
  expect([...(await facts()), ...(await notices())]).toEqual([])
})

test('a minor is named on a slip only with consent, said beside whoever of the two it is', async () => {
  const { territory, elena, bruno, amina, as, copy, send, notices } = await printed('hours')
  await asOwner(
    `insert into person_profile (territory_id, person_id, birth_year) values ($1, $2, $3)
     on conflict (territory_id, person_id) do update set birth_year = excluded.birth_year`,
    [territory.id, amina.personId, Number(today.slice(0, 4)) - 12],
  )
  const refused = await send(row(1, errand(bruno, amina)))
  expect(refused.html).toContain('href="#f-receiver-1"')
  expect(refused.html).toContain('È minorenne')
  expect((await send(row(1, errand(amina, bruno)))).html).toContain('href="#f-giver-1"')
  expect(await notices()).toEqual([])
  expect((await as(elena).get(copy)).status).toBe(200)
})

test('nobody but the team finds slips, photos or where a record came from; an erasure takes the photos along', async () => {
  const { territory, elena, bruno, amina, as, print, copy, notices } = await printed('give')
  const body = new FormData()
  body.set('_once', newId())
  for (const [name, value] of Object.entries(row(1, stroller(bruno.personId)))) body.set(name, value)
  body.set('photo', new File([PHOTO], 'buono.png', { type: 'image/png' }))
  expect((await as(elena).send(copy, body)).status).toBe(303)
  expect((await as(elena).get(copy)).html).toMatch(/photos\/[0-9a-f-]{36}/)
  const [notice] = await notices()
  const path = `/exchange/notices/${notice?.id}`
  expect((await as(elena).get(path)).html).toContain(`${copy}"`)
  const partner = await territory.operator('Carla Monti', 'partner')
  const volunteer = await territory.operator('Lucia Ferri', 'volunteer')
  for (const stranger of [bruno, amina, partner, volunteer]) {
    for (const page of [print, copy, '/emporium/slips'])
      expect((await as(stranger).get(page)).status).toBe(404)
    expect((await as(stranger).post(copy, { _once: newId() })).status).toBe(404)
    const seen = await as(stranger).get(path)
    expect([seen.status, seen.html.includes(copy), seen.html.includes('Bruno')]).toEqual([
      200,
      false,
      stranger === bruno,
    ])
    expect(await asActor(stranger, (tx) => tx.selectFrom('paper_source').selectAll().execute())).toEqual([])
  }
  const rows = await asOwner('select from paper_row where territory_id = $1 and person_id = $2', [
    territory.id,
    bruno.personId,
  ])
  expect(rows).toHaveLength(1)
  await asOwner('delete from paper_row where territory_id = $1 and person_id = $2', [
    territory.id,
    bruno.personId,
  ])
  expect((await as(elena).get(copy)).html).not.toMatch(/photos\/[0-9a-f-]{36}/)
})

test('names on a slip are somebody known or somebody new; totals are pieces, slips and minutes', () => {
  expect(namedIn('new-person:  Rosa   Gatti ')).toEqual({ kind: 'new', name: 'Rosa Gatti' })
  expect([namedIn('new-person: '), namedIn('Rosa')]).toEqual([undefined, undefined])
  expect(totalOf([{ slip: 'give', places: 24 }, { slip: 'give' }])).toBe(25)
  expect(totalOf([{ slip: 'ask' }, { slip: 'ask' }])).toBe(2)
  expect(
    totalOf([
      { slip: 'hours', hours: 1.25 },
      { slip: 'hours', hours: 2 },
    ]),
  ).toBe(195)
})
