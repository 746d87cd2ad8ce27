import { sql } from 'kysely'
import type { Actor, SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { record } from '../../../ground/journal/record.ts'
import { reasonWhere, type SensitiveKind } from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'sensitive_opening', column: 'reason', id: 'id' }]

/**
 * Opens what hurts a person to the coordinator who asks, for an hour, and tells who wrote it: gives their accounts.
 * Sent twice it is opened, told and recorded once. The database refuses anyone else.
 */
export async function breakGlass(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  personId: string,
  reason: string,
): Promise<string[]> {
  const before = await tx.selectFrom('sensitive_opening').select('id').where('id', '=', id).executeTakeFirst()
  if (before) return []
  const sealed = seal(reason, reasonWhere(id))
  const { rows } = await sql<{ account_id: string }>`
    select account_id from app.break_glass(${id}, ${personId}, ${sealed})`.execute(tx)
  await record(tx, actor, 'people.brokeGlass', 'person', personId)
  return rows.map((row) => row.account_id)
}

/** Closes before its hour what the actor opened; false when there is nothing of theirs to close. */
export async function closeGlass(tx: ActorTx, actor: SignedInActor, id: string): Promise<boolean> {
  const closed = await tx
    .updateTable('sensitive_opening')
    .set({ closes_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('opened_by', '=', actor.personId)
    .where('closes_at', '>', sql<Date>`now()`)
    .returning('person_id')
    .executeTakeFirst()
  if (closed) await record(tx, actor, 'people.closedGlass', 'person', closed.person_id)
  return closed !== undefined
}

/** Says that the actor has seen what was opened of what they wrote; false when they were told nothing of it. */
export async function noticeSeen(tx: ActorTx, actor: SignedInActor, openingId: string): Promise<boolean> {
  const seen = await tx
    .updateTable('sensitive_opening_notice')
    .set({ seen_at: sql<Date>`now()` })
    .where('opening_id', '=', openingId)
    .where('told_id', '=', actor.personId)
    .returning('opening_id')
    .executeTakeFirst()
  if (seen) await record(tx, actor, 'people.sawOpening', 'sensitive_opening', openingId)
  return seen !== undefined
}

type Read = {
  kind: SensitiveKind
  id: string
  personId: string
  writtenBy: string | null
  /** Of what a circle holds: that it was read is known there alone. */
  circleId?: string
}

/** Writes down that the actor read sensitive records: which, never what they say. */
export async function logReads(tx: ActorTx, { territoryId, personId: readerId }: Actor, reads: Read[]) {
  if (!readerId || reads.length === 0) return
  await tx
    .insertInto('sensitive_read')
    .values(
      reads.map(({ kind, id, personId, writtenBy, circleId }) => ({
        territory_id: territoryId,
        id: newId(),
        reader_id: readerId,
        record_kind: kind,
        record_id: id,
        person_id: personId,
        written_by: writtenBy,
        circle_id: circleId ?? null,
      })),
    )
    .execute()
}
