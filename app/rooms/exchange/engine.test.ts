import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import {
  asActor,
  asOwner,
  newTerritory,
  openHouse,
  type TestTerritory,
} from '../../../tests/support/territory.ts'
import type { Actor, SignedInActor } from '../../ground/access/actor.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import { hashOf } from '../../ground/access/token.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import { newId } from '../../ground/db/ids.ts'
import { agreementById, wordsOf } from './agreements/reads.ts'
import { agree, endAgreement } from './agreements/writes.ts'
import { briefsOf } from './briefs/reads.ts'
import { writeBrief } from './briefs/writes.ts'
import { factById, factsOf } from './facts/reads.ts'
import { confirmFact, followersOf, noteFact } from './facts/writes.ts'
import { takeKindsFrom } from './kinds/reads.ts'
import { offersFor } from './matches/reads.ts'
import { decide, propose } from './matches/writes.ts'
import { noticeById, noticeOf, noticesLike } from './notices/reads.ts'
import {
  changeNotice,
  checkNotice,
  closeNotice,
  type NewNotice,
  publishNotice,
  renewByMark,
  renewNotice,
  reopenOffer,
} from './notices/writes.ts'

openHouse()
beforeAll(() => takeKindsFrom(join(import.meta.dirname, '../../../tests/support/toy-kinds')))

const today = new Date().toISOString().slice(0, 10)

type Some = Partial<NewNotice>
const loan = (side: 'need' | 'offer', some: Some = {}): NewNotice => ({
  id: newId(),
  kind: 'loan',
  side,
  title: side === 'need' ? 'Cerco un trapano' : 'Presto un trapano',
  visibility: 'network',
  shown: { what: 'trapano', days: 3 },
  reserved: {},
  ...some,
})

async function published(actor: Actor, notice: NewNotice): Promise<string> {
  const made = await asActor(actor, (tx) => publishNotice(tx, actor, notice, today))
  if (!made.ok) throw new Error(made.refusal)
  return made.value.id
}

/** A need of Anna and an offer of Bruno, matched and decided for. */
async function decided(valley: TestTerritory, operator: SignedInActor, places = 1) {
  const anna = await valley.operator('Anna Bassi', 'citizen')
  const bruno = await valley.operator('Bruno Conti', 'citizen')
  const need = await published(anna, loan('need'))
  const offer = await published(bruno, loan('offer', { places }))
  const matchId = await matched(operator, need, offer)
  return { anna, bruno, need, offer, matchId }
}

async function matched(operator: SignedInActor, needId: string, offerId: string) {
  return asActor(operator, async (tx) => {
    const proposed = await propose(tx, operator, { id: newId(), needId, offerId }, today)
    if (!proposed.ok) throw new Error(proposed.refusal)
    const { matchId } = proposed.value
    const said = await decide(tx, operator, matchId, { state: 'agreed', why: 'Abitano vicini' }, today)
    if (!said.ok) throw new Error(said.refusal)
    return matchId
  })
}

const agreed = (operator: SignedInActor, matchId: string | undefined, id = newId()) =>
  asActor(operator, (tx) =>
    agree(
      tx,
      operator,
      {
        id,
        kind: 'loan',
        matchId,
        title: 'Il trapano',
        terms: { cents: 500 },
        words: { promise: 'Lo riporto' },
        startsOn: today,
      },
      today,
    ),
  )

