import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'
import { CODE_BYTES, codeFrom } from '../votes/rules.ts'
import { codeMark } from '../votes/writes.ts'
import type { CodesForm } from './forms.ts'

/**
 * Makes codes for a place. They are returned once, to be printed: only their marks are kept. Undefined where this very batch was
 * made before: it cannot be shown again, only voided.
 */
export async function makeCodes(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  callId: string,
  { placeId, made }: CodesForm,
): Promise<string[] | undefined> {
  const { territoryId } = actor
  const place = await tx.selectFrom('place').where('id', '=', placeId).select('id').executeTakeFirst()
  if (!place) throw new NotHere()
  const batch = { id, call_id: callId, place_id: placeId, made, recorded_by: actor.personId }
  const added = await insertOwn(tx, 'idea_code_batch', { territory_id: territoryId, ...batch })
  if (!added) return undefined
  const codes = new Set<string>()
  while (codes.size < made) codes.add(codeFrom(randomBytes(CODE_BYTES)))
  const marks = [...codes].map((code) => codeMark(territoryId, code)).sort()
  await sql`insert into idea_code (territory_id, mark, batch_id)
    select ${territoryId}::uuid, mark, ${id}::uuid from unnest(${marks}::text[]) as mark`.execute(tx)
  await record(tx, actor, 'calls.codesMade', 'idea_code_batch', id)
  return [...codes]
}

/** Lets no code of a batch be used any more; what was voted with them stays in the urn, where nobody can find it. */
export async function voidCodes(tx: ActorTx, actor: SignedInActor, callId: string, id: string) {
  const gone = await tx
    .updateTable('idea_code_batch')
    .set({ voided_at: sql<Date>`now()`, voided_by: actor.personId })
    .where('id', '=', id)
    .where('call_id', '=', callId)
    .where('voided_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'calls.codesVoided', 'idea_code_batch', id)
}
