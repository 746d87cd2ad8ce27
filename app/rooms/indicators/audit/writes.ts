import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { documentKind } from '../../../ground/files/document.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { CheckForm, SampleForm } from './forms.ts'
import { contentWhere, evidenceWhere } from './reads.ts'

/** A few at a time: each holds up to ten megabytes. */
const AT_ONCE = 4
export const sealed: readonly SealedColumn[] = [
  { table: 'evaluation_evidence', column: 'sealed', id: 'id' },
  { table: 'evaluation_evidence_content', column: 'sealed', id: 'evidence_id', batch: AT_ONCE },
]
const LONGEST_NAME = 160

/**
 * Draws records of a period by a seed: the first in the order of the fingerprint of seed and id, so that whoever has both
 * draws the same. Refused where there is nothing to draw from.
 */
export async function drawSample(
  tx: ActorTx,
  actor: SignedInActor,
  evaluationId: string,
  id: string,
  { kind, fromOn, untilOn, size, seed }: SampleForm,
): Promise<Outcome<{ id: string; drawn: number }, 'indicators.audit.nothingToDraw'>> {
  const { rows } = await sql<{ recordId: string; population: number }>`
    select record_id as "recordId", population
    from app.draw_records(${actor.territoryId}, ${kind}, ${fromOn}, ${untilOn}, ${seed}, ${size})`.execute(tx)
  const [first] = rows
  if (!first) return refused('indicators.audit.nothingToDraw')
  const added = await insertOwn(tx, 'evaluation_sample', {
    territory_id: actor.territoryId,
    id,
    evaluation_id: evaluationId,
    kind,
    from_on: fromOn,
    until_on: untilOn,
    size: rows.length,
    seed,
    population: first.population,
    recorded_by: actor.personId,
  })
  if (!added) return done({ id, drawn: rows.length })
  await tx
    .insertInto('evaluation_sample_item')
    .values(
      rows.map(({ recordId }, at) => ({
        territory_id: actor.territoryId,
        id: idWithin(id, recordId),
        sample_id: id,
        evaluation_id: evaluationId,
        position: at + 1,
        record_id: recordId,
      })),
    )
    .execute()
  await record(tx, actor, 'indicators.drawSample', 'evaluation_sample', id)
  return done({ id, drawn: rows.length })
}

type Brought = { words: string | undefined; file: { name: string; bytes: Uint8Array } | undefined }
type For = { evaluationId: string; itemId: string; id: string }

/** Brings what shows that a drawn record is true. Refused for a file that is no whole PDF, PNG or JPEG. */
export async function bringEvidence(
  tx: ActorTx,
  actor: SignedInActor,
  { evaluationId, itemId, id }: For,
  { words = '', file }: Brought,
): Promise<Outcome<{ id: string }, string>> {
  const judged = file && documentKind(file.bytes)
  if (judged && !judged.ok) return refused(judged.refusal)
  const added = await insertOwn(tx, 'evaluation_evidence', {
    territory_id: actor.territoryId,
    id,
    item_id: itemId,
    evaluation_id: evaluationId,
    kind: judged?.value ?? null,
    bytes: file?.bytes.byteLength ?? null,
    sealed: seal(JSON.stringify({ words, name: file?.name.slice(0, LONGEST_NAME) ?? '' }), evidenceWhere(id)),
    recorded_by: actor.personId,
  })
  if (!added) return done({ id })
  if (file)
    await tx
      .insertInto('evaluation_evidence_content')
      .values({
        territory_id: actor.territoryId,
        evidence_id: id,
        evaluation_id: evaluationId,
        sealed: seal(Buffer.from(file.bytes).toString('base64'), contentWhere(id)),
      })
      .execute()
  await record(tx, actor, 'indicators.bringEvidence', 'evaluation_evidence', id)
  return done({ id })
}

/** What whoever evaluates found of a drawn record. Another word later stands beside it. */
export async function checkRecord(
  tx: ActorTx,
  actor: SignedInActor,
  { evaluationId, itemId, id }: For,
  { verdict, note }: CheckForm,
) {
  const added = await insertOwn(tx, 'evaluation_check', {
    territory_id: actor.territoryId,
    id,
    item_id: itemId,
    evaluation_id: evaluationId,
    verdict,
    note: note ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'indicators.checkRecord', 'evaluation_check', id)
}