test('a citizen publishes an offer; others see it once the team has looked at it; whose it is they never see', async () => {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'facilitator')
  const bruno = await valley.operator('Bruno Conti', 'citizen')
  const carla = await valley.operator('Carla Neri', 'citizen')
  const notice = loan('offer', { visibility: 'public', places: 2, reserved: { floor: 3 }, phone: '030 1' })
  const id = await published(bruno, notice)
  // Sent twice it is published once.
  expect(await published(bruno, notice)).toBe(id)
  expect(await asActor(bruno, (tx) => noticeOf(tx, bruno, { id, circleId: null }))).toMatchObject({
    reserved: { floor: 3 },
    phone: '030 1',
  })
  for (const stranger of [carla, valley.visitor])
    expect(await asActor(stranger, (tx) => noticeById(tx, id))).toBeUndefined()
  await asActor(operator, (tx) => checkNotice(tx, operator, id))
  for (const stranger of [carla, valley.visitor]) {
    expect(await asActor(stranger, (tx) => noticeById(tx, id))).toMatchObject({ title: notice.title })
    expect(await asActor(stranger, (tx) => noticeOf(tx, stranger, { id, circleId: null }))).toBeUndefined()
  }
  // The words that only serve to place it are not in the database as they were said.
  const [row] = await asOwner<{ sealed: Buffer }>(
    'select sealed from exchange_notice_of where notice_id = $1',
    [id],
  )
  expect(row?.sealed.includes('030 1')).toBe(false)
  await expect(published(carla, { ...notice, title: 'Mio' })).rejects.toThrow(NotHere)
})

test('a citizen says a need for nobody else; an operator does, and it is written down that they did', async () => {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'facilitator')
  const carla = await valley.operator('Carla Neri', 'citizen')
  const elder = await valley.person('Elsa Poli')
  await expect(published(carla, loan('need', { personId: elder }))).rejects.toThrow(NotHere)
  await expect(published(carla, loan('need', { places: 3 }))).rejects.toThrow('exchange.notice.onePlace')
  const id = await published(operator, loan('need', { personId: elder }))
  expect(await asActor(operator, (tx) => noticeOf(tx, operator, { id, circleId: null }))).toMatchObject({
    person: 'Elsa Poli',
    onBehalf: true,
    recordedBy: operator.personId,
  })
})

test('what a citizen changes of a public notice is looked at again; closing says why, once', async () => {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'facilitator')
  const bruno = await valley.operator('Bruno Conti', 'citizen')
  const id = await published(bruno, loan('offer', { visibility: 'public' }))
  await asActor(operator, (tx) => checkNotice(tx, operator, id))
  const said = loan('offer', { visibility: 'public', title: 'Presto due trapani', places: 2 })
  expect(await asActor(bruno, (tx) => changeNotice(tx, bruno, id, said, today))).toMatchObject({ ok: true })
  expect(await asActor(valley.visitor, (tx) => noticeById(tx, id))).toBeUndefined()
  expect(await asActor(bruno, (tx) => noticeById(tx, id))).toMatchObject({ places: 2, checked: false })
  expect(await asActor(bruno, (tx) => closeNotice(tx, bruno, id, 'withdrawn', today))).toMatchObject({
    ok: true,
  })
  expect(await asActor(bruno, (tx) => closeNotice(tx, bruno, id, 'met', today))).toEqual({
    ok: false,
    refusal: 'exchange.notice.closed',
  })
})

test('one click of a mail renews a notice without an account, once, and leaves it looked at', async () => {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'facilitator')
  const bruno = await valley.operator('Bruno Conti', 'citizen')
  const id = await published(bruno, loan('offer', { visibility: 'public', untilOn: daysLater(today, 3) }))
  await asActor(operator, (tx) => checkNotice(tx, operator, id))
  await asOwner('update exchange_notice_of set renewal_hash = $1 where notice_id = $2', [hashOf('tok'), id])
  const by = (token: string) =>
    asActor(valley.visitor, (tx) => renewByMark(tx, valley.visitor, hashOf(token), today))
  expect(await by('another')).toBeUndefined()
  expect(await by('tok')).toEqual({ id, untilOn: daysLater(today, 60) })
  expect(await by('tok')).toBeUndefined()
  expect(await asActor(valley.visitor, (tx) => noticeById(tx, id))).toMatchObject({ checked: true })
  // Whose it is renews it as well; a stranger does not.
  expect(await asActor(bruno, (tx) => renewNotice(tx, bruno, id, today))).toMatchObject({ ok: true })
  const carla = await valley.operator('Carla Neri', 'citizen')
  await expect(asActor(carla, (tx) => renewNotice(tx, carla, id, today))).rejects.toThrow(NotHere)
})

