import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { makeKey } from '../datasets/writes.ts'
import type { EvaluationForm } from './forms.ts'
import { independentEvaluators } from './reads.ts'

/**
 * Gives an evaluation to somebody from outside, as whoever coordinates agrees to it. Refused for who runs the programme, who
 * would evaluate their own work.
 */
export async function openEvaluation(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { name, evaluator, purpose, agreement, startsOn, endsOn, parts, coarseness }: EvaluationForm,
): Promise<Outcome<{ id: string }, 'indicators.evaluation.notIndependent'>> {
  const independent = await independentEvaluators(tx)
  if (!independent.some((one) => one.id === evaluator)) return refused('indicators.evaluation.notIndependent')
  const added = await insertOwn(tx, 'evaluation', {
    territory_id: actor.territoryId,
    id,
    name,
    purpose,
    agreement,
    evaluator_id: evaluator,
    starts_on: startsOn,
    ends_on: endsOn,
    parts,
    coarseness,
    recorded_by: actor.personId,
  })
  if (!added) return done({ id })
  await makeKey(tx, actor.territoryId, id)
  await record(tx, actor, 'indicators.openEvaluation', 'evaluation', id)
  return done({ id })
}

/** Ends an evaluation now: from the next request on its seat opens nothing. */
export async function endEvaluation(tx: ActorTx, actor: SignedInActor, id: string, why: string) {
  const ended = await tx
    .updateTable('evaluation')
    .set({ ended_at: sql<Date>`now()`, ended_by: actor.personId, ended_why: why })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows > 0n) await record(tx, actor, 'indicators.endEvaluation', 'evaluation', id)
}

/** Throws away the salt of an evaluation that is over: nobody makes its codes again. False while it runs. */
export async function discardKey(tx: ActorTx, actor: SignedInActor, id: string): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`select app.discard_evaluation_key(${id}) as gone`.execute(tx)
  if (!rows[0]?.gone) return false
  await record(tx, actor, 'indicators.discardKey', 'evaluation', id)
  return true
}

/** Takes away the frozen files of an evaluation that is over; what was frozen, and its fingerprint, stay written. */
export async function removeFiles(tx: ActorTx, actor: SignedInActor, id: string): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`select app.remove_evaluation_files(${id}) as gone`.execute(tx)
  if (!rows[0]?.gone) return false
  await record(tx, actor, 'indicators.removeFiles', 'evaluation', id)
  return true
}

const LONGEST_SAID = 300
/** What somebody evaluating read, and how much of it. */
export type ReadWhat = {
  evaluationId: string | null
  what:
    | 'outcomes'
    | 'evaluation'
    | 'dataset'
    | 'file'
    | 'definitions'
    | 'sample'
    | 'record'
    | 'evidence'
    | 'finding'
  said?: string | undefined
  recordId?: string | undefined
  rows?: number | undefined
}

/** Writes down a reading, in the very transaction that read: nothing is read unseen. */
export const noteReading = (
  tx: ActorTx,
  actor: SignedInActor,
  { evaluationId, what, said, recordId, rows }: ReadWhat,
) =>
  tx
    .insertInto('evaluation_reading')
    .values({
      territory_id: actor.territoryId,
      id: newId(),
      evaluation_id: evaluationId,
      reader_id: actor.personId,
      what,
      // What was asked comes from an address: the database takes every letter but this one.
      said: said?.replaceAll('\0', '').slice(0, LONGEST_SAID) ?? null,
      record_id: recordId ?? null,
      rows_read: rows ?? null,
    })
    .execute()

/** Evaluations that were over before a day: their frozen files and their salts go. Answers whose they were. */
export async function dropOldEvaluations(tx: ActorTx, before: string): Promise<{ id: string }[]> {
  const old = await tx
    .selectFrom('evaluation')
    .where(sql<boolean>`least(ends_on, ended_at::date) < ${before}::date`)
    .where(sql<boolean>`(key_discarded_at is null or files_removed_at is null)`)
    .select('id')
    .execute()
  for (const { id } of old)
    await sql`select app.discard_evaluation_key(${id}), app.remove_evaluation_files(${id})`.execute(tx)
  return old
}
