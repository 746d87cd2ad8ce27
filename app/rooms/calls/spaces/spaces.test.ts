import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { openMail } from '../../../ground/mail/mail.ts'
import { newOrganisationNamed } from '../../organisations/writes.ts'
import { candidatesIn } from '../candidates/reads.ts'
import { MOST_OFFERED_AN_HOUR } from '../candidates/rules.ts'
import { spaceRanksOf } from '../choosing/reads.ts'
import { spaces as routes } from './routes.ts'
import { SHEET } from './rules.ts'

openHouse()
const OPEN = new Date('2016-03-10T10:00:00Z')
const CLOSED = new Date('2016-04-10T10:00:00Z')
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spaces-'))
  openMail({ dataDir: folder, from: 'trama@localhost', log: () => {} })
})
afterEach(() => rm(folder, { recursive: true }))

async function letters(count: number): Promise<string> {
  const box = join(folder, 'mail')
  const files = await vi.waitFor(async () => {
    const found = await readdir(box).catch(() => [])
    if (found.length < count) throw new Error(`${found.length} letters`)
    return found
  })
  return (await Promise.all(files.map((file) => readFile(join(box, file), 'utf8')))).join('\n')
}

const rows = (sheet: readonly (readonly [string, number, number])[]) =>
  Object.fromEntries(
    sheet.flatMap(([label, weight, best], at) => [
      [`c${at + 1}_label`, label],
      [`c${at + 1}_weight`, String(weight)],
      [`c${at + 1}_best`, String(best)],
    ]),
  )
const TOLD = {
  title: 'Scuole aperte',
  purpose: 'Cerchiamo aule e palestre.',
  opensOn: '2016-03-01',
  closesOn: '2016-03-31',
  resultOn: '2016-05-31',
}
const TWO = rows([
  ['Chi lo usa', 60, 10],
  ['Le stanze', 40, 5],
])

