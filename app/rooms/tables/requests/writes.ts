import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { holdProceeding } from '../proceedings/writes.ts'
import type { AnswerForm, RequestForm } from './forms.ts'
import { requestById, requestWhere } from './reads.ts'

export const sealed: readonly SealedColumn[] = [
  { table: 'proceeding_request', column: 'sealed', id: 'id' },
  { table: 'proceeding_request', column: 'sealed_answer', id: 'id' },
]

type Done<Refusal extends string> = Promise<Outcome<{ id: string }, Refusal>>

/** Notes who asks to see the acts: thirty days run from that day. Refused for a day to come. A closed proceeding is asked too. */
export async function askActs(
  tx: ActorTx,
  actor: SignedInActor,
  proceedingId: string,
  id: string,
  { askedOn, ...said }: RequestForm,
  today: string,
): Done<'tables.request.future'> {
  const one = await holdProceeding(tx, proceedingId)
  if (askedOn > today) return refused('tables.request.future')
  const added = await insertOwn(tx, 'proceeding_request', {
    territory_id: actor.territoryId,
    id,
    proceeding_id: proceedingId,
    table_id: one.tableId,
    asked_on: askedOn,
    sealed: seal(JSON.stringify(said), requestWhere(id)),
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'tables.actsAsked', 'proceeding', proceedingId)
  return done({ id })
}

/** Answers who asked, always with words: a denial, a part or a delay is reasoned. Refused twice, and before it was asked. */
export async function answerActs(
  tx: ActorTx,
  actor: SignedInActor,
  requestId: string,
  { answer, answeredOn, words }: AnswerForm,
  today: string,
): Done<'tables.request.already' | 'tables.request.future' | 'tables.request.before'> {
  const request = await requestById(tx, requestId)
  if (!request) throw new NotHere()
  if (request.answeredOn) return refused('tables.request.already')
  if (answeredOn > today) return refused('tables.request.future')
  if (answeredOn < request.askedOn) return refused('tables.request.before')
  const answered = await tx
    .updateTable('proceeding_request')
    .set({ answer, answered_on: answeredOn, sealed_answer: seal(words, requestWhere(requestId)) })
    .where('id', '=', requestId)
    .where('answered_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!answered) return refused('tables.request.already')
  await record(tx, actor, 'tables.actsAnswered', 'proceeding', request.proceedingId)
  return done({ id: requestId })
}
