import type { Actor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { documentKind } from '../../../ground/files/document.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'

/** A few at a time: each holds up to ten megabytes. */
const AT_ONCE = 4
export const sealed: readonly SealedColumn[] = [
  { table: 'fund_document', column: 'sealed', id: 'id' },
  { table: 'fund_document_content', column: 'sealed', id: 'document_id', batch: AT_ONCE },
]
export const nameWhere = (id: string) => `fund_document:${id}`
export const contentWhere = (id: string) => `fund_document_content:${id}`

const LONGEST_NAME = 160
export type NewPaper = { commitmentId: string; name: string; bytes: Uint8Array; reserved: boolean }

/**
 * Attaches a paper to a commitment: its name and content are sealed. Refused unless it holds what a PDF, a PNG or a JPEG
 * holds. `reserved`: for the circle alone, or for whoever attached it where there is no circle.
 */
export async function attach(
  tx: ActorTx,
  actor: Actor,
  id: string,
  { commitmentId, name, bytes, reserved }: NewPaper,
): Promise<Outcome<{ id: string }, string>> {
  const judged = documentKind(bytes)
  if (!judged.ok) return refused(judged.refusal)
  const common = { territory_id: actor.territoryId, commitment_id: commitmentId, reserved }
  const added = await insertOwn(tx, 'fund_document', {
    ...common,
    id,
    kind: judged.value,
    bytes: bytes.byteLength,
    sealed: seal(name.slice(0, LONGEST_NAME), nameWhere(id)),
    recorded_by: actor.personId,
  })
  if (!added) return done({ id })
  await tx
    .insertInto('fund_document_content')
    .values({
      ...common,
      document_id: id,
      sealed: seal(Buffer.from(bytes).toString('base64'), contentWhere(id)),
      recorded_by: actor.personId,
    })
    .execute()
  await record(tx, actor, 'funds.attached', 'fund_document', id)
  return done({ id })
}