async function house() {
  const territory = await newTerritory()
  const carla = await territory.operator('Carla Neri', 'coordinator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const at = (actor: SignedInActor | undefined, now: Date) =>
    visits(routes, territory, { ...(actor && { actor }), now })
  const call = newId()
  const write = (more: object = TWO, path = '/space-calls/new') =>
    at(carla, OPEN).post(path, { _once: call, ...TOLD, ...more })
  const publish = async () => {
    await write()
    await at(carla, OPEN).post(`/space-calls/${call}/publish`, {})
  }
  const school = (name: string, more: object = {}) => ({
    _once: newId(),
    name,
    ownerSaid: 'Comune di Crema',
    arrivedOn: '2016-03-09',
    c1_answer: 'Famiglie di tre quartieri',
    c2_answer: 'Quattro aule e la palestra',
    ...more,
  })
  const offer = (actor: SignedInActor, form: object) =>
    at(actor, OPEN).post(`/space-calls/${call}/paper`, { signed: 'yes', ...form })
  const ask = (who: SignedInActor) =>
    at(carla, OPEN).post(`/space-calls/${call}/assessors`, { personId: who.personId })
  const inCall = () => asActor(carla, (tx) => candidatesIn(tx, call))
  return { territory, carla, anna, at, call, write, publish, school, offer, ask, inCall }
}

test('a new call starts from the seven criteria, and once published its sheet stands', async () => {
  const { carla, at, call, write } = await house()
  const blank = (await at(carla, OPEN).get('/space-calls/new')).html
  expect(blank.match(/name="c\d+_weight"[^>]*value="\d+"/g)).toHaveLength(SHEET.length)
  expect((await write()).status).toBe(303)
  expect((await at(undefined, OPEN).get(`/space-calls/${call}`)).status).toBe(404)
  expect((await write(rows([['Tutto', 1, 20]]), `/space-calls/${call}/edit`)).status).toBe(303)
  await at(carla, OPEN).post(`/space-calls/${call}/publish`, {})
  expect((await at(undefined, OPEN).get(`/space-calls/${call}`)).html).toContain('Tutto')
  expect((await write(TWO, `/space-calls/${call}/edit`)).status).toBe(404)
  await expect(asOwner(`update space_call set title = 'Altro' where id = $1`, [call])).rejects.toThrow(
    'stands',
  )
})

test('without a score sheet a call is a draft and is not published', async () => {
  const { carla, at, call, write } = await house()
  expect((await write({})).status).toBe(303)
  await at(carla, OPEN).post(`/space-calls/${call}/publish`, {})
  expect((await at(undefined, OPEN).get(`/space-calls/${call}`)).status).toBe(404)
  expect((await at(carla, OPEN).get(`/space-calls/${call}`)).html).toContain('Manca la scheda di punteggio')
  const wrong = await write(
    { c1_label: 'Chi lo usa', c1_weight: '0', c2_weight: '3' },
    `/space-calls/${call}/edit`,
  )
  expect(wrong.status).toBe(422)
  for (const at of ['#f-c1_weight', '#f-c1_best', '#f-c2_label']) expect(wrong.html).toContain(at)
})

test('a space comes by the form, is answered by mail, and nobody reads it before the result', async () => {
  const { anna, at, call, publish, school, inCall } = await house()
  await publish()
  const send = (form: object, now = OPEN) =>
    at(undefined, now).post(`/space-calls/${call}/offer`, form as Record<string, string>)
  const form = { ...school('Scuola di via Roma'), proposer: 'Maria Rossi', email: 'maria@example.org' }
  // Which space it is and what else is missing are said together.
  const bare = (await send({ ...form, name: '', email: 'maria' })).html
  for (const one of ['#f-email', '#f-name']) expect(bare).toContain(`href="${one}"`)
  expect((await send(form)).status).toBe(303)
  expect((await send(form)).status).toBe(303)
  const [space] = await inCall()
  expect(await letters(1)).toContain('maria@example.org')
  expect(await inCall()).toHaveLength(1)
  expect((await at(undefined, OPEN).get(`/offered-spaces/${space?.id}`)).status).toBe(404)
  expect((await at(anna, OPEN).get(`/offered-spaces/${space?.id}`)).html).not.toContain('maria@example.org')
  expect((await send({ ...form, _once: newId() }, CLOSED)).status).toBe(404)
  const kept = await asOwner<{ said: string }>(
    'select p::text as said from space_proposer p where candidate_id = $1',
    [space?.id],
  )
  expect(kept[0]?.said).not.toMatch(/maria/i)
})

test('who works here copies what came on paper, in time; a place is offered once', async () => {
  const { territory, anna, call, publish, offer, school, inCall } = await house()
  await publish()
  const place = newId()
  await asOwner(`insert into place (territory_id, id, name, kind) values ($1, $2, 'Il Portico', 'space')`, [
    territory.id,
    place,
  ])
  expect((await offer(anna, school('', { placeId: place }))).status).toBe(303)
  const twice = await offer(anna, school('', { placeId: place }))
  expect([twice.status, twice.html.includes('già stato proposto')]).toEqual([422, true])
  const late = await offer(anna, school('Tardi', { arrivedOn: '2016-04-02' }))
  expect([late.status, late.html.includes('href="#f-arrivedOn"')]).toEqual([422, true])
  const bare = await offer(anna, school('', { ownerSaid: '' }))
  for (const at of ['#f-name', '#f-ownerSaid']) expect(bare.html).toContain(`href="${at}"`)
  expect(await inCall()).toMatchObject([{ name: 'Il Portico', placeId: place }])
  expect(call).toBeTruthy()
})

test('a space on paper enters a call only where the paper is signed; nothing that was typed is lost', async () => {
  const { anna, at, call, publish, offer, school, inCall } = await house()
  await publish()
  expect((await at(anna, OPEN).get(`/space-calls/${call}/paper`)).html).toContain('name="signed"')
  const form = school('Scuola di via Roma')
  const unsigned = await offer(anna, { ...form, signed: '', c2_answer: '' })
  expect(unsigned.status).toBe(422)
  // What else is missing is said with it.
  for (const one of ['#f-signed', '#f-c2_answer']) expect(unsigned.html).toContain(`href="${one}"`)
  expect(unsigned.html).toContain('Senza firma lo spazio non entra nel bando')
  for (const typed of ['Scuola di via Roma', 'Famiglie di tre quartieri'])
    expect(unsigned.html).toContain(typed)
  expect(await inCall()).toEqual([])
  expect((await offer(anna, { ...form, signed: 'on' })).status).toBe(422)
  expect((await offer(anna, form)).status).toBe(303)
  expect(await inCall()).toMatchObject([{ name: 'Scuola di via Roma' }])
  // By the form of the site nobody is asked: there is no paper.
  expect((await at(undefined, OPEN).get(`/space-calls/${call}/offer`)).html).not.toContain('name="signed"')
})

test('more proposals in an hour than people make are refused', async () => {
  const { territory, at, call, publish, school } = await house()
  await publish()
  await asOwner(
    `insert into space_candidate (territory_id, id, call_id, name, owner_said, answers, by_form, arrived_on, recorded_at)
     select $1, gen_random_uuid(), $2, 'Aula ' || n, 'Comune', '{a,b}', true, '2016-03-10', $3 from generate_series(1, $4::int) n`,
    [territory.id, call, OPEN, MOST_OFFERED_AN_HOUR],
  )
  const form = { ...school('Una di troppo'), proposer: 'Maria Rossi', email: 'maria@example.org' }
  expect((await at(undefined, OPEN).post(`/space-calls/${call}/offer`, form)).status).toBe(409)
})

async function assessed() {
  const all = await house()
  const { territory, carla, anna, publish, offer, school, inCall, ask } = all
  await publish()
  const owner = await asActor(anna, (tx) => newOrganisationNamed(tx, anna, 'Istituto comprensivo', 'school'))
  await offer(carla, school('Scuola di via Roma', { ownerId: owner, ownerSaid: '' }))
  await offer(carla, school('Centro sociale'))
  const elena = await territory.operator('Elena Galli', 'case_operator')
  for (const who of [anna, elena]) await ask(who)
  const [school1, center] = await inCall()
  const sheet = (a: number, b: number) => ({
    c1_score: String(a),
    c1_why: 'Ci viene chiunque',
    c2_score: String(b),
    c2_why: 'Spaziose',
  })
  const score = (who: SignedInActor, id = '', a = 5, b = 3) =>
    all.at(who, CLOSED).post(`/offered-spaces/${id}/assess`, sheet(a, b))
  return { ...all, owner, elena, score, roma: school1?.id ?? '', center: center?.id ?? '' }
}

test('a score outside the scale comes back beside its criterion; what was typed stays', async () => {
  const { anna, score, roma } = await assessed()
  const wrong = await score(anna, roma, 11, 3)
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('href="#f-c1_score"')
  expect(wrong.html).toContain('Ci viene chiunque')
  await expect(
    asOwner(
      `insert into space_assessment (territory_id, id, candidate_id, person_id, scores, reasons)
       values ($1, gen_random_uuid(), $2, $3, '{11,3}', '{a,b}')`,
      [anna.territoryId, roma, anna.personId],
    ),
  ).rejects.toThrow('whole sheet')
})

test('nobody assesses their own place: who proposed it, who is of its owner, who declares an interest', async () => {
  const { territory, carla, anna, elena, ask, score, owner, roma, center, at, call } = await assessed()
  await ask(carla)
  expect((await score(carla, roma)).html).toContain('lo valutano gli altri')
  await asOwner(
    `insert into organisation_member (territory_id, id, organisation_id, person_id) values ($1, gen_random_uuid(), $2, $3)`,
    [territory.id, owner, elena.personId],
  )
  expect((await score(elena, roma)).status).toBe(409)
  expect((await score(elena, center)).status).toBe(303)
  await score(anna, center)
  await at(anna, CLOSED).post(`/offered-spaces/${center}/interest`, {})
  expect((await score(anna, center)).status).toBe(409)
  expect((await at(carla, CLOSED).get(`/space-calls/${call}/result`)).html).toContain('nessuno ha valutato')
  const bruno = await territory.operator('Bruno Verdi', 'facilitator')
  expect((await score(bruno, center)).status).toBe(404)
})

test('the order is the weighted mean; each space is chosen or not with its reason, for anyone to reckon again', async () => {
  const { territory, carla, anna, elena, at, score, roma, center, call } = await assessed()
  await score(anna, roma, 8, 4)
  await score(elena, roma, 6, 5)
  await score(anna, center, 9, 1)
  const desk = at(carla, CLOSED)
  const page = `/space-calls/${call}/result`
  const choice = {
    [`chosen-${roma}`]: 'yes',
    [`why-${roma}`]: 'Quattro aule in mezzo a tre quartieri',
    [`why-${center}`]: 'Va bene anche dopo i lavori',
  }
  expect((await at(carla, OPEN).get(page)).html).toContain('riceve ancora spazi')
  const bare = await desk.post(page, { [`why-${roma}`]: '' })
  expect(bare.status).toBe(422)
  expect(bare.html).toContain(`href="#f-why-${center}"`)
  expect((await desk.post(page, choice)).status).toBe(303)
  // 60 × 7/10 + 40 × 4.5/5 = 78; 60 × 9/10 + 40 × 1/5 = 62
  expect(await asActor(territory.visitor, (tx) => spaceRanksOf(tx, call))).toMatchObject([
    { candidateId: roma, points: 78, chosen: true },
    { candidateId: center, points: 62, chosen: false, why: 'Va bene anche dopo i lavori' },
  ])
  const visitor = at(undefined, CLOSED)
  expect((await visitor.get(`/space-calls/${call}`)).html).toContain('Quattro aule in mezzo a tre quartieri')
  expect((await visitor.get(`/offered-spaces/${center}`)).status).toBe(200)
  const csv = (await visitor.get(`/space-calls/${call}/scores.csv`)).html
  expect(csv.trim().split(/\r?\n/)).toHaveLength(4)
  expect(csv).not.toContain(anna.personId)
  expect((await desk.post(page, choice)).status).toBe(404)
  expect((await score(anna, roma, 1, 1)).status).toBe(404)
})

test('a space is left out with a reason, and does not count', async () => {
  const { carla, anna, at, score, roma, center, call } = await assessed()
  await score(anna, roma, 8, 4)
  const desk = at(carla, CLOSED)
  expect((await desk.post(`/offered-spaces/${center}/aside`, { reason: '' })).status).toBe(422)
  expect((await desk.post(`/offered-spaces/${center}/aside`, { reason: 'Non è agibile' })).status).toBe(303)
  expect((await desk.get(`/offered-spaces/${center}`)).html).toContain('Non è agibile')
  expect((await score(anna, center)).status).toBe(404)
  expect((await desk.get(`/space-calls/${call}/result`)).html).not.toContain('Centro sociale')
})