test('the best offers come with reasons; a need that nothing answers says so, and what would help', async () => {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'facilitator')
  const anna = await valley.operator('Anna Bassi', 'citizen')
  const need = await published(anna, loan('need', { shown: { what: 'trapano', days: 4 } }))
  const short = await published(operator, loan('offer', { shown: { what: 'trapano', days: 1 } }))
  const long = await published(operator, loan('offer', { shown: { what: 'trapano', days: 9 } }))
  await published(operator, loan('offer', { shown: { what: 'scala' } }))
  const found = await asActor(operator, (tx) => offersFor(tx, operator, need, today))
  expect(found.best.map(({ id }) => id)).toEqual([long, short])
  expect(found).toMatchObject({ possible: 2, standing: 3 })
  expect(found.best[0]?.inFavour).toEqual([{ key: 'exchange.board.days', params: { days: 9 } }])
  expect(found.best[1]?.against).toEqual([{ key: 'exchange.board.days', params: { days: 1 } }])
  // A change is seen at once, though what stood before was known.
  await asActor(operator, (tx) =>
    changeNotice(tx, operator, short, loan('offer', { shown: { what: 'trapano', days: 4 } }), today),
  )
  const again = await asActor(operator, (tx) => offersFor(tx, operator, need, today))
  expect(again.best[1]?.against).toEqual([])
  const ladder = await published(anna, loan('need', { shown: { what: 'betoniera' } }))
  expect(await asActor(operator, (tx) => offersFor(tx, operator, ladder, today))).toMatchObject({
    possible: 0,
    ifChanged: [{ code: 'same', offers: 3 }],
    missing: { same: { key: 'exchange.match.impossible' } },
  })
})

test('an offer withdrawn while it is being matched is refused in words; so is what was decided already', async () => {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'facilitator')
  const anna = await valley.operator('Anna Bassi', 'citizen')
  const bruno = await valley.operator('Bruno Conti', 'citizen')
  const needId = await published(anna, loan('need'))
  const offerId = await published(bruno, loan('offer'))
  const made = await asActor(operator, (tx) => propose(tx, operator, { id: newId(), needId, offerId }, today))
  if (!made.ok) throw new Error(made.refusal)
  const { matchId } = made.value
  await asActor(bruno, (tx) => closeNotice(tx, bruno, offerId, 'withdrawn', today))
  const yes = { state: 'agreed', why: '' } as const
  expect(await asActor(operator, (tx) => decide(tx, operator, matchId, yes, today))).toEqual({
    ok: false,
    refusal: 'exchange.match.offerClosed',
  })
  const no = { state: 'refused', why: 'Ritirata' } as const
  expect(await asActor(operator, (tx) => decide(tx, operator, matchId, no, today))).toMatchObject({
    ok: true,
  })
  expect(await asActor(operator, (tx) => decide(tx, operator, matchId, no, today))).toEqual({
    ok: false,
    refusal: 'exchange.match.decided',
  })
})

test('twenty agree at once to an offer of three places: three do, and seventeen are told', async () => {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'facilitator')
  const offer = await published(operator, loan('offer', { places: 3 }))
  const ids: string[] = []
  for (let one = 0; one < 20; one++) {
    const who = await valley.person(`Persona ${one}`)
    ids.push(await matched(operator, await published(operator, loan('need', { personId: who })), offer))
  }
  const said = await Promise.all(ids.map((matchId) => agreed(operator, matchId)))
  expect(said.filter(({ ok }) => ok)).toHaveLength(3)
  const refusals = new Set(said.flatMap((one) => (one.ok ? [] : [one.refusal])))
  // The last place closes the offer.
  expect(refusals).toEqual(new Set(['exchange.match.offerClosed']))
  const [{ many } = { many: 0 }] = await asOwner<{ many: number }>(
    'select count(*)::int as many from exchange_agreement where offer_id = $1',
    [offer],
  )
  expect(many).toBe(3)
}, 60_000)

