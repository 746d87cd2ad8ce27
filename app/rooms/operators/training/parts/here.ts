import type { Context } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type Path, pathById, type Session, sessionById } from '../reads.ts'

/** Those who read of training: the staff of everybody's, a volunteer of their own. */
export const LEARNING = ['coordinator', 'administrator', 'facilitator', 'case_operator', 'volunteer'] as const

export const todayOf = (c: Context<Env>) => localDay(c.var.now, c.var.territory.timeZone)

/** The path an address names. Throws NotHere where there is none. */
export async function pathHere(tx: ActorTx, id: string): Promise<Path> {
  const path = isId(id) ? await pathById(tx, id) : undefined
  if (!path) throw new NotHere()
  return path
}

/** The session an address names, with its path. Throws NotHere where there is none. */
export async function sessionHere(tx: ActorTx, id: string): Promise<{ session: Session; path: Path }> {
  const session = isId(id) ? await sessionById(tx, id) : undefined
  if (!session) throw new NotHere()
  return { session, path: await pathHere(tx, session.pathId) }
}
