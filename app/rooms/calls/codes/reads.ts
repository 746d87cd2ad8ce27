import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { placesLike } from '../../places/reads.ts'

/** Where codes are handed out, and boxes stand: places that are open. */
export const placeChoices = async (tx: ActorTx) =>
  (await placesLike(tx, { state: 'open' })).map(({ id, name }) => ({ value: id, label: name }))

export type CodeBatch = {
  id: string
  place: string
  made: number
  spent: number
  recordedAt: Date
  voidedAt: Date | null
}

/** The batches of codes of a call, the latest first, with how many were used to vote; never the codes. */
export async function batchesOf(tx: ActorTx, callId: string): Promise<CodeBatch[]> {
  const batches = await tx
    .selectFrom('idea_code_batch as batch')
    .innerJoin('place', 'place.id', 'batch.place_id')
    .where('batch.call_id', '=', callId)
    .orderBy('batch.recorded_at', 'desc')
    .orderBy('batch.id')
    .select(['batch.id', 'place.name as place', 'batch.made'])
    .select(['batch.recorded_at as recordedAt', 'batch.voided_at as voidedAt'])
    .execute()
  const { rows } = await sql<{ id: string; spent: number }>`
    select batch_id as id, spent::int as spent from app.spent_codes(${callId})`.execute(tx)
  const spent = new Map(rows.map((row) => [row.id, row.spent]))
  return batches.map((batch) => ({ ...batch, spent: spent.get(batch.id) ?? 0 }))
}