test('an agreement is made of a decided match, once; its parties read it, its words only the team', async () => {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'facilitator')
  const { anna, bruno, need, matchId } = await decided(valley, operator)
  expect(await agreed(operator, undefined)).toEqual({ ok: false, refusal: 'exchange.agree.needsMatch' })
  const id = newId()
  expect(await agreed(operator, matchId, id)).toMatchObject({ ok: true })
  expect(await agreed(operator, matchId, id)).toMatchObject({ ok: true })
  expect(await agreed(operator, matchId)).toEqual({ ok: false, refusal: 'exchange.agree.before' })
  const carla = await valley.operator('Carla Neri', 'citizen')
  for (const party of [anna, bruno]) {
    const own = await asActor(party, (tx) => agreementById(tx, id))
    expect(own).toMatchObject({ terms: { cents: 500 } })
    if (own) expect(await asActor(party, (tx) => wordsOf(tx, party, own))).toEqual({})
  }
  expect(await asActor(carla, (tx) => agreementById(tx, id))).toBeUndefined()
  const seen = await asActor(operator, (tx) => agreementById(tx, id))
  if (!seen) throw new Error('not there')
  expect(await asActor(operator, (tx) => wordsOf(tx, operator, seen))).toEqual({ promise: 'Lo riporto' })
  expect(await asActor(operator, (tx) => noticeById(tx, need))).toMatchObject({ closedWhy: 'met' })
  // What somebody needs to know to do their part is for them.
  await asActor(operator, (tx) =>
    writeBrief(tx, operator, id, {
      forPersonId: bruno.personId,
      aboutId: anna.personId,
      words: 'Via Roma 3',
    }),
  )
  expect(await asActor(bruno, (tx) => briefsOf(tx, id))).toMatchObject([{ words: 'Via Roma 3' }])
  expect(await asActor(anna, (tx) => briefsOf(tx, id))).toEqual([])
  const ties = await asOwner(
    "select from tie_evidence where source_kind = 'exchange_agreement' and source_id = $1",
    [id],
  )
  expect(ties).toHaveLength(1)
})

test('what a party notes counts once the other side confirms it; what worries reaches who follows', async () => {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'facilitator')
  const { anna, bruno, matchId } = await decided(valley, operator)
  const id = newId()
  await agreed(operator, matchId, id)
  const note = (actor: SignedInActor, code: string, some = {}) =>
    asActor(actor, (tx) => noteFact(tx, actor, id, { id: newId(), code, onDate: today, ...some }, today))
  const lent = await note(bruno, 'lent', { hours: 2, words: 'Funziona' })
  if (!lent.ok) throw new Error(lent.refusal)
  const counts = async () =>
    (
      await asOwner<{ counts: string[] }>('select counts from exchange_fact where id = $1', [lent.value.id])
    )[0]?.counts
  expect(await counts()).toEqual([])
  expect(await asActor(bruno, (tx) => confirmFact(tx, bruno, lent.value.id))).toMatchObject({
    refusal: 'exchange.fact.own',
  })
  expect(await asActor(anna, (tx) => confirmFact(tx, anna, lent.value.id))).toMatchObject({ ok: true })
  expect(await counts()).toEqual(['exchanges'])
  expect(await asActor(anna, (tx) => factById(tx, lent.value.id))).toMatchObject({
    words: 'Funziona',
    hours: 2,
  })
  expect(await note(bruno, 'check')).toMatchObject({ refusal: 'exchange.fact.notYours' })
  expect(await note(bruno, 'lent', { onDate: daysLater(today, 1), hours: 1 })).toMatchObject({
    refusal: 'exchange.fact.future',
  })
  expect(await note(anna, 'broken', { words: 'Si è rotto' })).toMatchObject({ value: { alarming: true } })
  expect(await asActor(anna, (tx) => followersOf(tx, id))).toEqual([operator.accountId])
  const carla = await valley.operator('Carla Neri', 'citizen')
  expect(await asActor(carla, (tx) => followersOf(tx, id))).toEqual([])
  await expect(note(carla, 'lent', { hours: 1 })).rejects.toThrow(NotHere)
})

