import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { record } from '../../../ground/journal/record.ts'
import { AGREEMENT } from '../agreements/rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'exchange_brief', column: 'sealed', id: 'id' }]
const briefWhere = (briefId: string) => `exchange_brief:${briefId}`

export type NewBrief = {
  forPersonId: string
  /** Whose words they hold: with them they are erased. */
  aboutId?: string | null | undefined
  words: string
  untilOn?: string | undefined
}
/** Writes what somebody may know to do their part, until a day: for them and the team. What was written before goes. */
export async function writeBrief(
  tx: ActorTx,
  actor: Actor,
  agreementId: string,
  { forPersonId, aboutId, words, untilOn }: NewBrief,
): Promise<void> {
  const before = await tx
    .selectFrom('exchange_brief')
    .where('agreement_id', '=', agreementId)
    .where('for_person_id', '=', forPersonId)
    .select('id')
    .executeTakeFirst()
  const id = before?.id ?? newId()
  const said = {
    sealed: seal(words, briefWhere(id)),
    until_on: untilOn ?? null,
    recorded_by: actor.personId,
  }
  if (before)
    await tx
      .updateTable('exchange_brief')
      .set({ ...said, changed_at: sql<Date>`now()` })
      .where('id', '=', id)
      .execute()
  else
    await tx
      .insertInto('exchange_brief')
      .values({
        territory_id: actor.territoryId,
        id,
        agreement_id: agreementId,
        for_person_id: forPersonId,
        about_id: aboutId ?? null,
        ...said,
      })
      .execute()
  await record(tx, actor, 'exchange.wroteBrief', AGREEMENT, agreementId)
}
