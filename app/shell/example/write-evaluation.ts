import { sql } from 'kysely'
import { type Actor, commandIn, type SignedInActor } from '../../ground/access/actor.ts'
import { daysLater } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { Dice } from '../../ground/random/dice.ts'
import { bringEvidence, checkRecord, drawSample } from '../../rooms/indicators/audit/writes.ts'
import { freezeWithin } from '../../rooms/indicators/datasets/parts/freeze.ts'
import { independentEvaluators, takeSeat } from '../../rooms/indicators/evaluation/reads.ts'
import { openEvaluation } from '../../rooms/indicators/evaluation/writes.ts'
import { answerFinding, writeFinding } from '../../rooms/indicators/findings/writes.ts'
import { become } from './book.ts'
import { must } from './brescia-hands.ts'

const UNTIL = '2019-09-30'
const FINDING = `Degli incontri estratti a sorte il registro dice quanti c’erano, ma non sempre con quale nome: una parte delle presenze è solo contata.

La tabella lo dice accanto alla cifra. Chi la cita dovrebbe citare anche la completezza.`
const ANSWER =
  'È così: agli eventi aperti si contano le persone senza chiedere il nome. Nella prossima relazione la completezza starà nella stessa riga.'

type Here = { here: { slug: string; name: string }; coordinatorId: string; today: string }

/** Somebody from outside evaluates: data frozen, records drawn and checked, a finding and its answer. */
export async function writeEvaluation(
  tx: ActorTx,
  territoryId: string,
  dice: Dice,
  { here, coordinatorId, today }: Here,
) {
  const as = async (personId: string, roles: string[]) => {
    await sql`select app.act_as_command(${territoryId}, ${personId}, ${roles})`.execute(tx)
    return commandIn(territoryId, roles, personId) as Actor as SignedInActor
  }
  const keeper = await as(coordinatorId, ['coordinator', 'administrator', 'facilitator'])
  const [evaluator] = await independentEvaluators(tx)
  if (!evaluator) throw new Error('the example has nobody to evaluate it')
  const id = dice.id(today)
  must(
    await openEvaluation(tx, keeper, id, {
      name: 'Valutazione del triennio',
      evaluator: evaluator.id,
      purpose:
        'Che cosa è cambiato nei legami di chi ha partecipato, e quanto sono complete le registrazioni.',
      agreement: 'Convenzione con un istituto di ricerca, allegato sui dati personali',
      startsOn: daysLater(today, -20),
      endsOn: daysLater(today, 340),
      parts: ['persons', 'activities', 'ties', 'pacts'],
      coarseness: 'month',
      agreed: 'yes',
    }),
  )
  const eva = await as(evaluator.id, ['evaluator'])
  const dataset = dice.id(today)
  must(await freezeWithin(tx, eva, { evaluationId: id, id: dataset, until: UNTIL, here }))
  const sample = dice.id(today)
  await takeSeat(tx, id)
  const wish = {
    kind: 'sessions',
    fromOn: '2018-09-01',
    untilOn: '2019-08-31',
    size: 6,
    seed: '18 maggio',
  } as const
  must(await drawSample(tx, eva, id, sample, wish))
  const finding = dice.id(today)
  must(
    await writeFinding(tx, eva, id, finding, {
      title: 'Presenze contate e presenze con il nome',
      words: FINDING,
      code: 'headcount_anonymous',
      dataset,
    }),
  )
  const items = await tx
    .selectFrom('evaluation_sample_item')
    .where('sample_id', '=', sample)
    .select('id')
    .orderBy('position')
    .limit(2)
    .execute()
  const [first] = items
  if (!first) throw new Error('nothing was drawn from the example')
  const about = { evaluationId: id, itemId: first.id }
  await checkRecord(tx, eva, { ...about, id: dice.id(today) }, { verdict: 'confirmed', note: undefined })
  await as(coordinatorId, ['coordinator', 'administrator', 'facilitator'])
  const words = 'Il foglio delle presenze è nel faldone degli incontri, in sede.'
  must(await bringEvidence(tx, keeper, { ...about, id: dice.id(today) }, { words, file: undefined }))
  await answerFinding(tx, keeper, { evaluationId: id, findingId: finding, id: dice.id(today), words: ANSWER })
  await become(tx, territoryId, coordinatorId)
}
