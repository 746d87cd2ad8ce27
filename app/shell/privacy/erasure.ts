import type { Actor } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { forgetImported } from '../../ground/imports/source-records.ts'
import { recordAll } from '../../ground/journal/record.ts'
import { eraseRows, type Fate, fatesOf } from '../../ground/privacy/answer.ts'
import { presencesOfPerson } from '../../rooms/activities/sessions/reads.ts'
import { worksHere } from '../../rooms/operators/reads.ts'
import { keptForOthers } from '../../rooms/people/guardians/reads.ts'
import { sameAs } from '../../rooms/people/reads.ts'
import { beginAnswer, forgetWhatWasAsked, leaveContributions } from '../../rooms/people/rights/writes.ts'
import { register } from './rooms.ts'

/** Why a name must stay: who worked here answers for it, who answers for a child, a concern the law keeps. */
export const KEPT_FOR = ['staff', 'guardian', 'safety'] as const
export type KeptFor = (typeof KEPT_FOR)[number]

export type ErasurePlan = { ids: string[]; fates: Fate[]; keptFor: KeptFor[]; holdsRole: boolean }

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

/** What stays with a name that stays. */
const tablesKept = (keptFor: readonly KeptFor[]) =>
  new Set(
    register
      .flatMap(({ tables }) => tables)
      .filter(({ staysFor = [] }) => keptFor.some((why) => staysFor.includes(why)))
      .map(({ table }) => table),
  )

async function reasonsToKeep(tx: ActorTx, actor: Actor, ids: readonly string[]) {
  const { ever, standing } = await worksHere(tx, actor, ids)
  const reasons = { staff: ever, ...(await keptForOthers(tx, actor, ids)) }
  return { keptFor: KEPT_FOR.filter((why) => reasons[why]), holdsRole: standing }
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
  await forgetWhatWasAsked(tx, plan.ids)
  await recordAll(tx, actor, 'privacy.erased', 'person', plan.ids)
  return done(plan)
}

/** Lists keep what they brought in and what they replaced: of those who are erased nothing. */
async function forgetListed(tx: ActorTx, ids: readonly string[]) {
  await forgetImported(tx, 'person', ids)
  await forgetImported(tx, 'attendance', await presencesOfPerson(tx, ids))
}
