import type { Context } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { TEAM } from '../../../people/rules.ts'
import { todayOf } from '../../parts/here.ts'
import { type Round, roundById } from '../reads.ts'

export { todayOf }

/** An id of the address. Throws NotHere for anything else. */
export function idIn(c: Context<Env>, name: string): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotHere()
  return id.toLowerCase()
}

/** Something about the round of the address, for the team. */
export function onRound<Answer>(
  c: Context<Env>,
  work: (tx: ActorTx, round: Round, actor: SignedInActor) => Promise<Answer>,
): Promise<Answer> {
  const actor = requireRole(c, ...TEAM)
  const id = idIn(c, 'id')
  return asActor(actor, async (tx) => {
    const round = await roundById(tx, id)
    if (!round) throw new NotHere()
    return work(tx, round, actor)
  })
}
