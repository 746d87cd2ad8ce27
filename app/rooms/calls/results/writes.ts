import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { receivedIn } from '../ideas/reads.ts'
import { assessmentsIn } from '../jury/reads.ts'
import { fundedOf, rankIdeas } from '../ranking/rules.ts'
import type { Call } from '../reads.ts'

export type ResultRefusal =
  | 'calls.result.tooEarly'
  | 'calls.result.unjudged'
  | 'calls.result.unassessed'
  | 'calls.result.nothing'

/**
 * Reckons the order by the published rule and lets anyone read it, with the sheets, and whose ideas they are. Refused while
 * the call takes ideas, while one waits to be admitted or has no sheet, and where nothing was admitted. It is done once: said
 * again, nothing changes. Returns which ideas to tell about, and whether each is funded.
 */
export async function publishResult(
  tx: ActorTx,
  actor: SignedInActor,
  call: Call,
  today: string,
): Promise<Outcome<{ ideaId: string; funded: boolean }[], ResultRefusal>> {
  if (today <= call.closesOn) return refused('calls.result.tooEarly')
  const own = { territory_id: actor.territoryId, call_id: call.id, recorded_by: actor.personId }
  const received = await receivedIn(tx, call.id)
  const admitted = received.filter(({ state }) => state === 'admitted')
  if (received.some(({ state }) => state === 'submitted')) return refused('calls.result.unjudged')
  if (admitted.length === 0) return refused('calls.result.nothing')
  const sheets = new Map<string, number[][]>(admitted.map(({ id }) => [id, []]))
  for (const { ideaId, interested, scores } of await assessmentsIn(tx, call.id))
    if (!interested) sheets.get(ideaId)?.push(scores)
  if ([...sheets.values()].some((some) => some.length === 0)) return refused('calls.result.unassessed')
  const first = await tx
    .insertInto('idea_call_result')
    .values({ ...own, decided_on: today })
    .onConflict((same) => same.doNothing())
    .returning('call_id')
    .executeTakeFirst()
  if (!first) return done([])
  const ranked = rankIdeas(
    call.criteria,
    admitted.map(({ id, arrivedOn, askedCents }) => ({
      id,
      arrived: arrivedOn,
      cents: askedCents,
      sheets: sheets.get(id) ?? [],
    })),
  )
  const cents = new Map(admitted.map(({ id, askedCents }) => [id, askedCents]))
  const funded = fundedOf(ranked, cents, { budgetCents: call.totalCents, leastPoints: call.leastPoints })
  await tx
    .insertInto('idea_rank')
    .values(
      ranked.map(({ id, place, points, tie }) => ({
        ...own,
        idea_id: id,
        place,
        points,
        tie: tie ?? null,
        funded: funded.has(id),
        sheets: JSON.stringify(sheets.get(id)),
      })),
    )
    .execute()
  await tx
    .updateTable('idea_signature')
    .set({ shown: true })
    .where(
      'idea_id',
      'in',
      admitted.map(({ id }) => id),
    )
    .execute()
  await record(tx, actor, 'calls.decided', 'idea_call', call.id)
  return done(ranked.map(({ id }) => ({ ideaId: id, funded: funded.has(id) })))
}
