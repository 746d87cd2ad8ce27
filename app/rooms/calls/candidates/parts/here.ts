import type { Context } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { idHere } from '../../parts/here.ts'
import { type SpaceCall, spaceCallById } from '../../spaces/reads.ts'
import { type Candidate, candidateById } from '../reads.ts'

/** The space an address names, with its call. Throws NotHere where either is hidden or missing. */
export async function candidateHere(c: Context<Env>): Promise<{ space: Candidate; call: SpaceCall }> {
  const id = idHere(c, 'candidate')
  return asActor(c.var.actor, async (tx) => {
    const space = await candidateById(tx, id)
    const call = space && (await spaceCallById(tx, space.callId))
    if (!space || !call) throw new NotHere()
    return { space, call }
  })
}
