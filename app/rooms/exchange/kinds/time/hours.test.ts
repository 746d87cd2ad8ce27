import { expect, test } from 'vitest'
import { asActor, asOwner, newTerritory, openHouse } from '../../../../../tests/support/territory.ts'
import { visits } from '../../../../../tests/support/visits.tsx'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { newId } from '../../../../ground/db/ids.ts'
import { agree } from '../../agreements/writes.ts'
import { confirmFact } from '../../facts/writes.ts'
import { decide, propose } from '../../matches/writes.ts'
import { checkNotice, publishNotice } from '../../notices/writes.ts'
import { hoursOf } from './reads.ts'
import { routes } from './routes.ts'

openHouse()

const today = new Date().toISOString().slice(0, 10)

/** Amina would like to learn Italian, Bruno teaches it; Elena brings them together. */
async function lessons() {
  const territory = await newTerritory()
  const elena = await territory.operator('Elena Neri', 'facilitator')
  const amina = await territory.operator('Amina Haddad', 'citizen')
  const bruno = await territory.operator('Bruno Conti', 'citizen')
  const plain = { kind: 'skill', visibility: 'network' as const, reserved: {} }
  const publish = async (actor: SignedInActor, side: 'need' | 'offer', shown: object) => {
    const id = newId()
    const made = await asActor(actor, (tx) =>
      publishNotice(tx, actor, { ...plain, id, side, title: 'Italiano', shown: { ...shown } }, today),
    )
    if (!made.ok) throw new Error(made.refusal)
    await asActor(elena, (tx) => checkNotice(tx, elena, id))
    return id
  }
  const between = async (learner: SignedInActor, teacher: SignedInActor, anyway?: 'yes') => {
    const needId = await publish(learner, 'need', { skill: 'italian', how: [] })
    const offerId = await publish(teacher, 'offer', { skills: ['italian'], how: [] })
    return asActor(elena, async (tx) => {
      const proposed = await propose(tx, elena, { id: newId(), needId, offerId }, today)
      if (!proposed.ok) throw new Error(proposed.refusal)
      const { matchId } = proposed.value
      await decide(tx, elena, matchId, { state: 'agreed', why: '' }, today)
      const said = { id: newId(), kind: 'skill', matchId, title: 'Un’ora di italiano', startsOn: today }
      return agree(tx, elena, { ...said, terms: {}, words: {}, ...(anyway && { anyway }) }, today)
    })
  }
  const as = (actor: SignedInActor) => visits(routes, territory, { actor })
  return { territory, elena, amina, bruno, between, as }
}

/** So many hours that the learner received before. */
const received = (agreementId: string, hours: number) =>
  asOwner(
    `insert into exchange_fact (territory_id, id, agreement_id, code, on_date, hours, confirmed_at)
     select territory_id, gen_random_uuid(), id, 'hours', current_date, $2, now() from exchange_agreement where id = $1`,
    [agreementId, hours],
  )
const agreementOf = (outcome: Awaited<ReturnType<Awaited<ReturnType<typeof lessons>>['between']>>) => {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value.agreementId
}

test('an hour of Italian counts for both once the other has confirmed it; sent twice it is one', async () => {
  const { amina, bruno, between, as } = await lessons()
  const id = agreementOf(await between(amina, bruno))
  expect((await as(bruno).get('/hours')).html).toContain('tu dai')
  const hour = { _once: newId(), onDate: today, hours: '1' }
  for (let sent = 0; sent < 2; sent++) expect((await as(bruno).post(`/hours/${id}`, hour)).status).toBe(303)
  expect(await asActor(bruno, (tx) => hoursOf(tx, bruno.personId))).toEqual({ given: 0, received: 0 })
  expect((await as(bruno).get('/hours')).html).toContain('in attesa di conferma')
  const { html } = await as(amina).get('/hours')
  const [, fact = ''] = /hours\/([0-9a-f-]{36})\/confirm/.exec(html) ?? []
  expect((await as(bruno).post(`/hours/${fact}/confirm`, {})).status).toBe(303)
  expect(await asActor(bruno, (tx) => hoursOf(tx, bruno.personId))).toEqual({ given: 0, received: 0 })
  await as(amina).post(`/hours/${fact}/confirm`, {})
  expect(await asActor(bruno, (tx) => hoursOf(tx, bruno.personId))).toEqual({ given: 1, received: 0 })
  expect(await asActor(amina, (tx) => hoursOf(tx, amina.personId))).toEqual({ given: 0, received: 1 })
  const [kept] = await asOwner<{ counts: string[] }>('select counts from exchange_fact where id = $1', [fact])
  expect(kept?.counts).toEqual(['exchanges', 'exchange_hours'])
})

