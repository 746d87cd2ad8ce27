import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { reasonWhere } from './rules.ts'

/** The account someone signs in with; nothing for who does not, or whose account the actor may not know. */
export const accountOf = async (tx: ActorTx, personId: string): Promise<string | undefined> =>
  (
    await tx
      .selectFrom('account_person')
      .select('account_id')
      .where('person_id', '=', personId)
      .executeTakeFirst()
  )?.account_id

export type Reset = { id: string; at: Date; by: string | null; reason: string }

/** When someone's second step was reset, by whom (nobody: at the command line) and why; the latest first. */
export async function resetsOf(tx: ActorTx, personId: string): Promise<Reset[]> {
  const rows = await tx
    .selectFrom('second_step_reset as reset')
    .leftJoin('person as resetter', 'resetter.id', 'reset.reset_by')
    .where('reset.person_id', '=', personId)
    .orderBy('reset.reset_at', 'desc')
    .select(['reset.id', 'reset.reset_at', 'reset.reset_by', 'reset.reason', 'given_name', 'family_name'])
    .execute()
  return rows.map(({ id, reset_at, reset_by, reason, given_name, family_name }) => ({
    id,
    at: reset_at,
    by: reset_by && fullName({ given_name: given_name ?? '', family_name: family_name ?? '' }),
    reason: unseal(reason, reasonWhere(id)),
  }))
}
