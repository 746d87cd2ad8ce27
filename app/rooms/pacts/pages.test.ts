import { expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../ground/access/actor.ts'
import { newId } from '../../ground/db/ids.ts'
import { openFund } from '../funds/setup/writes.ts'
import { allot, receive, recordSource } from '../funds/sources/writes.ts'
import { openCircle } from '../operators/circles/writes.ts'
import { tiesOf } from '../ties/reads.ts'
import { pactById, pactsOf } from './reads.ts'
import { routes } from './routes.ts'

openHouse()

const now = new Date('2026-06-10T15:00:00Z')
const today = '2026-06-10'

async function valley() {
  const territory = await newTerritory()
  const elena = await territory.operator('Elena Riva', 'case_operator')
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const maria = await territory.person('Maria Rossi')
  const [kind] = await asOwner<{ id: string }>(
    "select id from pact_kind where territory_id = $1 and counts_as = 'pact'",
    [territory.id],
  )
  const as = (actor: SignedInActor, at = now) => visits(routes, territory, { actor, now: at })
  return { territory, elena, bruno, anna, carla, maria, kindId: kind?.id as string, as, browser: as(elena) }
}
type Valley = Awaited<ReturnType<typeof valley>>

const opening = ({ maria, kindId }: Valley) => ({
  personId: maria,
  kindId,
  sector: 'public',
  role: 'assistente sociale',
  agreedHow: 'signed',
  agreedOn: today,
})

/** What a whole pact says: both sides, an amount with a comma, hours with a comma. */
const WRITTEN = {
  ownWords: 'Da quando ho perso il lavoro non esco più.',
  capabilities: 'Cucina per venti persone.',
  needs: 'Un lavoro vicino a casa.',
  'goal-0-what': 'Esce di casa tre volte la settimana',
  'give-0-what': 'Corso di cucina',
  'give-0-who': 'Bruno Galli',
  'give-0-due': '2026-06-12',
  'give-0-amount': '350,50',
  'back-0-what': 'Cucina al laboratorio del giovedì',
  'back-0-where': 'Punto di Comunità',
  'back-0-hours': '7,5',
  'back-0-due': '2026-09-30',
  'step-0-what': 'Iscrizione al corso',
  'step-0-who': 'Elena Riva',
  'step-0-due': '2026-06-15',
  'review-0-due': '2026-07-10',
  'measure-0-what': 'Titoli sociali',
}

async function opened(place: Valley) {
  const id = newId()
  const answer = await place.browser.post('/pacts/new', { _once: id, ...opening(place) })
  expect(answer.location).toBe(`/${place.territory.slug}/pacts/${id}/draft`)
  return id
}
const join = (place: Valley, id: string, personId: string, sector = 'third_sector', once = newId()) =>
  place.browser.post(`/pacts/${id}/team`, { _once: once, who: `person:${personId}`, sector })

async function ready(place: Valley) {
  const id = await opened(place)
  await join(place, id, place.bruno.personId)
  const answer = await place.browser.post(`/pacts/${id}/draft`, { ...WRITTEN, _act: 'fix' })
  expect(answer.location).toBe(`/${place.territory.slug}/pacts/${id}/sign`)
  return id
}
const lastVersion = async (id: string) =>
  (
    await asOwner<{ id: string }>(
      'select id from pact_version where pact_id = $1 order by number desc limit 1',
      [id],
    )
  )[0]?.id as string

async function signed(place: Valley, on = today) {
  const id = await ready(place)
  const answer = await place.browser.post(`/pacts/${id}/sign`, {
    versionId: await lastVersion(id),
    'signers[]': [`person:${place.maria}`, `team:${place.bruno.personId}`],
    signedOn: on,
  })
  expect(answer.location).toBe(`/${place.territory.slug}/pacts/${id}`)
  return id
}
const itemOf = async (id: string, side: string) =>
  (
    await asOwner<{ id: string }>(
      'select id from pact_item where pact_id = $1 and side = $2 and withdrawn_at is null',
      [id, side],
    )
  )[0]?.id as string

test('a pact is opened once with who agrees, and stands for its team alone', async () => {
  const place = await valley()
  const id = newId()
  const form = { _once: id, ...opening(place) }
  const [first, second] = [
    await place.browser.post('/pacts/new', form),
    await place.browser.post('/pacts/new', form),
  ]
  expect(second.location).toBe(first.location)
  expect(await asOwner('select id from pact where territory_id = $1', [place.territory.id])).toHaveLength(1)
  expect(await asOwner('select how from pact_agreement where person_id = $1', [place.maria])).toEqual([
    { how: 'signed' },
  ])
  // Nor does anything stand where the whole team would read it.
  expect(await asOwner('select id from accompaniment_agreement where person_id = $1', [place.maria])).toEqual(
    [],
  )

  for (const stranger of [place.anna, place.carla]) {
    expect(await asActor(stranger, (tx) => pactsOf(tx, stranger))).toEqual([])
    for (const page of ['', '/draft', '/team', '/review', '/end', '/scale/before'])
      expect((await place.as(stranger).get(`/pacts/${id}${page}`)).status).toBe(404)
    expect((await place.as(stranger).get('/pacts')).html).not.toContain('Maria')
  }
  expect((await place.browser.get('/pacts')).html).toContain('Maria Rossi')
})

test('without the person’s agreement no pact is opened, and nothing typed is lost', async () => {
  const place = await valley()
  const { agreedHow: _, ...told } = opening(place)
  const form = { ...told, 'personId.label[]': `${place.maria}\tMaria Rossi` }
  const refused = await place.browser.post('/pacts/new', form)
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('Senza l’accordo della persona')
  expect(refused.html).toContain('Maria Rossi')
  expect(refused.html).toContain('assistente sociale')
  const later = await place.browser.post('/pacts/new', { ...opening(place), agreedOn: '2026-06-11' })
  expect(later.status).toBe(422)
  expect(await asOwner('select id from pact where territory_id = $1', [place.territory.id])).toEqual([])
})

test('a minor needs the consent of who answers for them, and who answers signs', async () => {
  const place = await valley()
  await asOwner('insert into person_profile (territory_id, person_id, birth_year) values ($1, $2, 2014)', [
    place.territory.id,
    place.maria,
  ])
  const refused = await place.browser.post('/pacts/new', opening(place))
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('href="#f-personId"')

  const mother = await place.territory.person('Rosa Sala')
  await asOwner(
    `insert into guardian (territory_id, id, minor_id, guardian_id, title, said_by, from_on)
     values ($1, $2, $3, $4, 'parent', 'la madre', '2020-01-01')`,
    [place.territory.id, newId(), place.maria, mother],
  )
  await asOwner(
    `insert into consent (territory_id, id, person_id, kind, given_on, how, given_by)
     values ($1, $2, $3, 'named_minor', '2026-01-01', 'signed', $4)`,
    [place.territory.id, newId(), place.maria, mother],
  )
  const id = await ready(place)
  const page = await place.browser.get(`/pacts/${id}/sign`)
  expect(page.html).toContain(`guardian:${mother}`)
  expect(page.html).not.toContain(`person:${place.maria}`)
  const own = { versionId: await lastVersion(id), signedOn: today }
  const child = { ...own, 'signers[]': [`person:${place.maria}`, `team:${place.bruno.personId}`] }
  expect((await place.browser.post(`/pacts/${id}/sign`, child)).status).toBe(422)
  const both = { ...own, 'signers[]': [`guardian:${mother}`, `team:${place.bruno.personId}`] }
  expect((await place.browser.post(`/pacts/${id}/sign`, both)).status).toBe(303)
})

test('a draft is kept as far as it was written, and what cannot be read is said beside its field', async () => {
  const place = await valley()
  const id = await opened(place)
  expect((await place.browser.post(`/pacts/${id}/draft`, { ownWords: 'Comincio da qui' })).status).toBe(303)
  expect((await place.browser.get(`/pacts/${id}/draft`)).html).toContain('Comincio da qui')

  const wrong = (amount: string) =>
    place.browser.post(`/pacts/${id}/draft`, { ...WRITTEN, 'give-0-amount': amount })
  for (const amount of ['-5', '1e18', '1.234', 'molti', '99999999999', '12,345']) {
    const answer = await wrong(amount)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('href="#f-give-0-amount"')
    expect(answer.html).toContain('Cucina al laboratorio del giovedì')
    expect(answer.html).toContain(`value="${amount}"`)
  }
  for (const amount of ['350,50', '350.50', '1.234,00', '2000'])
    expect((await wrong(amount)).status).toBe(303)
  const over = await wrong('2000,01')
  expect(over.status).toBe(422)
  expect(over.html).toContain('supera il tetto')
  expect(over.html).toContain('2000,01')
  const hours = await place.browser.post(`/pacts/${id}/draft`, { ...WRITTEN, 'back-0-hours': 'tante' })
  expect(hours.html).toContain('href="#f-back-0-hours"')
})

test('needs without capabilities, no give-back and a team of one are not ready to be signed', async () => {
  const place = await valley()
  const id = await opened(place)
  const { capabilities: _, ...rest } = WRITTEN
  const bare = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('back')))
  const answer = await place.browser.post(`/pacts/${id}/draft`, { ...bare, _act: 'fix' })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('I bisogni non stanno senza le capacità')
  expect(answer.html).toContain('Un patto va nei due sensi')
  expect(answer.html).toContain('Da soli non si è un’équipe')
  expect(answer.html).toContain('Un lavoro vicino a casa.')
  expect(await asOwner('select id from pact_version where pact_id = $1', [id])).toEqual([])
  // It was kept all the same.
  expect((await place.browser.get(`/pacts/${id}/draft`)).html).toContain('Un lavoro vicino a casa.')
})

