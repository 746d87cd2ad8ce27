import { expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../../tests/support/territory.ts'
import { visits } from '../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { seal } from '../../../ground/access/seal.ts'
import { newId } from '../../../ground/db/ids.ts'
import { objectToNetwork } from '../../people/consents/writes.ts'
import { writeEvidence } from '../../ties/writes.ts'
import { routes } from '../routes.ts'
import { introductionOfTheDay } from './parts/today.tsx'
import { introductions, proposalsFor } from './reads.ts'

openHouse()
const now = new Date('2018-05-02T10:00:00Z')
const today = '2018-05-02'

const lives = (valley: TestTerritory, person: string, istat: string, born?: string) =>
  asOwner(
    'insert into person_profile (territory_id, person_id, istat_code, born_on) values ($1, $2, $3, $4)',
    [valley.id, person, istat, born ?? null],
  )
const says = (valley: TestTerritory, person: string, kind: string, said: string) =>
  asOwner('insert into person_interest (territory_id, person_id, kind, said) values ($1, $2, $3, $4)', [
    valley.id,
    person,
    kind,
    said,
  ])

/** Two who both like dancing and live in one municipality, and Anna who met one of them. */
async function valley() {
  const territory = await newTerritory()
  const anna = await territory.operator('Anna Bianchi', 'facilitator')
  const [ugo, lia] = [await territory.person('Ugo Zani'), await territory.person('Lia Fratus')]
  for (const one of [ugo, lia]) {
    await lives(territory, one, '017113')
    await says(territory, one, 'interest', 'ballo')
  }
  const encounter = newId()
  await asOwner(
    'insert into encounter (territory_id, id, met_on, met_at, recorded_by) values ($1, $2, $3::date, $3::date, $4)',
    [territory.id, encounter, today, anna.personId],
  )
  await asOwner('insert into encounter_person (territory_id, encounter_id, person_id) values ($1, $2, $3)', [
    territory.id,
    encounter,
    ugo,
  ])
  const proposed = (actor = anna, which: 'mine' | 'all' | 'people' | 'groups' = 'mine') =>
    asActor(actor, (tx) => proposalsFor(tx, actor, { today, which, limit: 9 }))
  const pair = { a: `person:${ugo}`, b: `person:${lia}` }
  return { territory, anna, ugo, lia, proposed, pair, ...visits(routes, territory, { actor: anna, now }) }
}

test('two neighbours who like the same and do not know each other are proposed, with their reasons', async () => {
  const { get, proposed } = await valley()
  expect(await proposed()).toHaveLength(1)
  const { html } = await get('/network/introductions')
  for (const said of [
    'Ugo Zani',
    'Lia Fratus',
    'A tutti e due piace «ballo»',
    'stesso comune: Montichiari',
    'Perché vedo questo?',
  ])
    expect(html).toContain(said)
})

/** A notice on the board of needs and offers, written down for a person. */
const notice = (
  actor: SignedInActor,
  person: string,
  side: 'need' | 'offer',
  title: string,
  untilOn = '2018-06-30',
) =>
  asActor(actor, async (tx) => {
    const [id, territory_id, recorded_by] = [newId(), actor.territoryId, actor.personId]
    const standing = { shown: '{}', visibility: 'operators', until_on: untilOn, checked_by: recorded_by }
    await tx
      .insertInto('exchange_notice')
      .values({ territory_id, id, kind: 'time', side, title, ...standing })
      .execute()
    const sealed = seal('{}', `exchange_notice_of:${id}`)
    await tx
      .insertInto('exchange_notice_of')
      .values({ territory_id, notice_id: id, person_id: person, sealed, on_behalf: true, recorded_by })
      .execute()
  })

test('what one asks for and another offers on the board is a reason, while both notices stand', async () => {
  const { territory, anna, ugo, lia, proposed } = await valley()
  await asOwner('delete from person_interest where territory_id = $1', [territory.id])
  expect(await proposed()).toEqual([])
  await notice(anna, ugo, 'need', 'Un passaggio per la spesa')
  await notice(anna, lia, 'offer', 'Accompagno in auto', '2018-05-01')
  expect(await proposed()).toEqual([])
  await notice(anna, lia, 'offer', 'Accompagno in auto')
  const [found] = await proposed()
  expect(found?.reasons[0]).toMatchObject({
    kind: 'offerMeetsWish',
    giver: 'Lia Fratus',
    offer: 'Accompagno in auto',
    wish: 'Un passaggio per la spesa',
  })
})

test('whoever knows each other, directly or through somebody, is not proposed; an operator joins nobody', async () => {
  const { territory, anna, ugo, lia, proposed } = await valley()
  const meet = (...people: string[]) =>
    asActor(anna, (tx) =>
      writeEvidence(tx, anna, {
        kind: 'met',
        sourceKind: 'encounter',
        sourceId: newId(),
        on: today,
        nodes: people.map((id) => ({ kind: 'person' as const, id })),
      }),
    )
  await meet(anna.personId, ugo)
  await meet(anna.personId, lia)
  expect(await proposed()).toHaveLength(1)
  const third = await territory.person('Rita Levi')
  await meet(third, ugo)
  await meet(third, lia)
  expect(await proposed()).toEqual([])
})

test('objectors, restricted records and minors without consent are never proposed', async () => {
  const objecting = await valley()
  await asActor(objecting.anna, (tx) => objectToNetwork(tx, objecting.anna, newId(), objecting.lia, today))
  expect(await objecting.proposed()).toEqual([])

  const restricted = await valley()
  await asOwner(
    'insert into person_restriction (territory_id, id, person_id, from_on) values ($1, $2, $3, $4)',
    [restricted.territory.id, newId(), restricted.lia, today],
  )
  expect(await restricted.proposed()).toEqual([])
  const coordinator = await restricted.territory.operator('Carla Rossi', 'coordinator')
  expect(await restricted.proposed(coordinator, 'all')).toEqual([])

  const young = await valley()
  await asOwner('update person_profile set born_on = $3 where territory_id = $1 and person_id = $2', [
    young.territory.id,
    young.lia,
    '2006-01-01',
  ])
  expect(await young.proposed()).toEqual([])
  const { status, html } = await young.post('/network/introductions/accept', {
    ...young.pair,
    dueOn: '2018-05-20',
  })
  expect([status, html.includes('non può essere proposta')]).toEqual([409, true])
})

test('taken on by one, it is proposed to nobody else; sent twice it is one', async () => {
  const { territory, anna, ugo, post, proposed, pair } = await valley()
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const sent = { ...pair, dueOn: '2018-05-20', _once: newId() }
  const first = await post('/network/introductions/accept', sent)
  const again = await post('/network/introductions/accept', sent)
  expect([first.status, again.location]).toEqual([303, first.location])
  expect(await proposed()).toEqual([])
  expect(await proposed(bruno, 'all')).toEqual([])

  const late = visits(routes, territory, { actor: bruno, now })
  expect(await late.post('/network/introductions/accept', { ...sent, _once: newId() })).toMatchObject({
    status: 409,
  })

  const day = await asActor(anna, (tx) =>
    introductionOfTheDay(tx, anna, { now, day: '2018-05-19', timeZone: 'Europe/Rome' }),
  )
  expect(day).not.toBeNull()
  expect(
    await asActor(bruno, (tx) =>
      introductionOfTheDay(tx, bruno, { now, day: '2018-05-19', timeZone: 'Europe/Rome' }),
    ),
  ).toBeNull()
  await asOwner('delete from person_interest where territory_id = $1 and person_id = $2', [territory.id, ugo])
  expect(
    await asActor(anna, (tx) => introductions(tx, anna, { openUntil: '2018-05-20', by: anna.personId })),
  ).toHaveLength(1)
})

test('dismissed for oneself it may still be proposed to others; the words are read by their author alone', async () => {
  const { territory, anna, post, get, proposed, pair } = await valley()
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  expect((await post('/network/introductions/dismiss', { ...pair, forWhom: 'me' })).status).toBe(422)
  const gone = await post('/network/introductions/dismiss', {
    ...pair,
    why: 'not_suited',
    words: 'Hanno litigato per il cortile.',
    forWhom: 'me',
  })
  expect(gone.status).toBe(303)
  expect(await proposed()).toEqual([])
  expect(await proposed(bruno, 'all')).toHaveLength(1)

  const [own] = await asActor(anna, (tx) => introductions(tx, anna, { decision: 'dismissed' }))
  expect((await get(`/network/introductions/${own?.id}`)).html).toContain('Hanno litigato per il cortile.')
  const other = await visits(routes, territory, { actor: bruno, now }).get(
    `/network/introductions/${own?.id}`,
  )
  expect(other.html).not.toContain('litigato')
  expect(other.html).not.toContain('d’accordo')

  expect((await post(`/network/introductions/${own?.id}/back`, {})).status).toBe(303)
  expect(await proposed()).toHaveLength(1)
  await post('/network/introductions/dismiss', { ...pair, why: 'asked_not_to', forWhom: 'everyone' })
  expect(await proposed(bruno, 'all')).toEqual([])
})

test('what became of it is noted, with the encounter at which both were', async () => {
  const { territory, anna, ugo, lia, post, get, pair } = await valley()
  const { location } = await post('/network/introductions/accept', { ...pair, dueOn: '2018-05-20' })
  const path = `/network/introductions/${location?.split('/').at(-1)}`
  const encounter = newId()
  await asOwner(
    'insert into encounter (territory_id, id, met_on, met_at, recorded_by) values ($1, $2, $3::date, $3::date, $4)',
    [territory.id, encounter, today, anna.personId],
  )
  expect(
    (await post(`${path}/outcome`, { became: 'met', on: today, encounterId: encounter })).html,
  ).toContain('non c’erano tutti e due')
  for (const person of [ugo, lia])
    await asOwner(
      'insert into encounter_person (territory_id, encounter_id, person_id) values ($1, $2, $3)',
      [territory.id, encounter, person],
    )
  expect((await post(`${path}/outcome`, { became: 'met', on: '2018-05-03' })).html).toContain(
    'deve ancora venire',
  )
  expect((await post(`${path}/outcome`, { became: 'met', on: today, encounterId: encounter })).status).toBe(
    303,
  )
  const { html } = await get(path)
  expect(html).toContain('Si sono conosciuti')
  expect(html).toContain(`/diary/${encounter}`)
  const bruno = await territory.operator('Bruno Galli', 'facilitator')
  const others = visits(routes, territory, { actor: bruno, now })
  expect((await others.post(`${path}/outcome`, { became: 'later', on: today })).status).toBe(404)
})

test('groups with an offer and a wish that meet are proposed to each other', async () => {
  const { territory, proposed, anna } = await valley()
  for (const [name, offers, looksFor] of [
    ['Circolo Tre Gelsi', 'una sala per venti persone', null],
    ['Gli ortolani', null, 'una sede per l’inverno'],
  ])
    await asOwner(
      "insert into organisation (territory_id, id, name, kind, istat_code, offers, looks_for) values ($1, $2, $3, 'association', '017113', $4, $5)",
      [territory.id, newId(), name, offers, looksFor],
    )
  expect(await proposed(anna, 'groups')).toMatchObject([
    {
      reasons: [
        { kind: 'offerMeetsWish', giver: 'Circolo Tre Gelsi' },
        { kind: 'sameMunicipality' },
        { kind: 'farApart' },
      ],
    },
  ])
})

test('bad addresses and other roles find nothing', async () => {
  const { territory, get, pair } = await valley()
  for (const path of [
    '/network/introductions/niente',
    `/network/introductions/${newId()}`,
    '/network/introductions/decide',
    `/network/introductions/decide?a=${pair.a}&b=${pair.a}`,
    `/network/introductions/decide?a=person:${newId()}&b=${pair.b}`,
  ])
    expect([path, (await get(path)).status]).toEqual([path, 404])
  expect((await get('/network/introductions?which=nessuna')).status).toBe(200)
  for (const role of ['administrator', 'partner', 'evaluator', 'citizen', 'volunteer']) {
    const actor = await territory.operator('Ada Conti', role)
    expect((await visits(routes, territory, { actor, now }).get('/network/introductions')).status).toBe(404)
  }
})
