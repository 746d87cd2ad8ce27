import type { Context, MiddlewareHandler } from 'hono'
import { type Actor, holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { RUNNING } from '../rules.ts'
import { noteReading } from '../writes.ts'

const told = new WeakMap<Request, number>()

/** How many rows the page or file of this request told. */
export const tellRows = (c: Context<Env>, rows: number) => told.set(c.req.raw, rows)

type Read = { said: string; rows: number | undefined }

/** Writes down what an evaluator read of the outcomes; of who works here, and of whoever is nobody, nothing. */
export async function noteOutcomes(tx: ActorTx, actor: Actor, { said, rows }: Read) {
  const { accountId, personId } = actor
  if (accountId === null || personId === null) return
  if (!holdsRole(actor, 'evaluator') || holdsRole(actor, ...RUNNING)) return
  const reader = { ...actor, accountId, personId }
  await noteReading(tx, reader, { evaluationId: null, what: 'outcomes', said, rows })
}

/** The same of whatever page or file is below. A page that could not be written down is not given. */
export const readingsOfOutcomes: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const { actor } = c.var
  if (c.req.method !== 'GET' || c.res.status !== 200 || !holdsRole(actor, 'evaluator')) return
  const { pathname, searchParams } = new URL(c.req.url)
  const below = pathname.split('/').slice(2).join('/')
  const asked = [...searchParams].map(([name, value]) => `${name}=${value}`).join('&')
  await asActor(actor, (tx) =>
    noteOutcomes(tx, actor, { said: asked ? `${below}?${asked}` : below, rows: told.get(c.req.raw) }),
  )
}
