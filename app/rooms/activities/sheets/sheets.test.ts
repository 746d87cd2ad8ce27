import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import { newId } from '../../../ground/db/ids.ts'
import { routes } from '../routes.ts'
import { countedOf, heardOf, sheetById, signingsOf, versionsOf } from './reads.ts'
import { writeWords } from './writes.ts'

openHouse()
const now = new Date('2017-01-20T15:00:00Z')
const NAMES = ['Uno', 'Due', 'Tre', 'Quattro', 'Cinque', 'Sei']

async function house(atMeetings: readonly number[] = [4, 6]) {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const luca = await territory.operator('Luca Verdi', 'facilitator')
  const people = await Promise.all(NAMES.map((name) => territory.person(name)))
  const id = newId()
  await asOwner(
    `insert into activity (territory_id, id, title, kind, area) values ($1, $2, 'Laboratorio di Offanengo', 'lab', 'proximity')`,
    [territory.id, id],
  )
  const sessions: string[] = []
  for (const [at, count] of atMeetings.entries()) {
    const session = newId()
    sessions.push(session)
    await asOwner(
      `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, closed_at)
       values ($1, $2, $3, $4, $4::date + time '18:00', $4::date + time '19:30', $4::date + time '20:00')`,
      [territory.id, session, id, `2016-0${at + 3}-01`],
    )
    await asOwner(
      `insert into session_report (territory_id, session_id, headcount, evaluation) values ($1, $2, 7, 'Clima buono')`,
      [territory.id, session],
    )
    for (const [place, person] of people.slice(0, count).entries())
      await asOwner(
        `insert into attendance (territory_id, session_id, person_id, state, role) values ($1, $2, $3, 'attended', $4)`,
        [territory.id, session, person, place === 0 ? 'lab_maker' : 'participant'],
      )
  }
  for (const kind of ['association', 'informal_group']) {
    const organisation = newId()
    await asOwner(`insert into organisation (territory_id, id, name, kind) values ($1, $2, $3, $3)`, [
      territory.id,
      organisation,
      kind,
    ])
    await asOwner(
      `insert into activity_promoter (territory_id, id, activity_id, part, organisation_id, since_on)
       values ($1, $2, $3, 'promoter', $4, '2016-01-01')`,
      [territory.id, newId(), id, organisation],
    )
  }
  const as = (actor: typeof anna) => visits(routes, territory, { actor, now })
  const sheet = newId()
  const begin = (once = sheet) =>
    as(anna).post(`/activities/${id}/sheets`, { _once: once, fromOn: '2016-01-01', untilOn: '2016-12-31' })
  await begin()
  const here = `/activities/sheets/${sheet}`
  return { territory, anna, luca, people, id, sessions, as, sheet, here, begin }
}

test('figures of a year come from its closed meetings and from who stands behind the lab', async () => {
  const { anna, as, sheet, here } = await house()
  const counted = await asActor(anna, async (tx) =>
    countedOf(tx, anna, (await sheetById(tx, sheet)) as NonNullable<Awaited<ReturnType<typeof sheetById>>>),
  )
  expect(counted).toEqual({
    sessions: 2,
    hours: 3,
    people: 6,
    named: 10,
    headcount: 14,
    coDesigners: 1,
    formal: 1,
    informal: 1,
    citizens: 0,
  })
  const { html } = await as(anna).get(here)
  for (const words of ['Persone diverse, per nome', 'Clima buono', 'Come è andata: 2 incontri'])
    expect(html).toContain(words)
})