test('what was signed is changed by nobody, and a change is signed anew', async () => {
  const place = await valley()
  const id = await signed(place)
  const version = await lastVersion(id)
  await expect(
    asActor(place.elena, (tx) =>
      tx
        .updateTable('pact_version')
        .set({ number: 9 } as never)
        .where('id', '=', version)
        .execute(),
    ),
  ).rejects.toThrow('permission denied')
  await expect(
    asOwner("update pact_version set mark = repeat('x', 32) where id = $1", [version]),
  ).rejects.toThrow('stands as it was written')
  const paper = await place.browser.get(`/pacts/${id}/versions/1`)
  expect(paper.html).toContain('Da quando ho perso il lavoro')
  expect(paper.html).toContain('350,50')
  expect(paper.html).toContain('7,5 ore')

  await place.browser.post(`/pacts/${id}/draft`, {
    ...WRITTEN,
    'back-0-what': 'Aiuta in biblioteca',
    _act: 'fix',
  })
  expect((await place.browser.get(`/pacts/${id}`)).html).toContain('Cucina al laboratorio')
  expect((await place.browser.get(`/pacts/${id}/versions/1`)).html).not.toContain('Aiuta in biblioteca')
  const old = await place.browser.post(`/pacts/${id}/sign`, {
    versionId: version,
    'signers[]': `team:${place.elena.personId}`,
    signedOn: today,
  })
  expect(old.status).toBe(422)
  await place.browser.post(`/pacts/${id}/sign`, {
    versionId: await lastVersion(id),
    'signers[]': [`person:${place.maria}`, `team:${place.elena.personId}`],
    signedOn: today,
  })
  const page = (await place.browser.get(`/pacts/${id}`)).html
  expect(page).toContain('Aiuta in biblioteca')
  expect(page).not.toContain('Cucina al laboratorio')
})

