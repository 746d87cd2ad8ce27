import { commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { attach } from '../../rooms/calls/attachments/writes.ts'
import {
  BECAME,
  FIRST_CALL,
  FIRST_IDEAS,
  NOT_CHOSEN,
  openCall,
  SECOND_CALL,
  THIRD_CALL,
  VOTED_IDEAS,
  votedCall,
} from '../../rooms/calls/example.ts'
import type { CallForm } from '../../rooms/calls/forms.ts'
import { ideaById } from '../../rooms/calls/ideas/reads.ts'
import { judgeIdea, writeIdea } from '../../rooms/calls/ideas/writes.ts'
import { addJuror, assess } from '../../rooms/calls/jury/writes.ts'
import { addStep, finishStep, sayOutcome } from '../../rooms/calls/projects/writes.ts'
import { callById } from '../../rooms/calls/reads.ts'
import { publishResult } from '../../rooms/calls/results/writes.ts'
import { markFor, support, vote } from '../../rooms/calls/votes/writes.ts'
import { publishCall, writeCall } from '../../rooms/calls/writes.ts'
import { become } from './book.ts'
import { handsOf, must } from './brescia-hands.ts'
import type { Cast } from './cast.ts'

const EURO = 100
const WHY = [
  'Resta di pochi.',
  'Da chiarire.',
  'Si può fare, con qualche aiuto.',
  'Convince.',
  'Molto forte.',
]
const PLAN = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >> endobj
trailer << /Root 1 0 R >>
startxref
180
%%EOF
`

type Proposed = {
  id: string
  title: string
  what: string
  spending: string
  cents: number
  who: 'organisation' | 'group'
  organisationId?: string | undefined
  signature: string
  arrivedOn: string
}

/**
 * The three calls whose funded ideas have their money in the ledger, one that people vote in today, and one that is open: written
 * as anyone would write them, so that every rule holds for them too.
 */
export async function writeCalls(tx: ActorTx, territoryId: string, dice: Dice, cast: Cast, today: string) {
  const desk = commandIn(territoryId, ['coordinator', 'facilitator'], cast.coordinator.id) as unknown
  const actor = desk as SignedInActor
  const as = handsOf(tx, territoryId)
  const asDesk = () => become(tx, territoryId, cast.coordinator.id)
  /** Who votes is nobody in particular: the journal must not say that the coordinator did. */
  const asAnyone = async () => {
    await become(tx, territoryId, null)
    return commandIn(territoryId, [])
  }
  const fund = await tx.selectFrom('fund').where('purpose', '=', 'idea').select('id').executeTakeFirst()
  await asDesk()
  const open = dice.id(daysLater(today, -25))
  await writeCall(tx, actor, open, openCall(today))
  must(await publishCall(tx, actor, open, today))
  await decided({ ...FIRST_CALL, fundId: fund?.id }, [])
  await decided(SECOND_CALL, NOT_CHOSEN)
  const lasting = await decided(THIRD_CALL, NOT_CHOSEN)
  await votedToday()
  await accompany(lasting)

  /** A call that is over: what it funded is what the ledger granted on the day of its result. */
  async function decided(
    form: Omit<CallForm, 'total'> & { total?: number },
    others: typeof NOT_CHOSEN | readonly [],
  ) {
    const grants = await granted(form.resultOn)
    const ideas = grants.map(({ id, why, committed, organisationId, organisation }): Proposed => {
      const known = FIRST_IDEAS.find(({ title }) => title === why)
      return {
        id,
        title: why,
        what:
          known?.what ?? `${why}: un’idea di chi abita qui, per incontrarsi e lasciare qualcosa che resta.`,
        spending: known?.spending ?? 'Materiali e un accompagnamento.',
        cents: committed,
        who: 'organisation',
        organisationId,
        signature: organisation,
        arrivedOn: dice.day(form.opensOn, form.closesOn),
      }
    })
    const left = others.map(({ title, euro, what }): Proposed => {
      const arrivedOn = dice.day(form.opensOn, form.closesOn)
      return {
        id: dice.id(arrivedOn),
        title,
        what,
        spending: 'Impianto e materiali.',
        cents: euro * EURO,
        who: 'group',
        signature: 'Un gruppo di vicini',
        arrivedOn,
      }
    })
    const total = form.total ?? ideas.reduce((sum, { cents }) => sum + cents, 0)
    const id = await gather({ ...form, fundId: fund?.id, total }, [...ideas, ...left])
    const call = await callById(tx, id)
    if (!call) throw new Error('a call of the example is not there')
    if (call.supportsUntil)
      for (const { id: idea } of [...ideas, ...left]) await supports(idea, dice.int(4, 9), call.supportsUntil)
    if (call.method !== 'votes' && call.method !== 'shares') await assessed(id, ideas, left)
    if (call.votesUntil) await ballots(id, ideas, left, call.votesUntil)
    await asDesk()
    must(await publishResult(tx, actor, call, form.resultOn))
    for (const { id: idea, title } of ideas) {
      const became = BECAME[title]
      const on = daysLater(form.resultOn, 300)
      if (became) await sayOutcome(tx, actor, dice.id(on), idea, { ...became, on })
    }
    return ideas
  }

  /** Writes a call, its ideas as they arrived on paper, and that they are admitted. */
  async function gather(form: CallForm, ideas: readonly Proposed[]) {
    await asDesk()
    const id = dice.id(daysLater(form.opensOn, -10))
    await writeCall(tx, actor, id, form)
    must(await publishCall(tx, actor, id, daysLater(form.opensOn, -2)))
    const call = await callById(tx, id)
    if (!call) throw new Error('a call of the example is not there')
    for (const { id: idea, arrivedOn, ...said } of ideas) {
      const paper = { ...said, name: said.signature, step: 'submit' as const, arrivedOn }
      must(await writeIdea(tx, actor, idea, id, paper, { on: arrivedOn, onPaper: true }))
      if (idea === ideas[0]?.id && form.supportsUntil) await withPlan(idea)
      const answer = { answer: 'admitted' as const, reason: 'Completa, e dentro il massimo del bando.' }
      must(await judgeIdea(tx, actor, idea, answer, call, daysLater(form.closesOn, 4)))
    }
    return id
  }

  async function withPlan(ideaId: string) {
    const idea = await ideaById(tx, ideaId)
    if (!idea) return
    const paper = { title: 'Dove si farebbe', kind: 'pdf' as const, content: Buffer.from(PLAN) }
    must(await attach(tx, actor, dice.id(idea.arrivedOn), idea, paper))
  }

  async function assessed(callId: string, ideas: readonly Proposed[], left: readonly Proposed[]) {
    const call = await callById(tx, callId)
    if (!call) return
    await asDesk()
    const jurors = [...cast.facilitators.slice(0, 2), ...cast.caseOperators.slice(0, 1)]
    for (const juror of jurors)
      must(await addJuror(tx, actor, dice.id(daysLater(call.closesOn, 3)), callId, juror.id))
    for (const juror of jurors) {
      const own = await as(juror)
      for (const { id } of [...ideas, ...left]) {
        const idea = await ideaById(tx, id)
        if (!idea) throw new Error('an idea of the example is not there')
        const isLeft = left.some((one) => one.id === id)
        const scores = call.criteria.map(() => (isLeft ? dice.int(1, 2) : dice.int(3, 5)))
        const sheet = { scores, reasons: scores.map((score) => WHY[score - 1] ?? '') }
        must(await assess(tx, own, dice.id(daysLater(call.closesOn, 17)), { idea, call }, sheet))
      }
    }
    await asDesk()
  }

  async function supports(idea: string, count: number, on: string) {
    const anyone = await asAnyone()
    for (let at = 0; at < count; at++) {
      const marks = [markFor('support', idea, `example ${at}`)]
      must(await support(tx, anyone, idea, { way: 'email', marks }, on))
    }
  }

  /** Who votes chooses among what came to be funded; a few choose something else. */
  async function ballots(callId: string, ideas: readonly Proposed[], left: readonly Proposed[], on: string) {
    const anyone = await asAnyone()
    for (let at = 0; at < 84; at++) {
      const wanted = at < 6 ? left : ideas
      const choices = dice.some(wanted, Math.min(3, wanted.length)).map(({ id }) => id)
      const way = at % 3 === 0 ? ('account' as const) : ('email' as const)
      must(
        await vote(
          tx,
          anyone,
          callId,
          { way, marks: [markFor('vote', callId, `example ${at}`)] },
          choices,
          on,
        ),
      )
    }
  }

  async function votedToday() {
    const form = votedCall(today)
    const ideas = VOTED_IDEAS.map(({ title, euro, signature }, at): Proposed => {
      const arrivedOn = daysLater(form.opensOn, 10 + at)
      return {
        id: dice.id(arrivedOn),
        title,
        what: 'Un posto dove ci si ferma, aperto a chi passa.',
        spending: 'Legno, vernice, un pomeriggio di lavoro insieme.',
        cents: euro * EURO,
        who: 'group',
        signature,
        arrivedOn,
      }
    })
    const id = await gather(form, ideas)
    for (const { id: idea } of ideas) await supports(idea, dice.int(3, 12), form.supportsUntil ?? today)
    const anyone = await asAnyone()
    for (let at = 0; at < 37; at++) {
      const choices = dice.some(ideas, dice.int(1, 3)).map((one) => one.id)
      const marks = [markFor('vote', id, `example ${at}`)]
      must(await vote(tx, anyone, id, { way: 'email', marks }, choices, form.votesFrom ?? today))
    }
  }

  /** One idea goes on to this day: some steps are done, one is due this week. */
  async function accompany(ideas: readonly Proposed[]) {
    const [idea] = ideas
    const [helper] = cast.facilitators
    if (!idea || !helper) return
    await asDesk()
    const steps = [
      ['Incontro per cominciare: chi fa che cosa', '2018-11-05', '2018-11-03'],
      ['Prime spese, con le ricevute', '2019-02-15', '2019-02-20'],
      ['Che cosa ne è rimasto: un giro a vedere', daysLater(today, 4), ''],
    ] as const
    for (const [what, dueOn, doneOn] of steps) {
      const id = dice.id(doneOn || '2018-10-30')
      must(await addStep(tx, actor, id, idea.id, { what, dueOn, helperId: helper.id }))
      if (doneOn) await finishStep(tx, actor, idea.id, id, doneOn)
    }
    const on = '2019-06-20'
    const words = 'È partita con venti persone; i conti sono chiusi e il gruppo va avanti da solo.'
    await sayOutcome(tx, actor, dice.id(on), idea.id, { outcome: 'done', on, words })
  }

  /** What a call granted, as the ledger has it. */
  function granted(on: string) {
    return tx
      .selectFrom('fund_commitment as commitment')
      .innerJoin('organisation', 'organisation.id', 'commitment.organisation_id')
      .where('commitment.fund_id', '=', fund?.id ?? '')
      .where('commitment.on_date', '=', on)
      .where('commitment.record_kind', '=', 'idea')
      .orderBy('commitment.act')
      .select(['commitment.id', 'commitment.why', 'commitment.cents as committed'])
      .select(['organisation.id as organisationId', 'organisation.name as organisation'])
      .execute()
  }
}
