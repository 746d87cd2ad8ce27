import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { documentKind } from '../../../ground/files/document.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { holdProceeding } from '../proceedings/writes.ts'
import type { DocumentAbout } from './forms.ts'
import { contentWhere, nameWhere } from './reads.ts'

/** A few at a time: each holds up to ten megabytes. */
const AT_ONCE = 4
export const sealed: readonly SealedColumn[] = [
  { table: 'proceeding_document', column: 'sealed', id: 'id' },
  { table: 'proceeding_document_content', column: 'sealed', id: 'document_id', batch: AT_ONCE },
]

const LONGEST_NAME = 160
export type NewDocument = { about: DocumentAbout; name: string; bytes: Uint8Array; open: boolean }

/**
 * Attaches a paper: `open` ones are anyone's from the day the notice is published. Refused unless it holds what a PDF, a PNG
 * or a JPEG holds, and for an open one while the proceeding is a draft.
 */
export async function attachDocument(
  tx: ActorTx,
  actor: SignedInActor,
  proceedingId: string,
  id: string,
  { about, name, bytes, open }: NewDocument,
): Promise<Outcome<{ id: string }, string>> {
  const judged = documentKind(bytes)
  if (!judged.ok) return refused(judged.refusal)
  const one = await holdProceeding(tx, proceedingId)
  if (open && !one.publishedOn) return refused('tables.document.draft')
  const added = await insertOwn(tx, 'proceeding_document', {
    territory_id: actor.territoryId,
    id,
    proceeding_id: proceedingId,
    table_id: one.tableId,
    about,
    kind: judged.value,
    bytes: bytes.byteLength,
    reserved: !open,
    shown: open,
    sealed: seal(name.slice(0, LONGEST_NAME), nameWhere(id)),
    recorded_by: actor.personId,
  })
  if (!added) return done({ id })
  await tx
    .insertInto('proceeding_document_content')
    .values({
      territory_id: actor.territoryId,
      document_id: id,
      table_id: one.tableId,
      shown: open,
      sealed: seal(Buffer.from(bytes).toString('base64'), contentWhere(id)),
      recorded_by: actor.personId,
    })
    .execute()
  await record(tx, actor, 'tables.attached', 'proceeding_document', id)
  return done({ id })
}
