import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { record } from '../../../ground/journal/record.ts'
import { hashOf } from '../editions/writes.ts'
import { piecesOf } from './parts/frozen-file.ts'
import { type Manifest, manifestText } from './parts/manifest.ts'
import { newSalt } from './parts/pseudonyms.ts'
import { saltWhere } from './reads.ts'

export const sealed: readonly SealedColumn[] = [
  { table: 'evaluation_key', column: 'sealed', id: 'evaluation_id' },
]

/** Gives a new evaluation the salt of its codes, which nobody reads but in its seat. */
export const makeKey = (tx: ActorTx, territoryId: string, evaluationId: string) =>
  tx
    .insertInto('evaluation_key')
    .values({
      territory_id: territoryId,
      evaluation_id: evaluationId,
      sealed: seal(newSalt(), saltWhere(evaluationId)),
    })
    .execute()

/**
 * Keeps what was written to a folder as it is, with its manifest. False, and nothing is kept, where data of that evaluation
 * and day stand already: two who freeze at the same moment freeze once.
 */
export async function keepDataset(
  tx: ActorTx,
  actor: SignedInActor,
  manifest: Manifest,
  folder: string,
): Promise<boolean> {
  const text = manifestText(manifest)
  const { people, withheld } = manifest.disclosure
  const kept = await tx
    .insertInto('evaluation_dataset')
    .values({
      territory_id: actor.territoryId,
      id: manifest.id,
      evaluation_id: manifest.evaluation.id,
      until_on: manifest.factsUntil,
      known_at: new Date(manifest.knownAt),
      manifest: text,
      hash: hashOf(text),
      people,
      withheld,
      recorded_by: actor.personId,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) return false
  for (const { name } of manifest.files) {
    let position = 0
    for await (const content of piecesOf(folder, name)) {
      await tx
        .insertInto('evaluation_dataset_piece')
        .values({
          territory_id: actor.territoryId,
          dataset_id: manifest.id,
          evaluation_id: manifest.evaluation.id,
          file: name,
          position,
          content,
        })
        .execute()
      position += 1
    }
  }
  await record(tx, actor, 'indicators.freezeDataset', 'evaluation_dataset', manifest.id)
  return true
}
