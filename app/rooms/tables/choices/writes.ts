import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { candidatesOf, hasInterest } from '../candidates/reads.ts'
import { holdCandidate } from '../candidates/writes.ts'
import type { CloseForm } from '../proceedings/forms.ts'
import { type ClosingRefusal, refusalToClose } from '../proceedings/rules.ts'
import { holdProceeding } from '../proceedings/writes.ts'
import type { ChooseForm } from './forms.ts'
import { choicesOf } from './reads.ts'

type Done<Refusal extends string> = Promise<Outcome<{ id: string }, Refusal>>

export type ChooseRefusal =
  | 'tables.choose.unlisted'
  | 'tables.choose.notAdmitted'
  | 'tables.choose.published'
  | 'tables.judge.interest'

/**
 * Says whether a candidate is chosen, and why; said again, the last word stands. Refused before the list is published, for
 * whoever was not admitted, once the choice is published, and to who is in that body.
 */
export async function choose(
  tx: ActorTx,
  actor: SignedInActor,
  candidateId: string,
  { chosen, points, reasons }: ChooseForm,
  today: string,
): Done<ChooseRefusal> {
  const { candidate, one } = await holdCandidate(tx, candidateId)
  if (one.chosenOn || one.closedOn) return refused('tables.choose.published')
  if (!one.listedOn) return refused('tables.choose.unlisted')
  if (candidate.state !== 'admitted') return refused('tables.choose.notAdmitted')
  if (await hasInterest(tx, actor.personId, candidate.organisationId, today))
    return refused('tables.judge.interest')
  const said = { chosen: chosen === 'yes', points: points ?? null, reasons, on_date: today }
  await tx
    .insertInto('proceeding_choice')
    .values({
      territory_id: actor.territoryId,
      candidate_id: candidateId,
      proceeding_id: candidate.proceedingId,
      table_id: candidate.tableId,
      ...said,
      recorded_by: actor.personId,
    })
    .onConflict((same) => same.columns(['territory_id', 'candidate_id']).doUpdateSet(said))
    .execute()
  await record(tx, actor, 'tables.chose', 'proceeding_candidate', candidateId)
  return done({ id: candidateId })
}

/** From today anyone reads who was chosen, who was not, and why. Refused while an admitted candidate is undecided. */
export async function publishChoice(
  tx: ActorTx,
  actor: SignedInActor,
  proceedingId: string,
  today: string,
): Done<'tables.choose.unlisted' | 'tables.choose.published' | 'tables.closing.undecided'> {
  const one = await holdProceeding(tx, proceedingId)
  if (one.chosenOn || one.closedOn) return refused('tables.choose.published')
  if (!one.listedOn) return refused('tables.choose.unlisted')
  if ((await undecidedOf(tx, proceedingId)).undecided > 0) return refused('tables.closing.undecided')
  await tx.updateTable('proceeding').set({ chosen_on: today }).where('id', '=', proceedingId).execute()
  await tx
    .updateTable('proceeding_choice')
    .set({ shown: true })
    .where('proceeding_id', '=', proceedingId)
    .execute()
  await record(tx, actor, 'tables.choicePublished', 'proceeding', proceedingId)
  return done({ id: proceedingId })
}

/** How many still wait for an answer, and how many were admitted of whom nothing is said. */
export async function undecidedOf(tx: ActorTx, proceedingId: string) {
  const candidates = (await candidatesOf(tx, proceedingId)).filter(({ state }) => state !== 'withdrawn')
  const choices = await choicesOf(tx, proceedingId)
  return {
    candidates: candidates.length,
    waiting: candidates.filter(({ state }) => state === 'received').length,
    undecided: candidates.filter(({ id, state }) => state === 'admitted' && !choices.has(id)).length,
  }
}

/**
 * Closes a proceeding with its outcome and reason. Refused while candidates are undecided, unless it is revoked. Who hears
 * everybody chooses nobody: a co-programming closes once all are answered.
 */
export async function closeProceeding(
  tx: ActorTx,
  actor: SignedInActor,
  proceedingId: string,
  { outcome, words }: CloseForm,
  today: string,
): Done<ClosingRefusal | 'tables.proceeding.over' | 'tables.closing.early' | 'tables.closing.unpublished'> {
  const one = await holdProceeding(tx, proceedingId)
  if (one.closedOn) return refused('tables.proceeding.over')
  if (!one.publishedOn) return refused('tables.closing.unpublished')
  if (outcome !== 'revoked' && today <= one.closesOn) return refused('tables.closing.early')
  const counted = await undecidedOf(tx, proceedingId)
  const undecided = one.kind === 'co_programming' || one.chosenOn ? 0 : counted.undecided
  const refusal = refusalToClose({ ...counted, outcome, undecided })
  if (refusal) return refused(refusal)
  if (outcome === 'concluded' && one.kind !== 'co_programming' && !one.chosenOn)
    await publishChoice(tx, actor, proceedingId, today)
  await tx
    .updateTable('proceeding')
    .set({ closed_on: today, outcome, closing_words: words })
    .where('id', '=', proceedingId)
    .execute()
  await record(tx, actor, 'tables.proceedingClosed', 'proceeding', proceedingId)
  return done({ id: proceedingId })
}