test('a balance is its owner’s and the team’s; nobody writes hours of others', async () => {
  const { territory, elena, amina, bruno, between, as } = await lessons()
  const id = agreementOf(await between(amina, bruno))
  await received(id, 2)
  const carla = await territory.operator('Carla Monti', 'citizen')
  expect((await as(elena).get('/hours/all')).html).toContain('Amina Haddad')
  expect((await as(carla).get('/hours/all')).status).toBe(404)
  expect(await asActor(carla, (tx) => hoursOf(tx, amina.personId))).toEqual({ given: 0, received: 0 })
  expect((await as(carla).post(`/hours/${id}`, { _once: newId(), onDate: today, hours: '1' })).status).toBe(
    404,
  )
})

test('one’s hours offer to confirm what one may confirm, and nothing else', async () => {
  const { elena, amina, bruno, between, as } = await lessons()
  const agreementId = agreementOf(await between(amina, bruno))
  const toldBy = async ({ personId }: SignedInActor) => {
    const id = newId()
    await asOwner(
      `insert into exchange_fact (territory_id, id, agreement_id, code, on_date, hours, recorded_by, for_parties)
       select territory_id, $2, id, 'hours', current_date, 1, $3, true from exchange_agreement where id = $1`,
      [agreementId, id, personId],
    )
    return id
  }
  // Who wrote it down, to whom it is shown: Bruno gave and Amina received.
  for (const [who, wrote, asking, may] of [
    ['Bruno, to Bruno', bruno, bruno, false],
    ['Bruno, to Amina', bruno, amina, true],
    ['Amina, to Amina', amina, amina, false],
    ['Amina, to Bruno', amina, bruno, true],
    ['Elena, to Bruno', elena, bruno, false],
    ['Elena, to Amina', elena, amina, true],
  ] as const) {
    const id = await toldBy(wrote)
    const { html } = await as(asking).get('/hours')
    expect(html.includes(`/hours/${id}/confirm`), who).toBe(may)
    expect((await asActor(asking, (tx) => confirmFact(tx, asking, id))).ok, who).toBe(may)
  }
})

test('a floor asks before it blocks', async () => {
  const { amina, bruno, between } = await lessons()
  const first = agreementOf(await between(amina, bruno))
  await received(first, 5)
  const asked = await between(amina, bruno)
  expect(asked).toMatchObject({
    ok: false,
    refusal: 'exchange.agree.asks',
    hindrances: [{ reason: { key: 'exchange.time.hindered.asks', params: { hours: 5 } } }],
  })
  expect((await between(amina, bruno, 'yes')).ok).toBe(true)
  await received(first, 10)
  expect(await between(amina, bruno, 'yes')).toMatchObject({ ok: false, refusal: 'exchange.agree.hindered' })
  // Whoever is asked to give may always give.
  expect((await between(bruno, amina)).ok).toBe(true)
})

test('hours of tomorrow, of none and of a whole day are refused, and what was typed stays', async () => {
  const { amina, bruno, between, as } = await lessons()
  const id = agreementOf(await between(amina, bruno))
  const write = (onDate: string, hours: string) =>
    as(bruno).post(`/hours/${id}`, { _once: newId(), onDate, hours })
  for (const hours of ['0', '-1', '13', 'due', '1e9']) {
    const refused = await write(today, hours)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(`value="${hours}"`)
  }
  expect((await write('2099-01-01', '1')).status).toBe(409)
})
