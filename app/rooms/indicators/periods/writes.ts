import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Found, Span } from './rules.ts'

/**
 * Marks a period as looked at, with what was found and said. Sent twice it is closed once. Refused where somebody closed the
 * same days before: their notes stand.
 */
export async function closePeriod(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { from, to }: Span,
  { found, notes, now }: { found: Found; notes: string | undefined; now: Date },
): Promise<Outcome<{ id: string }, 'indicators.periods.closedAlready'>> {
  const added = await tx
    .insertInto('closed_period')
    .values({
      territory_id: actor.territoryId,
      id,
      from_on: from,
      until_on: to,
      sessions_open: found.sessionsOpen,
      sessions_empty: found.sessionsEmpty,
      told_late: found.toldLate,
      notes: notes ?? null,
      closed_by: actor.personId,
      closed_at: now,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) {
    const standing = await tx.selectFrom('closed_period').where('id', '=', id).select('id').executeTakeFirst()
    return standing ? done({ id }) : refused('indicators.periods.closedAlready')
  }
  await record(tx, actor, 'indicators.closePeriod', 'closed_period', id)
  return done({ id })
}