test('what is written is kept by section, each saving a version; two who write at once are both read', async () => {
  const { territory, anna, luca, as, sheet, here } = await house()
  const section = `${here}/sections/done`
  expect((await as(anna).post(section, { text: 'Un orto.', from: '0' })).location).toContain('#done')
  await as(luca).post(section, { text: 'Un orto.\nUna festa.', from: '1' })
  await as(anna).post(section, { text: 'Un orto.\nUna cena.', from: '1' })
  const versions = await asActor(anna, (tx) => versionsOf(tx, sheet, 'done'))
  expect(versions.map(({ number, by }) => [number, by])).toEqual([
    [3, 'Anna Bianchi'],
    [2, 'Luca Verdi'],
    [1, 'Anna Bianchi'],
  ])
  for (const words of ['Una festa.', 'Una cena.']) expect(versions[0]?.text).toContain(words)
  expect((await as(anna).get(section)).html).toContain('Versione 2, di Luca Verdi')
  const stored = await asOwner<{ sealed: Buffer }>(
    'select sealed from lab_sheet_words where territory_id = $1',
    [territory.id],
  )
  expect(stored.some(({ sealed }) => sealed.includes('orto'))).toBe(false)
  expect((await as(anna).post(`${here}/sections/altro`, { text: 'x' })).status).toBe(404)
})

test('the same form sent again is a version once; with other words, or after somebody else wrote, nothing is lost', async () => {
  const { anna, luca, as, sheet, here } = await house()
  const section = `${here}/sections/done`
  const _once = newId()
  const send = (text: string) => as(anna).post(section, { _once, text, from: '0' })
  const texts = async () =>
    (await asActor(anna, (tx) => versionsOf(tx, sheet, 'done'))).map(({ number, text }) => [number, text])
  await send('Un orto.')
  await send('Un orto.')
  expect(await texts()).toEqual([[1, 'Un orto.']])
  await send('Un orto e una festa.')
  expect(await texts()).toEqual([
    [2, 'Un orto e una festa.'],
    [1, 'Un orto.'],
  ])
  await as(luca).post(section, { text: 'Una cena.', from: '2' })
  await send('Un orto soltanto.')
  const [[, latest]] = (await texts()) as [[number, string]]
  for (const words of ['Una cena.', 'Un orto soltanto.']) expect(latest).toContain(words)
})

test('a text that is too long is not kept, and is not lost', async () => {
  const { anna, as, here } = await house()
  const long = 'parola '.repeat(3000)
  const { status, html } = await as(anna).post(`${here}/sections/needs`, { text: long, from: '0' })
  expect([status, html.includes(long.slice(0, 2000))]).toEqual([422, true])
})

test('signed figures stay as they were; what was corrected since shows beside them; opened again with a reason', async () => {
  const { territory, anna, as, sheet, here, sessions, people } = await house()
  await as(anna).post(`${here}/sections/next`, { text: 'Si continua.', from: '0' })
  const once = newId()
  expect((await as(anna).post(`${here}/sign`, { _once: once })).status).toBe(303)
  expect((await as(anna).post(`${here}/sign`, { _once: once })).status).toBe(303)
  expect((await as(anna).get(here)).html).not.toContain('Alcuni numeri sono cambiati')
  await asOwner('delete from attendance where territory_id = $1 and session_id = $2 and person_id = $3', [
    territory.id,
    sessions[1],
    people[5],
  ])
  const { html } = await as(anna).get(here)
  expect(html).toContain('Alcuni numeri sono cambiati')
  const late = await as(anna).post(`${here}/sections/next`, { text: 'Anzi no, si cambia.', from: '1' })
  expect([late.status, late.html.includes('Anzi no, si cambia.')]).toEqual([409, true])
  expect((await as(anna).post(`${here}/reopen`, {})).status).toBe(422)
  expect((await as(anna).post(`${here}/reopen`, { why: 'Un registro corretto' })).status).toBe(303)
  expect((await as(anna).post(`${here}/sections/next`, { text: 'Si cambia.', from: '1' })).status).toBe(303)
  expect((await as(anna).post(`${here}/sign`, {})).status).toBe(303)
  const signings = await asActor(anna, (tx) => signingsOf(tx, sheet))
  expect(signings.map(({ number, figures, reopenedWhy }) => [number, figures.named, reopenedWhy])).toEqual([
    [2, 9, null],
    [1, 10, 'Un registro corretto'],
  ])
})

