import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { arrivalsAt, yetToCome } from '../checkin/reads.ts'
import { opensAt } from '../checkin/rules.ts'
import { suggestionsFor } from '../desk/reads.ts'

/** Who says to be at a session, whom each may be, and who signed up and is known to nobody. */
export async function waitingAt(
  tx: ActorTx,
  session: { id: string; activityId: string; startsAt: Date },
  now: Date,
) {
  const arrivals = await arrivalsAt(tx, session.id)
  const asSignUps = arrivals.map(({ id, personId, name }) => ({
    id,
    personId,
    contact: { name },
    forMinor: false,
  }))
  return {
    arrivals,
    // Nobody has come before the doors open.
    yet: now >= opensAt(session.startsAt) ? await yetToCome(tx, session) : [],
    suggested: await suggestionsFor(tx, asSignUps),
  }
}
