import type { Context } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { localDay } from '../../../ground/calendar/local-time.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type Idea, ideaById } from '../ideas/reads.ts'
import { type Call, callById } from '../reads.ts'

/** Today by the territory's own clock. */
export const todayOf = ({ var: { now, territory } }: Context<Env>) => localDay(now, territory.timeZone)

/** The id an address names. Throws NotHere where it is none. */
export function idHere(c: Context<Env>, name = 'id'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotHere()
  return id
}

/** The call an address names. Throws NotHere where it is hidden or missing. */
export async function callHere(c: Context<Env>): Promise<Call> {
  const id = idHere(c)
  const call = await asActor(c.var.actor, (tx) => callById(tx, id))
  if (!call) throw new NotHere()
  return call
}

/** The idea an address names, with its call. Throws NotHere where either is hidden or missing. */
export async function ideaHere(c: Context<Env>): Promise<{ idea: Idea; call: Call }> {
  const id = idHere(c)
  return asActor(c.var.actor, async (tx) => {
    const idea = await ideaById(tx, id)
    const call = idea && (await callById(tx, idea.callId))
    if (!idea || !call) throw new NotHere()
    return { idea, call }
  })
}
