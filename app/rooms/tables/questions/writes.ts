import { sql } from 'kysely'
import type { Actor, SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { mayAsk } from '../proceedings/rules.ts'
import { holdProceeding } from '../proceedings/writes.ts'
import { questionById } from './reads.ts'

const MOST_AN_HOUR = 40

type Done<Refusal extends string> = Promise<Outcome<{ id: string }, Refusal>>

/** Asks about a notice, without a name: the answer is for everyone. Refused after the last day for questions. */
export async function ask(
  tx: ActorTx,
  actor: Actor,
  proceedingId: string,
  id: string,
  question: string,
  today: string,
): Done<'tables.ask.closed' | 'tables.apply.tooMany'> {
  const one = await holdProceeding(tx, proceedingId)
  if (await questionById(tx, id)) return done({ id })
  if (!mayAsk(one, today)) return refused('tables.ask.closed')
  const { count } = await tx
    .selectFrom('proceeding_question')
    .where('proceeding_id', '=', proceedingId)
    .where(sql<boolean>`recorded_at > now() - interval '1 hour'`)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_AN_HOUR) return refused('tables.apply.tooMany')
  const added = await insertOwn(tx, 'proceeding_question', {
    territory_id: actor.territoryId,
    id,
    proceeding_id: proceedingId,
    table_id: one.tableId,
    question,
    asked_on: today,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'tables.asked', 'proceeding', proceedingId)
  return done({ id })
}

/** Answers a question: from now on everyone reads both. Refused once it is answered, and once the proceeding is closed. */
export async function answerQuestion(
  tx: ActorTx,
  actor: SignedInActor,
  questionId: string,
  answer: string,
  today: string,
): Done<'tables.answer.already' | 'tables.proceeding.over'> {
  const question = await questionById(tx, questionId)
  if (!question) throw new NotHere()
  const one = await holdProceeding(tx, question.proceedingId)
  if (one.closedOn) return refused('tables.proceeding.over')
  const answered = await tx
    .updateTable('proceeding_question')
    .set({ answer, answered_on: today, answered_by: actor.personId, shown: true })
    .where('id', '=', questionId)
    .where('answered_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!answered) return refused('tables.answer.already')
  await record(tx, actor, 'tables.answeredAll', 'proceeding', question.proceedingId)
  return done({ id: questionId })
}