test('an agreement ends with an outcome; what looks back is planned, and nothing is noted of it after', async () => {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'facilitator')
  const { matchId } = await decided(valley, operator)
  const id = newId()
  await agreed(operator, matchId, id)
  const end = (outcome: string, endedOn = today) =>
    asActor(operator, (tx) => endAgreement(tx, operator, id, { endedOn, outcome }, today))
  expect(await end('unheard_of')).toMatchObject({ refusal: 'exchange.end.noOutcome' })
  expect(await end('given_back', daysLater(today, 1))).toMatchObject({ refusal: 'exchange.end.future' })
  expect(await end('given_back')).toMatchObject({ ok: true })
  expect(await end('lost')).toMatchObject({ refusal: 'exchange.agreement.ended' })
  expect(await asActor(operator, (tx) => factsOf(tx, id))).toMatchObject([{ code: 'after', onDate: null }])
})

test('a place that is free again is offered again by one button, and not before', async () => {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'facilitator')
  const { bruno, anna, offer, matchId } = await decided(valley, operator)
  const id = newId()
  expect(await agreed(operator, matchId, id)).toMatchObject({ ok: true })
  const again = (actor: SignedInActor) => asActor(actor, (tx) => reopenOffer(tx, actor, offer, today))
  expect(await asActor(bruno, (tx) => noticeById(tx, offer))).toMatchObject({ closedWhy: 'met' })
  expect(await again(bruno)).toMatchObject({ ok: false, refusal: 'exchange.notice.taken' })
  const ending = { endedOn: today, outcome: 'given_back' }
  await asActor(operator, (tx) => endAgreement(tx, operator, id, ending, today))
  await expect(again(anna)).rejects.toThrow(NotHere)
  expect(await again(bruno)).toMatchObject({ ok: true })
  expect(await asActor(bruno, (tx) => noticeById(tx, offer))).toMatchObject({ closedOn: null })
  expect(await again(bruno)).toMatchObject({ ok: false, refusal: 'exchange.notice.closed' })
})

test('an alarm of an agreement whose follower works here no more reaches who coordinates', async () => {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'facilitator')
  const coordinator = await valley.operator('Cleo Riva', 'coordinator')
  const { bruno, matchId } = await decided(valley, operator)
  const id = newId()
  await agreed(operator, matchId, id)
  expect(await asActor(bruno, (tx) => followersOf(tx, id))).toEqual([operator.accountId])
  await asOwner('update role_assignment set ends_at = now() where territory_id = $1 and person_id = $2', [
    valley.id,
    operator.personId,
  ])
  expect(await asActor(bruno, (tx) => followersOf(tx, id))).toEqual([coordinator.accountId])
})

test('the catalogue shows what stands to whoever may see it, by words and by municipality', async () => {
  const valley = await newTerritory()
  const operator = await valley.operator('Ada Riva', 'facilitator')
  await published(operator, loan('offer', { visibility: 'public', istatCode: '017113' }))
  await published(operator, loan('offer', { visibility: 'operators', title: 'Presto una scala' }))
  const like = (actor: Actor, some: object = {}) =>
    asActor(actor, (tx) => noticesLike(tx, { kind: 'loan', side: 'offer', ...some }, today))
  expect((await like(valley.visitor)).notices.map(({ title }) => title)).toEqual(['Presto un trapano'])
  expect((await like(operator)).total).toBe(2)
  expect((await like(operator, { q: 'SCALA' })).total).toBe(1)
  expect((await like(operator, { istatCode: '017113' })).notices).toMatchObject([
    { municipality: 'Montichiari' },
  ])
})
