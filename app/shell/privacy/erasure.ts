import { sql } from 'kysely'
import type { Actor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { forgetImported } from '../../ground/imports/source-records.ts'
import { recordAll } from '../../ground/journal/record.ts'
import { eraseRows, type Fate, fatesOf } from '../../ground/privacy/answer.ts'
import { sameAs } from '../../rooms/people/reads.ts'
import { beginAnswer, leaveContributions } from '../../rooms/people/rights/writes.ts'
import { register } from './rooms.ts'

/** Why a name must stay: who worked here answers for it, who answers for a child, a concern the law keeps. */
export const KEPT_FOR = ['staff', 'guardian', 'safety'] as const
export type KeptFor = (typeof KEPT_FOR)[number]

export type ErasurePlan = { ids: string[]; fates: Fate[]; keptFor: KeptFor[]; holdsRole: boolean }

// What stays with a name that stays.
const KEPT_TABLES: Record<KeptFor, readonly string[]> = {
  staff: ['person', 'operator_figure', 'invitation', 'role_assignment', 'account_person'],
  guardian: ['person', 'guardian', 'consent'],
  safety: ['person'],
}

/** What erasing someone would take, what it would leave for the figures, and what must stay and why. Changes nothing. */
export async function planErasure(
  tx: ActorTx,
  actor: Actor,
  personId: string,
  requestId: string | null,
): Promise<ErasurePlan> {
  const ids = await sameAs(tx, personId)
  await beginAnswer(tx, ids, requestId)
  const { keptFor, holdsRole } = await reasonsToKeep(tx, actor, ids)
  const kept = tablesKept(keptFor)
  const fates = (await fatesOf(tx, actor, register, ids)).map((one) =>
    kept.has(one.table) ? { ...one, fate: 'kept' as const } : one,
  )
  return { ids, fates, keptFor, holdsRole }
}

/** Roles one holds for oneself, not for work. */
const NOT_WORKING = ['citizen', 'guardian'] as const

const tablesKept = (keptFor: readonly KeptFor[]) => new Set(keptFor.flatMap((why) => KEPT_TABLES[why]))

async function reasonsToKeep(tx: ActorTx, { territoryId }: Actor, ids: readonly string[]) {
  const { rows } = await sql<Record<KeptFor | 'standing', boolean>>`
    select
      exists (select from role_assignment r where r.territory_id = ${territoryId} and r.person_id = any (${ids}::uuid[])
        and r.role <> all (${[...NOT_WORKING]}::text[]))
        or exists (select from operator_figure f where f.territory_id = ${territoryId} and f.person_id = any (${ids}::uuid[]))
        and exists (select from account_person a where a.territory_id = ${territoryId} and a.person_id = any (${ids}::uuid[]))
        as staff,
      exists (select from role_assignment r where r.territory_id = ${territoryId} and r.person_id = any (${ids}::uuid[])
        and r.role <> all (${[...NOT_WORKING]}::text[]) and (r.ends_at is null or r.ends_at > now())) as standing,
      exists (select from guardian g where g.territory_id = ${territoryId} and g.guardian_id = any (${ids}::uuid[]))
        or exists (select from consent c where c.territory_id = ${territoryId} and c.given_by = any (${ids}::uuid[]))
        as guardian,
      exists (select from safety_concern s where s.territory_id = ${territoryId} and s.person_id = any (${ids}::uuid[]))
        as safety`.execute(tx)
  const [found] = rows
  return { keptFor: KEPT_FOR.filter((why) => found?.[why]), holdsRole: found?.standing ?? false }
}

/**
 * Erases someone, under every id they were recorded by. What figures need stays, joined by nothing; what the law keeps
 * stays with the name. Refused while they hold a role: it ends first.
 */
export async function erasePerson(
  tx: ActorTx,
  actor: Actor,
  personId: string,
  requestId: string | null,
): Promise<Outcome<ErasurePlan, 'privacy.erasure.holdsRole'>> {
  const plan = await planErasure(tx, actor, personId, requestId)
  if (plan.holdsRole) return refused('privacy.erasure.holdsRole')
  await leaveContributions(tx)
  await forgetListed(tx, plan.ids)
  await eraseRows(tx, actor, register, plan.ids, tablesKept(plan.keptFor))
  await tx.updateTable('rights_request').set({ said: null }).where('person_id', 'in', plan.ids).execute()
  await recordAll(tx, actor, 'privacy.erased', 'person', plan.ids)
  return done(plan)
}

/** Lists keep what they brought in and what they replaced: of those who are erased nothing. */
async function forgetListed(tx: ActorTx, ids: readonly string[]) {
  await forgetImported(tx, 'person', ids)
  const presences = await tx.selectFrom('attendance').where('person_id', 'in', ids).select('id').execute()
  await forgetImported(
    tx,
    'attendance',
    presences.map(({ id }) => id),
  )
}