test('the document holds the same words', async () => {
  const place = await valley()
  const id = await ready(place)
  const file = await place.browser.get(`/pacts/${id}/versions/1/document.docx`)
  expect(file.status).toBe(200)
  expect(file.headers.get('content-type')).toContain('wordprocessingml')
  expect(file.html.slice(0, 2)).toBe('PK')
  expect((await place.as(place.anna).get(`/pacts/${id}/versions/1/document.docx`)).status).toBe(404)
})

test('signatures come one by one, on their days; the pact holds once both sides have signed', async () => {
  const place = await valley()
  const id = await ready(place)
  const versionId = await lastVersion(id)
  const sign = (signer: string, signedOn: string) =>
    place.browser.post(`/pacts/${id}/sign`, { versionId, 'signers[]': signer, signedOn })
  expect((await sign(`person:${place.maria}`, '2026-06-11')).status).toBe(422)
  expect((await sign(`person:${place.maria}`, '2026-06-08')).location).toContain('/sign')
  const state = () => asActor(place.elena, (tx) => pactById(tx, place.elena, id))
  expect(await state()).toMatchObject({ state: 'toSign', signedOn: null })
  expect((await sign(`team:${place.bruno.personId}`, '2026-06-09')).status).toBe(303)
  expect(await state()).toMatchObject({ state: 'running', signedOn: '2026-06-09' })
})

