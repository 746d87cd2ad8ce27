import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Instalment } from '../rules.ts'
import { payeeWhere } from '../writes.ts'

/** Who is paid, for the circle and whoever wrote it; undefined for everyone else, and where nobody was named. */
export async function payeeOf(tx: ActorTx, commitmentId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('fund_payee')
    .where('commitment_id', '=', commitmentId)
    .select('sealed')
    .executeTakeFirst()
  return row && unseal(row.sealed, payeeWhere(commitmentId))
}

/** The instalments agreed last; none where nothing was agreed. */
export async function planOf(tx: ActorTx, commitmentId: string): Promise<Instalment[]> {
  const plan = await tx
    .selectFrom('fund_plan')
    .where('commitment_id', '=', commitmentId)
    .orderBy('recorded_at', 'desc')
    .select('id')
    .executeTakeFirst()
  if (!plan) return []
  return tx
    .selectFrom('fund_instalment')
    .where('plan_id', '=', plan.id)
    .orderBy('due_on')
    .select(['due_on as dueOn', 'cents'])
    .execute()
}

export type DecisionTaken = { decision: string; why: string | null; decidedBy: string; decidedAt: Date }

export const decisionOf = (tx: ActorTx, commitmentId: string): Promise<DecisionTaken | undefined> =>
  tx
    .selectFrom('fund_decision')
    .where('commitment_id', '=', commitmentId)
    .select(['decision', 'why', 'decided_by as decidedBy', 'decided_at as decidedAt'])
    .executeTakeFirst()

/** What people who work here are called, for who proposed and who decided; those who cannot be read are left out. */
export async function workersNamed(
  tx: ActorTx,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const known = ids.filter((id) => id !== null)
  if (known.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .where('id', 'in', known)
    .select(['id', 'given_name', 'family_name'])
    .execute()
  return new Map(rows.map((row) => [row.id, `${row.given_name} ${row.family_name}`.trim()]))
}
