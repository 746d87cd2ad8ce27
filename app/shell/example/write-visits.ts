import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { agree, endAgreement } from '../../rooms/exchange/agreements/writes.ts'
import { writeBrief } from '../../rooms/exchange/briefs/writes.ts'
import { factsOf } from '../../rooms/exchange/facts/reads.ts'
import { doFact, noteFact } from '../../rooms/exchange/facts/writes.ts'
import { exampleCompany } from '../../rooms/exchange/kinds/companionship/example.ts'
import { decide, propose } from '../../rooms/exchange/matches/writes.ts'
import { publishNotice } from '../../rooms/exchange/notices/writes.ts'
import { bookOf } from './book.ts'
import { type As, must } from './brescia-hands.ts'

/** Days ago that each begins, who visits, and how it ended where it did. */
const COMPANIES = [
  { daysAgo: 290, volunteer: 0 },
  { daysAgo: 150, volunteer: 1 },
  { daysAgo: 120, volunteer: 2 },
  { daysAgo: 95, volunteer: 3 },
  { daysAgo: 70, volunteer: 0 },
  { daysAgo: 40, volunteer: 4 },
  { daysAgo: 280, volunteer: 2, ended: { daysAgo: 60, outcome: 'residential_care' } },
  { daysAgo: 250, volunteer: 1, ended: { daysAgo: 110, outcome: 'friendship' } },
  { daysAgo: 85, volunteer: 2 },
  { daysAgo: 64, volunteer: 3 },
  { daysAgo: 33, volunteer: 1 },
] as const

type Named = { id: string; given: string }
type Here = {
  mediator: { id: string }
  /** As many of each as there are companies, or fewer: then there are fewer companies. */
  volunteers: readonly Named[]
  elders: readonly Named[]
  istatCode: string
  today: string
  as: As
}

/** Elders and who keeps them company: visits each week, what worried somebody, loneliness before and after. */
export async function writeVisits(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { mediator, volunteers, elders, istatCode, today, as }: Here,
) {
  for (const [at, plan] of COMPANIES.slice(0, elders.length).entries()) {
    const elder = elders[at] as Named
    const volunteer = volunteers[plan.volunteer % volunteers.length] as Named
    const actor = await as(mediator)
    const on = daysLater(today, -plan.daysAgo)
    const told = exampleCompany(dice, elder.given)
    const notice = {
      kind: 'companionship',
      visibility: 'operators' as const,
      istatCode,
      untilOn: daysLater(on, 60),
    }
    const [needId, offerId, id] = [dice.id(on), dice.id(on), dice.id(on)]
    const need = { ...notice, id: needId, side: 'need' as const, title: told.title, personId: elder.id }
    must(await publishNotice(tx, actor, { ...need, ...told.need }, on))
    const offer = {
      ...notice,
      id: offerId,
      side: 'offer' as const,
      title: told.giving,
      personId: volunteer.id,
    }
    must(await publishNotice(tx, actor, { ...offer, ...told.offer }, on))
    const { matchId } = must(await propose(tx, actor, { id: dice.id(on), needId, offerId }, on))
    must(await decide(tx, actor, matchId, { state: 'agreed', why: told.why }, on))
    const said = {
      id,
      kind: 'companionship',
      matchId,
      title: told.title,
      startsOn: on,
      anyway: 'yes' as const,
    }
    must(await agree(tx, actor, { ...said, terms: told.terms, words: told.words }, on))
    await writeBrief(tx, actor, id, { forPersonId: volunteer.id, aboutId: elder.id, words: told.brief })
    const until = 'ended' in plan ? daysLater(today, -plan.ended.daysAgo) : daysLater(today, -1)
    const [first] = await factsOf(tx, id)
    if (first) must(await doFact(tx, actor, first.id, { onDate: on }, on))
    await weekly(tx, territoryId, dice, { id, by: volunteer.id, on, until, hours: told.terms.hours })
    const team = await as(mediator)
    for (const [days, amount] of [[0, dice.int(7, 9)] as const, [80, dice.int(4, 6)] as const]) {
      const asked = daysLater(on, days)
      const fact = { id: dice.id(asked), code: 'loneliness', onDate: asked, amount }
      if (asked <= until) must(await noteFact(tx, team, id, fact, today))
    }
    if ('ended' in plan)
      must(await endAgreement(tx, team, id, { endedOn: until, outcome: plan.ended.outcome }, today))
    else {
      const next = { id: dice.id(today), code: 'visit', dueOn: daysLater(today, at), hours: told.terms.hours }
      must(await noteFact(tx, team, id, next, today))
    }
    if (at === 2) {
      const sign = { id: dice.id(until), code: 'sign', onDate: until, words: told.sign }
      must(await noteFact(tx, team, id, sign, today))
    }
  }
}

type Weekly = { id: string; by: string; on: string; until: string; hours: number }

/** A visit every week, written by whoever made it. */
async function weekly(tx: ActorTx, territoryId: string, dice: Dice, { id, by, on, until, hours }: Weekly) {
  const book = bookOf(territoryId)
  for (let day = daysLater(on, 7); day <= until; day = daysLater(day, 7)) {
    if (dice.chance(0.12)) continue
    const visit = { id: dice.id(day), agreement_id: id, code: 'visit', on_date: day, hours, recorded_by: by }
    book.add('exchange_fact', by, visit, 'exchange.noted')
  }
  await book.write(tx, () => {})
}