test('a year is signed when it is over, and a sheet of the same days is begun once', async () => {
  const { anna, as, id, begin } = await house()
  const twice = await begin(newId())
  expect([twice.status, twice.html.includes('c’è già')]).toEqual([422, true])
  const running = newId()
  await as(anna).post(`/activities/${id}/sheets`, {
    _once: running,
    fromOn: '2017-01-01',
    untilOn: '2017-12-31',
  })
  const early = await as(anna).post(`/activities/sheets/${running}/sign`, {})
  expect([early.status, early.html.includes('L’anno non è ancora finito')]).toEqual([409, true])
  const long = await as(anna).post(`/activities/${id}/sheets`, {
    fromOn: '2014-01-01',
    untilOn: '2017-12-31',
  })
  expect([long.status, long.html.includes('una scheda per ogni anno')]).toEqual([422, true])
})

test('on paper few are few, and the document holds the same words', async () => {
  const { anna, as, here } = await house([3])
  await as(anna).post(`${here}/sections/done`, { text: 'Un orto in comune.', from: '0' })
  const paper = await as(anna).get(`${here}/paper`)
  for (const words of ['meno di 5', 'Un orto in comune.', 'Bozza']) expect(paper.html).toContain(words)
  const document = await as(anna).get(`${here}/document.docx`)
  expect(document.headers.get('content-type')).toContain('wordprocessingml')
  expect(document.status).toBe(200)
})

test('what is heard are topics of encounters with whoever came, in these days', async () => {
  const { territory, anna, people, sheet } = await house()
  const meet = async (person: string | undefined, on: string, topic: string) => {
    const encounter = newId()
    await asOwner(
      `insert into encounter (territory_id, id, met_on, met_at) values ($1, $2, $3, $3::date + time '10:00')`,
      [territory.id, encounter, on],
    )
    await asOwner(
      'insert into encounter_person (territory_id, encounter_id, person_id) values ($1, $2, $3)',
      [territory.id, encounter, person],
    )
    await asOwner('insert into encounter_topic (territory_id, encounter_id, topic) values ($1, $2, $3)', [
      territory.id,
      encounter,
      topic,
    ])
  }
  await meet(people[0], '2016-05-01', 'casa')
  await meet(people[1], '2016-06-01', 'casa')
  await meet(people[0], '2016-06-02', 'lavoro')
  await meet(people[0], '2017-01-02', 'salute')
  await meet(await territory.person('Altrove'), '2016-06-02', 'scuola')
  const heard = await asActor(anna, async (tx) =>
    heardOf(tx, (await sheetById(tx, sheet)) as NonNullable<Awaited<ReturnType<typeof sheetById>>>),
  )
  expect(heard).toEqual([
    { topic: 'casa', encounters: 2, people: 2 },
    { topic: 'lavoro', encounters: 1, people: 1 },
  ])
})

test('ten who keep a section at the same moment all stay, none doubled', async () => {
  const { anna, sheet } = await house()
  const kept = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      asActor(anna, (tx) =>
        writeWords(tx, anna, { sheetId: sheet, section: 'done' }, newId(), { text: `riga ${at}.`, from: 0 }),
      ),
    ),
  )
  expect(kept.every(({ ok }) => ok)).toBe(true)
  const [latest] = await asActor(anna, (tx) => versionsOf(tx, sheet, 'done'))
  for (let at = 0; at < 10; at += 1) expect(latest?.text.split(`riga ${at}.`)).toHaveLength(2)
})

test('another territory and whoever is outside the team read no sheet', async () => {
  const { territory, here, as } = await house()
  const desk = await territory.operator('Dora', 'administrator')
  expect((await as(desk).get(here)).status).not.toBe(200)
  const elsewhere = await newTerritory()
  const bruno = visits(routes, elsewhere, { actor: await elsewhere.operator('Bruno', 'coordinator'), now })
  expect((await bruno.get(here)).status).toBe(404)
  expect((await bruno.get(`${here}/document.docx`)).status).toBe(404)
  expect((await bruno.post(`${here}/sections/done`, { text: 'x' })).status).toBe(404)
})
