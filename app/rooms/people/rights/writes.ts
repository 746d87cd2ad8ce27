import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { insertOnce, insertOwn } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'
import { objectToNetwork } from '../consents/writes.ts'
import type { AnswerForm, RequestForm } from './forms.ts'
import { dueOn } from './rules.ts'

/** Writes down what someone asks by right; the month begins that day. Sent again it stays one request. */
export async function askRight(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  personId: string,
  { kind, askedOn, how, said }: RequestForm,
) {
  const added = await insertOwn(tx, 'rights_request', {
    territory_id: actor.territoryId,
    id,
    person_id: personId,
    kind,
    asked_on: askedOn,
    due_on: dueOn(askedOn),
    how,
    asked_by: actor.personId === personId ? null : actor.personId,
    said: said ?? null,
    recorded_by: actor.personId,
  })
  if (!added) return
  await record(tx, actor, 'people.askedRight', 'rights_request', id)
  // What an objection must stop it stops at once; the answer may follow.
  if (kind === 'objection') await objectToNetwork(tx, actor, newId(), personId, askedOn)
}

/** Answers a request. False where there is none to answer. */
export async function closeRequest(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { outcome, answer }: AnswerForm,
  today: string,
) {
  const closed = await tx
    .updateTable('rights_request')
    .set({ closed_on: today, outcome, answer, closed_by: actor.personId })
    .where('id', '=', id)
    .where('closed_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (closed) await record(tx, actor, 'people.answeredRight', 'rights_request', id)
  return closed !== undefined
}

/** From today only who coordinates reads the record, and nobody adds to it. Restricted already, it stays as it is. */
export async function restrictPerson(
  tx: ActorTx,
  actor: SignedInActor,
  personId: string,
  requestId: string | null,
  today: string,
) {
  const added = await insertOnce(tx, 'person_restriction', {
    territory_id: actor.territoryId,
    id: newId(),
    person_id: personId,
    request_id: requestId,
    from_on: today,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'people.restricted', 'person', personId)
}

export async function liftRestriction(tx: ActorTx, actor: SignedInActor, personId: string, today: string) {
  const lifted = await tx
    .updateTable('person_restriction')
    .set({ until_on: today })
    .where('person_id', '=', personId)
    .where('until_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (lifted) await record(tx, actor, 'people.liftedRestriction', 'person', personId)
  return lifted !== undefined
}

/** Opens what is recorded about these ids of one person to the answer of their request, for this transaction. */
export const beginAnswer = (tx: ActorTx, ids: readonly string[], requestId: string | null) =>
  sql`select app.answer_for(${ids}::uuid[], ${requestId}::uuid)`.execute(tx)

/** Leaves what figures need of the people being erased, joined by nothing. */
export const leaveContributions = (tx: ActorTx) => sql`select app.leave_contributions()`.execute(tx)

/** The words in which these people asked go with them; that they asked, and were answered, stays. */
export const forgetWhatWasAsked = (tx: ActorTx, personIds: readonly string[]) =>
  tx.updateTable('rights_request').set({ said: null }).where('person_id', 'in', personIds).execute()

/** Answered requests from before a day go. Returns which. */
export const dropOldRequests = (tx: ActorTx, before: string) =>
  tx.deleteFrom('rights_request').where('closed_on', '<', before).returning('id').execute()
