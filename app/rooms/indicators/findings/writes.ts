import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { datasetById } from '../datasets/reads.ts'
import type { FindingForm } from './forms.ts'

/** Writes a finding down for good, in the seat alone. Refused where it speaks of data of another evaluation. */
export async function writeFinding(
  tx: ActorTx,
  actor: SignedInActor,
  evaluationId: string,
  id: string,
  { title, words, code, dataset }: FindingForm,
): Promise<Outcome<{ id: string }, 'indicators.findings.noSuch'>> {
  if (dataset && !(await datasetById(tx, evaluationId, dataset))) return refused('indicators.findings.noSuch')
  const added = await insertOwn(tx, 'evaluation_finding', {
    territory_id: actor.territoryId,
    id,
    evaluation_id: evaluationId,
    title,
    words,
    code: code ?? null,
    dataset_id: dataset ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'indicators.writeFinding', 'evaluation_finding', id)
  return done({ id })
}

/** Answers a finding, beneath it and for good. */
export async function answerFinding(
  tx: ActorTx,
  actor: SignedInActor,
  {
    evaluationId,
    findingId,
    id,
    words,
  }: { evaluationId: string; findingId: string; id: string; words: string },
) {
  const added = await insertOwn(tx, 'evaluation_answer', {
    territory_id: actor.territoryId,
    id,
    finding_id: findingId,
    evaluation_id: evaluationId,
    words,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'indicators.answerFinding', 'evaluation_answer', id)
}
