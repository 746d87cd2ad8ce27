import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../tests/support/territory.ts'
import { visits } from '../../../tests/support/visits.tsx'
import type { Actor } from '../../ground/access/actor.ts'
import { hashOf } from '../../ground/access/token.ts'
import { newId } from '../../ground/db/ids.ts'
import { takeKindsFrom } from './kinds/reads.ts'
import { noticeById } from './notices/reads.ts'
import { publishNotice } from './notices/writes.ts'
import { routes } from './routes.ts'

openHouse()
beforeAll(() => takeKindsFrom(join(import.meta.dirname, '../../../tests/support/toy-kinds')))

const now = new Date()
const today = now.toISOString().slice(0, 10)

async function valley() {
  const territory = await newTerritory()
  const ada = await territory.operator('Ada Riva', 'facilitator')
  const carla = await territory.operator('Carla Conti', 'coordinator')
  const anna = await territory.operator('Anna Bassi', 'citizen')
  const bruno = await territory.operator('Bruno Conti', 'citizen')
  const as = (actor: Actor) => visits(routes, territory, { actor, now })
  return { territory, ada, carla, anna, bruno, as }
}

const idIn = (location: string | null) => location?.match(/[0-9a-f-]{36}$/)?.[0] ?? ''

test('a kind nobody else names is walked from its catalogue to its outcome', async () => {
  const { ada, anna, bruno, as, territory } = await valley()
  const hub = (await as(territory.visitor).get('/exchange')).html
  expect(hub).toContain('/exchange/loan"')
  // Bruno offers; Anna needs; what they typed wrong comes back beside its field.
  const wrong = await as(bruno).post('/exchange/loan/offer/new', {
    title: 'Presto',
    visibility: 'public',
    days: '0',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('value="Presto"')
  // So many places nobody has: none, half a one, or more than there are people.
  for (const places of ['0', '-1', '1.5', '1000000000']) {
    const refused = await as(bruno).post('/exchange/loan/offer/new', {
      title: 'Presto un trapano',
      what: 'trapano',
      days: '5',
      visibility: 'public',
      places,
    })
    expect([places, refused.status]).toEqual([places, 422])
    expect(refused.html).toMatch(/id="[^"]*places-error"/)
    expect(refused.html).toContain('value="Presto un trapano"')
  }
  const offered = await as(bruno).post('/exchange/loan/offer/new', {
    title: 'Presto un trapano',
    what: 'trapano',
    days: '5',
    floor: '2',
    visibility: 'public',
  })
  expect(offered.status).toBe(303)
  const offerId = idIn(offered.location)
  const needed = await as(anna).post('/exchange/loan/need/new', {
    title: 'Cerco un trapano',
    what: 'trapano',
    days: '3',
    visibility: 'network',
  })
  const needId = idIn(needed.location)
  expect((await as(anna).get(`/exchange/notices/${offerId}`)).status).toBe(404)
  expect((await as(ada).get('/exchange/board')).html).toContain('Presto un trapano')
  await as(ada).post(`/exchange/notices/${offerId}/check`, {})
  expect((await as(territory.visitor).get('/exchange/loan?side=offer')).html).toContain('Presto un trapano')
  // Ada looks for offers, proposes, decides with a reason.
  const offers = (await as(ada).get(`/exchange/notices/${needId}/offers`)).html
  expect(offers).toContain('Presto un trapano')
  expect(offers).toContain('5 giorni')
  const proposed = await as(ada).post(`/exchange/notices/${needId}/offers`, { offerId })
  const matchId = idIn(proposed.location)
  const silent = await as(ada).post(`/exchange/matches/${matchId}`, { state: 'agreed' })
  expect(silent.status).toBe(422)
  const decided = await as(ada).post(`/exchange/matches/${matchId}`, {
    state: 'agreed',
    why: 'Vicini di casa',
  })
  expect(decided.status).toBe(303)
  expect((await as(ada).get(`/exchange/matches/${matchId}`)).html).toContain('Vicini di casa')
  // The agreement, its document, what happens in it.
  const path = `/exchange/loan/agreements/new?match=${matchId}`
  expect((await as(ada).get(path)).status).toBe(200)
  const agreed = await as(ada).post(path, {
    title: 'Il trapano',
    cents: '500',
    promise: 'Lo riporto',
    startsOn: today,
  })
  expect(agreed.status).toBe(303)
  const agreementId = idIn(agreed.location)
  const here = `/exchange/agreements/${agreementId}`
  expect((await as(ada).get(here)).html).toContain('Lo riporto')
  expect((await as(anna).get(here)).html).not.toContain('Lo riporto')
  expect((await as(ada).get(`${here}/document`)).html).toContain('Bruno Conti')
  const docx = await as(ada).get(`${here}/document.docx`)
  expect(docx.html.slice(0, 2)).toBe('PK')
  const late = await as(bruno).post(`${here}/facts/lent`, { day: '2999-01-01', hours: '2' })
  expect(late.status).toBe(422)
  expect(
    (await as(bruno).post(`${here}/facts/lent`, { day: today, hours: '2', words: 'Funziona' })).status,
  ).toBe(303)
  const seen = (await as(anna).get(here)).html
  const factId = seen.match(/facts\/([0-9a-f-]{36})\/confirm/)?.[1]
  expect((await as(anna).post(`/exchange/facts/${factId}/confirm`, {})).status).toBe(303)
  expect((await as(bruno).get(`${here}/facts/check`)).status).toBe(404)
  expect((await as(ada).post(`${here}/facts/check?plan=yes`, { day: '2999-01-01' })).status).toBe(303)
  expect(
    (await as(ada).post(`${here}/brief`, { forPersonId: bruno.personId, words: 'Via Roma 3' })).status,
  ).toBe(303)
  expect((await as(bruno).get(here)).html).toContain('Via Roma 3')
  expect((await as(anna).get(here)).html).not.toContain('Via Roma 3')
  expect((await as(ada).post(`${here}/end`, { endedOn: today, outcome: 'given_back' })).status).toBe(303)
  expect((await as(bruno).get('/exchange/mine')).html).toContain('Il trapano')
  const stranger = await territory.operator('Elsa Neri', 'citizen')
  expect((await as(stranger).get(here)).status).toBe(404)
})

test('six needs are gathered, and one offer answers them all with one agreement', async () => {
  const { ada, as, territory } = await valley()
  const made = await as(ada).post('/exchange/pools', { kind: 'loan', title: 'Corso', wanted: '3' })
  const poolId = idIn(made.location)
  const notice = async (side: 'need' | 'offer', name: string) => {
    const personId = await territory.person(name)
    const id = newId()
    const said = { id, kind: 'loan', side, title: name, visibility: 'operators' as const, personId }
    await asActor(ada, (tx) =>
      publishNotice(tx, ada, { ...said, shown: { what: 'corso' }, reserved: {} }, today),
    )
    return id
  }
  const offerId = await notice('offer', 'Olga Ferri')
  const needs = [
    await notice('need', 'Uno Uno'),
    await notice('need', 'Due Due'),
    await notice('need', 'Tre Tre'),
  ]
  const here = `/exchange/pools/${poolId}`
  await as(ada).post(`${here}/join`, { 'needIds[]': needs.slice(0, 2) })
  const few = await as(ada).post(`${here}/answer`, { offerId })
  expect(few.status).toBe(409)
  await as(ada).post(`${here}/join`, { 'needIds[]': needs.slice(2) })
  const answered = await as(ada).post(`${here}/answer`, { offerId })
  expect(answered.status).toBe(303)
  const page = (await as(ada).get(`/exchange/agreements/${idIn(answered.location)}`)).html
  for (const name of ['Uno Uno', 'Due Due', 'Tre Tre']) expect(page).toContain(name)
  for (const id of needs)
    expect(await asActor(ada, (tx) => noticeById(tx, id))).toMatchObject({ closedWhy: 'met' })
})

test('the click of a mail shows a page; only its button renews, and a second click finds nothing', async () => {
  const { bruno, as, territory } = await valley()
  const id = newId()
  await asActor(bruno, (tx) =>
    publishNotice(
      tx,
      bruno,
      {
        id,
        kind: 'loan',
        side: 'offer',
        title: 'Presto',
        visibility: 'public',
        shown: { what: 'scala' },
        reserved: {},
        untilOn: today,
      },
      today,
    ),
  )
  await asOwner('update exchange_notice_of set renewal_hash = $1 where notice_id = $2', [hashOf('mark'), id])
  const visitor = as(territory.visitor)
  const look = await visitor.get('/exchange/renew/mark')
  expect(look.html).toContain('Presto')
  expect(await asActor(bruno, (tx) => noticeById(tx, id))).toMatchObject({ untilOn: today })
  expect((await visitor.post('/exchange/renew/mark', {})).status).toBe(200)
  expect(await asActor(bruno, (tx) => noticeById(tx, id))).not.toMatchObject({ untilOn: today })
  expect((await visitor.get('/exchange/renew/mark')).status).toBe(404)
})

test('a photo is put with a notice, seen by who sees the notice, and what is no photo is refused', async () => {
  const { bruno, ada, as, territory } = await valley()
  const id = newId()
  await asActor(bruno, (tx) =>
    publishNotice(
      tx,
      bruno,
      {
        id,
        kind: 'loan',
        side: 'offer',
        title: 'Presto',
        visibility: 'public',
        shown: { what: 'scala' },
        reserved: {},
      },
      today,
    ),
  )
  const jpeg = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  const send = (bytes: Buffer, name: string) => {
    const form = new FormData()
    form.set('alt', 'Una scala')
    form.set('photo', new File([new Uint8Array(bytes)], name))
    return as(bruno).send(`/exchange/notices/${id}/photos`, form)
  }
  expect((await send(Buffer.from('<svg onload="alert(1)"/>'), 'scala.jpg')).status).toBe(422)
  expect((await send(jpeg, 'scala.jpg')).status).toBe(303)
  const [photo] = await asOwner<{ id: string }>('select id from exchange_photo where notice_id = $1', [id])
  const seen = () => as(territory.visitor).get(`/exchange/photos/${photo?.id}/small`)
  expect((await seen()).status).toBe(404)
  await as(ada).post(`/exchange/notices/${id}/check`, {})
  const shown = await seen()
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
})

test('how wishes weigh is told to anyone and changed by the desk', async () => {
  const { carla, ada, as, territory } = await valley()
  expect((await as(territory.visitor).get('/exchange/weights/loan')).status).toBe(200)
  expect((await as(ada).post('/exchange/weights/loan', { days: '10', stairs: '0' })).status).toBe(404)
  expect((await as(carla).post('/exchange/weights/loan', { days: '101', stairs: '0' })).status).toBe(422)
  expect((await as(carla).post('/exchange/weights/loan', { days: '10', stairs: '0' })).status).toBe(303)
  expect((await as(ada).get('/exchange/weights/loan')).html).toContain('10')
})
