import type { Context } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../ground/access/signed-in.ts'
import { localDay } from '../../../ground/calendar/local-time.ts'
import { type ActorTx, asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { TEAM } from '../../people/rules.ts'
import { type Pact, pactById, readPact } from '../reads.ts'

/** Today by the territory's own clock. */
export const todayOf = ({ var: { now, territory } }: Context<Env>) => localDay(now, territory.timeZone)

/**
 * Reads what a page of one pact shows. Whoever is not in its micro-team, or has left it, finds nothing there. That the
 * words were read is written down.
 */
export function readingPact<Shown>(
  c: Context<Env>,
  work: (tx: ActorTx, pact: Pact, actor: SignedInActor) => Promise<Shown>,
): Promise<Shown> {
  return onPact(c, work, readPact)
}

/** Does something to one pact. */
export function actingOnPact<Done>(
  c: Context<Env>,
  work: (tx: ActorTx, pact: Pact, actor: SignedInActor) => Promise<Done>,
): Promise<Done> {
  return onPact(c, work, pactById)
}

function onPact<Answer>(
  c: Context<Env>,
  work: (tx: ActorTx, pact: Pact, actor: SignedInActor) => Promise<Answer>,
  read: typeof pactById,
): Promise<Answer> {
  const actor = requireRole(c, ...TEAM)
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw new NotHere()
  return asActor(actor, async (tx) => {
    const pact = await read(tx, actor, id)
    if (!pact) throw new NotHere()
    return work(tx, pact, actor)
  })
}
