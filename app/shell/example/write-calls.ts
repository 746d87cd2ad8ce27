import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { FIRST_CALL, FIRST_IDEAS, openCall } from '../../rooms/calls/example.ts'
import { ideaById } from '../../rooms/calls/ideas/reads.ts'
import { judgeIdea, writeIdea } from '../../rooms/calls/ideas/writes.ts'
import { addJuror, assess } from '../../rooms/calls/jury/writes.ts'
import { callById } from '../../rooms/calls/reads.ts'
import { publishResult } from '../../rooms/calls/results/writes.ts'
import { publishCall, writeCall } from '../../rooms/calls/writes.ts'
import { become } from './book.ts'
import { handsOf, must } from './brescia-hands.ts'
import type { Cast } from './cast.ts'

const WHY = ['Si può fare, con qualche aiuto.', 'Convince.', 'Molto forte.']

/** The first call and the six ideas whose money stands in the ledger, and a call that is open today. */
export async function writeCalls(tx: ActorTx, territoryId: string, dice: Dice, cast: Cast, today: string) {
  const desk = commandIn(territoryId, ['coordinator', 'facilitator'], cast.coordinator.id) as unknown
  const actor = desk as SignedInActor
  const as = handsOf(tx, territoryId)
  await become(tx, territoryId, cast.coordinator.id)
  const open = dice.id(daysLater(today, -25))
  await writeCall(tx, actor, open, openCall(today))
  must(await publishCall(tx, actor, open, today))

  const first = dice.id('2016-09-20')
  const fund = await tx.selectFrom('fund').where('purpose', '=', 'idea').select('id').executeTakeFirst()
  await writeCall(tx, actor, first, { ...FIRST_CALL, fundId: fund?.id })
  must(await publishCall(tx, actor, first, '2016-09-30'))
  const call = await callById(tx, first)
  if (!call) throw new Error('the first call of the example is not there')
  const ideas: string[] = []
  for (const [at, { committed, organisation, ...grant }] of (await granted(tx, fund?.id)).entries()) {
    const idea = FIRST_IDEAS[at]
    if (!idea) break
    const { what, spending, arrivedOn } = FIRST_IDEAS.find(({ title }) => title === grant.why) ?? idea
    const { id } = grant
    const form = {
      title: grant.why,
      what,
      spending,
      cents: committed,
      who: 'organisation' as const,
      organisationId: grant.organisationId ?? undefined,
      signature: organisation,
      name: organisation,
      step: 'submit' as const,
      arrivedOn,
    }
    must(await writeIdea(tx, actor, id, first, form, { on: arrivedOn, onPaper: true }))
    const answer = { answer: 'admitted' as const, reason: 'Completa, e dentro il massimo del bando.' }
    must(await judgeIdea(tx, actor, id, answer, call, '2016-11-15'))
    ideas.push(id)
  }
  const jurors = [...cast.facilitators.slice(0, 2), ...cast.caseOperators.slice(0, 1)]
  for (const juror of jurors) must(await addJuror(tx, actor, dice.id('2016-11-14'), first, juror.id))
  for (const juror of jurors) {
    const own = await as(juror)
    for (const id of ideas) {
      const idea = await ideaById(tx, id)
      if (!idea) throw new Error('an idea of the example is not there')
      const scores = call.criteria.map(() => dice.int(3, 5))
      const sheet = { scores, reasons: scores.map((score) => WHY[score - 3] ?? '') }
      must(await assess(tx, own, dice.id('2016-11-28'), { idea, call }, sheet))
    }
  }
  await become(tx, territoryId, cast.coordinator.id)
  must(await publishResult(tx, actor, call, '2016-12-15'))
}

/** What the first call granted, as the ledger has it. */
const granted = (tx: ActorTx, fundId = '') =>
  tx
    .selectFrom('fund_commitment as commitment')
    .innerJoin('organisation', 'organisation.id', 'commitment.organisation_id')
    .where('commitment.fund_id', '=', fundId)
    .where('commitment.on_date', '=', FIRST_CALL.resultOn)
    .orderBy('commitment.act')
    .select(['commitment.id', 'commitment.why', 'commitment.cents as committed'])
    .select(['organisation.id as organisationId', 'organisation.name as organisation'])
    .execute()