test('those who sign are tied, for the team alone', async () => {
  const place = await valley()
  await signed(place)
  expect(await asActor(place.elena, (tx) => tiesOf(tx, place.maria))).toHaveLength(2)
  expect(await asActor(place.anna, (tx) => tiesOf(tx, place.maria))).toEqual([])
})

test('whoever leaves the team finds nothing there from the next moment on', async () => {
  const place = await valley()
  const id = await signed(place)
  const bruno = place.as(place.bruno)
  expect((await bruno.get(`/pacts/${id}`)).status).toBe(200)
  const [member] = await asOwner<{ id: string }>(
    'select id from circle_member where circle_id = $1 and person_id = $2',
    [id, place.bruno.personId],
  )
  expect((await bruno.post(`/pacts/${id}/team/${member?.id}/leave`, {})).location).toBe(
    `/${place.territory.slug}/pacts`,
  )
  for (const page of ['', '/draft', '/versions/1', '/sign', '/team'])
    expect((await bruno.get(`/pacts/${id}${page}`)).status).toBe(404)
  expect((await bruno.post(`/pacts/${id}/notes`, { words: 'Ancora io' })).status).toBe(404)
  expect(await asActor(place.bruno, (tx) => tiesOf(tx, place.maria))).toEqual([])
})

async function session(territory: TestTerritory, heldOn: string, closedBy?: string) {
  const [activityId, id] = [newId(), newId()]
  await asOwner(
    "insert into activity (territory_id, id, title, kind, area) values ($1, $2, 'Cucina', 'lab', 'other')",
    [territory.id, activityId],
  )
  await asOwner(
    `insert into activity_session (territory_id, id, activity_id, held_on, starts_at, ends_at, closed_at, closed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      territory.id,
      id,
      activityId,
      heldOn,
      `${heldOn}T15:00Z`,
      `${heldOn}T17:00Z`,
      closedBy ? `${heldOn}T17:00Z` : null,
      closedBy ?? null,
    ],
  )
  return id
}

test('a give-back done in a lab is in its register, once', async () => {
  const place = await valley()
  const id = await signed(place, '2026-06-01')
  const item = await itemOf(id, 'person')
  const lab = await session(place.territory, '2026-06-04')
  const form = { sessionId: lab, hours: '2,5' }
  const page = `/pacts/${id}/items/${item}`
  expect((await place.browser.get(page)).html).toContain(lab)
  expect((await place.browser.post(`${page}/done`, form)).status).toBe(303)
  const register = () => asOwner('select person_id, state from attendance where session_id = $1', [lab])
  expect(await register()).toEqual([{ person_id: place.maria, state: 'attended' }])
  const again = await place.browser.post(`${page}/done`, form)
  expect(again.status).toBe(422)
  expect(again.html).toContain('già segnato')
  expect(await register()).toHaveLength(1)
  expect((await place.browser.get(page)).html).toContain('2,5 ore su 7,5')

  const closed = await session(place.territory, '2026-06-05', place.anna.personId)
  const late = await place.browser.post(`${page}/done`, { sessionId: closed, hours: '5' })
  expect(late.status).toBe(422)
  expect(late.html).toContain('già chiusa')
  await place.browser.post(`${page}/done`, { on: '2026-06-06', hours: '5' })
  expect((await place.browser.get(page)).html).toContain('7,5 ore su 7,5')
  expect((await place.browser.get(`/pacts/${id}`)).html).toContain('Fatto')
})

test('a review before signing is refused; after it the next day is set', async () => {
  const place = await valley()
  const early = await ready(place)
  const form = { heldOn: today, words: 'Va meglio', nextOn: '2026-08-01' }
  const refused = await place.browser.post(`/pacts/${early}/review`, form)
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('non era ancora firmato')
  expect(refused.html).toContain('Va meglio')

  const id = await signed(place, '2026-06-01')
  expect((await place.browser.post(`/pacts/${id}/review`, { ...form, heldOn: '2026-05-30' })).status).toBe(
    422,
  )
  expect((await place.browser.post(`/pacts/${id}/review`, form)).status).toBe(303)
  const page = (await place.browser.get(`/pacts/${id}`)).html
  expect(page).toContain('Va meglio')
  const days = await asOwner<{ due_on: string; complete: boolean }>(
    `select due_on, exists (select from pact_done d where d.item_id = i.id) as complete from pact_item i
     where pact_id = $1 and side = 'review' order by due_on`,
    [id],
  )
  expect(days).toEqual([
    { due_on: '2026-07-10', complete: true },
    { due_on: '2026-08-01', complete: false },
  ])
})

test('a pact ends with what it came to, and the capability before and after', async () => {
  const place = await valley()
  const id = await signed(place, '2026-06-01')
  await place.browser.post(`/pacts/${id}/scale/before`, { person: '1', team: '2', on: '2026-06-01' })
  const silent = await place.browser.post(`/pacts/${id}/end`, { endedOn: today, outcome: 'partly' })
  expect(silent.status).toBe(422)
  expect(silent.html).toContain('href="#f-why"')
  const ended = { endedOn: today, outcome: 'reached', person: '4', team: '4' }
  expect((await place.browser.post(`/pacts/${id}/end`, { ...ended, endedOn: '2026-05-01' })).status).toBe(422)
  expect((await place.browser.post(`/pacts/${id}/end`, ended)).status).toBe(303)
  const page = (await place.browser.get(`/pacts/${id}`)).html
  expect(page).toContain('L’obiettivo è raggiunto')
  expect(page).toContain('Maria Rossi: Per niente')
  expect(page).toContain('Maria Rossi: Molto')
  const item = await itemOf(id, 'person')
  expect((await place.browser.post(`/pacts/${id}/items/${item}/done`, { on: today })).status).toBe(422)
  expect((await place.browser.post(`/pacts/${id}/reopen`, {})).status).toBe(303)
  expect((await place.browser.get(`/pacts/${id}`)).html).not.toContain('L’obiettivo è raggiunto')
})

test('kinds are data: a territory makes its own, and the ceiling is what it decided', async () => {
  const place = await valley()
  const desk = place.as(place.carla)
  const kind = newId()
  const made = await desk.post('/pacts/kinds/new', {
    _once: kind,
    name: 'Patto di vicinato',
    'asks[]': ['goals', 'give_backs'],
    needsGiveBack: 'yes',
    questions: 'Chi è il vicino che fa da ponte',
  })
  expect(made.status).toBe(303)
  expect((await place.browser.get('/pacts/new')).html).toContain('Patto di vicinato')
  const id = newId()
  await place.browser.post('/pacts/new', { _once: id, ...opening(place), kindId: kind })
  const draft = (await place.browser.get(`/pacts/${id}/draft`)).html
  expect(draft).toContain('Chi è il vicino che fa da ponte')
  expect(draft).not.toContain('Altre misure')
  expect(draft).not.toContain('give-0-amount')

  const rule = { ceiling: '300,00', question: 'Come va?', scale: 'Male\nBene' }
  expect((await desk.post('/pacts/kinds', { ...rule, scale: 'Bene' })).status).toBe(422)
  expect((await desk.post('/pacts/kinds', rule)).status).toBe(303)
  const other = await opened(place)
  expect((await place.browser.post(`/pacts/${other}/draft`, WRITTEN)).html).toContain('supera il tetto')
  expect((await place.browser.get('/pacts/kinds')).status).toBe(404)
})

test('words stand sealed in the database', async () => {
  const place = await valley()
  const id = await signed(place)
  await place.browser.post(`/pacts/${id}/notes`, { words: 'Ha pianto al telefono' })
  await place.browser.post(`/pacts/${id}/estimate`, { people: '3', method: 'i due figli e la nonna' })
  for (const [table, words] of [
    ['pact_version', 'perso il lavoro'],
    ['pact_item', 'Cucina'],
    ['pact_note', 'pianto'],
    ['pact_estimate', 'nonna'],
  ] as const) {
    const rows = await asOwner<{ sealed: Buffer }>(`select sealed from ${table} where pact_id = $1`, [id])
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.some(({ sealed }) => sealed.includes(words))).toBe(false)
  }
  const page = (await place.browser.get(`/pacts/${id}`)).html
  expect(page).toContain('Ha pianto al telefono')
  expect(page).toContain('Stima: circa 3 persone')
  expect(page).toContain('i due figli e la nonna')
})

/** Money for pacts, open to who accompanies. */
async function fundOf({ territory, carla }: Valley, cents = 100_000) {
  const [fundId, sourceId] = [newId(), newId()]
  await asActor(carla, async (tx) => {
    await recordSource(tx, carla, sourceId, { kind: 'municipality', name: 'Comune' })
    await receive(tx, carla, { id: newId(), sourceId, cents, on: '2026-01-02' })
    const fund = { name: 'Patti', purpose: 'pact' as const, openedOn: '2026-01-01', office: 'Ufficio' }
    await openFund(tx, carla, fundId, fund)
    await allot(tx, carla, { id: newId(), sourceId, fundId, cents, on: '2026-01-02' })
  })
  await asOwner('update fund set open_to_operators = true where territory_id = $1', [territory.id])
  return fundId
}
const boundFor = async (item: string) =>
  (
    await asOwner<{ held: string; paid: string }>(
      'select sum(held_cents) as held, sum(paid_cents) as paid from fund_commitment where record_id = $1',
      [item],
    )
  ).map(({ held, paid }) => [Number(held), Number(paid)])[0]

test('money is bound as it is promised: a promise that changes binds what is missing, and no cent twice', async () => {
  const place = await valley()
  const fundId = await fundOf(place)
  const give = newId()
  const table = (amount: string) => ({
    ...WRITTEN,
    'give-0-id': give,
    'give-0-amount': amount,
    'give-0-fund': fundId,
  })
  const id = await opened(place)
  await join(place, id, place.bruno.personId)
  const sign = async (amount: string) => {
    await place.browser.post(`/pacts/${id}/draft`, { ...table(amount), _act: 'fix' })
    const answer = await place.browser.post(`/pacts/${id}/sign`, {
      versionId: await lastVersion(id),
      'signers[]': [`person:${place.maria}`, `team:${place.bruno.personId}`],
      signedOn: today,
    })
    expect(answer.status).toBe(303)
    return boundFor(give)
  }
  expect(await sign('500')).toEqual([50_000, 0])
  const page = (await place.browser.get(`/pacts/${id}/items/${give}`)).html
  const [, commitmentId = ''] = /name="commitmentId" value="([^"]+)"/.exec(page) ?? []
  const pay = (fields: Record<string, string>) =>
    place.browser.post(`/pacts/${id}/items/${give}/pay`, { commitmentId, paidOn: today, ...fields })
  for (const amount of ['-1', '1e18', '1.234', '500,01'])
    expect((await pay({ amount })).html).toContain('href="#pay-amount"')
  expect((await pay({ amount: '200,00' })).status).toBe(303)
  // The same again is asked back, and paid only when it is said to be another.
  const again = await pay({ amount: '200' })
  expect(again.status).toBe(422)
  expect(again.html).toContain('È un altro pagamento')
  expect(await boundFor(give)).toEqual([30_000, 20_000])
  expect(await sign('600')).toEqual([40_000, 20_000])
  expect(await sign('500')).toEqual([30_000, 20_000])
  expect(await sign('500')).toEqual([30_000, 20_000])
  // What is not spent at the end goes back where it is asked for.
  const end = await place.browser.get(`/pacts/${id}/end`)
  expect(end.html).toMatch(/Libera quello che non è stato speso: 300,00/)
  await place.browser.post(`/pacts/${id}/end`, { endedOn: today, outcome: 'reached', release: 'yes' })
  expect(await boundFor(give)).toEqual([0, 20_000])
})

test('who no longer agrees ends the pact; nothing is signed, and it goes on only once they agree anew', async () => {
  const place = await valley()
  const id = await signed(place, '2026-06-10')
  const withdraw = (withdrawnOn: string) =>
    place.browser.post(`/pacts/${id}/withdraw`, { withdrawnOn, said: 'Preferisco fare da sola' })
  for (const day of ['2026-06-09', '2026-06-11']) {
    const refused = await withdraw(day)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Preferisco fare da sola')
  }
  expect((await place.as(place.anna).post(`/pacts/${id}/withdraw`, { withdrawnOn: today })).status).toBe(404)
  expect((await withdraw(today)).status).toBe(303)
  expect((await withdraw(today)).status).toBe(303)
  const page = (await place.browser.get(`/pacts/${id}`)).html
  expect(page).toContain('Il patto si è interrotto')
  expect(page).toContain('Preferisco fare da sola')
  const agreements = () =>
    asOwner('select ended_on is null as stands from pact_agreement where pact_id = $1 order by ended_on', [
      id,
    ])
  expect(await agreements()).toEqual([{ stands: false }])

  await place.browser.post(`/pacts/${id}/reopen`, {})
  expect(await asOwner('select from pact_end where pact_id = $1', [id])).toHaveLength(1)
  const versionId = await lastVersion(id)
  const unsigned = await place.browser.post(`/pacts/${id}/sign`, {
    versionId,
    'signers[]': `team:${place.elena.personId}`,
    signedOn: today,
  })
  expect(unsigned.html).toContain('La persona non è più d’accordo')

  await place.browser.post(`/pacts/${id}/agree`, { _once: newId(), agreedOn: today, agreedHow: 'aloud' })
  expect(await agreements()).toEqual([{ stands: false }, { stands: true }])
  await place.browser.post(`/pacts/${id}/reopen`, {})
  expect(await asOwner('select from pact_end where pact_id = $1', [id])).toEqual([])
})

test('a pact comes from an accompaniment of that person which one walks along in, whatever a form says', async () => {
  const place = await valley()
  const { territory, elena, maria, as, anna } = place
  const circle = { id: newId(), kind: 'intake', aboutId: maria, part: 'assistente sociale' }
  const intake = newId()
  await asActor(elena, async (tx) => {
    await openCircle(tx, elena, circle)
    const row = { territory_id: elena.territoryId, id: intake, circle_id: circle.id, person_id: maria }
    await tx
      .insertInto('intake')
      .values({
        ...row,
        opened_on: today,
        source: 'self',
        known_said: 'unknown',
        recorded_by: elena.personId,
      })
      .execute()
  })
  const named = async (who: SignedInActor, more: Record<string, string>) => {
    const sent = { _once: newId(), ...opening(place), intakeId: intake, ...more }
    expect((await as(who).post('/pacts/new', sent)).status).toBe(303)
    const [row] = await asOwner<{ intake_id: string | null }>(
      'select intake_id from pact where territory_id = $1 and id = $2',
      [territory.id, sent._once],
    )
    return row?.intake_id
  }
  expect(await named(elena, {})).toBe(intake)
  expect(await named(anna, {})).toBeNull()
  expect(await named(elena, { personId: await territory.person('Dora Galli') })).toBeNull()
})

test('a pact sent several times at once is one, and each answer leads to it', async () => {
  const place = await valley()
  const form = { _once: newId(), ...opening(place) }
  const sent = await Promise.all(Array.from({ length: 6 }, () => place.browser.post('/pacts/new', form)))
  expect(sent.map(({ status }) => status)).toEqual(Array(6).fill(303))
  expect(await asOwner('select id from pact where territory_id = $1', [place.territory.id])).toHaveLength(1)
})
