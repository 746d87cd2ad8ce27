import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'
import { newCode } from '../signups/writes.ts'
import { SHEET_CODE_LENGTH } from './rules.ts'

/** A sheet of paper for a session, under the id of its form, with a code of its own. Sent again it is the same sheet. */
export async function makeSheet(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { sessionId, lines }: { sessionId: string; lines: number },
): Promise<string> {
  const made = await insertOwn(tx, 'session_sheet', {
    territory_id: actor.territoryId,
    id,
    session_id: sessionId,
    code: newCode(SHEET_CODE_LENGTH),
    lines,
    recorded_by: actor.personId,
  })
  if (made) await record(tx, actor, 'activities.sheetPrinted', 'activity_session', sessionId)
  const { code } = await tx
    .selectFrom('session_sheet')
    .where('id', '=', id)
    .select('code')
    .executeTakeFirstOrThrow()
  return code
}
