import type { Context, MiddlewareHandler } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { RUNNING } from '../rules.ts'
import { noteReading } from '../writes.ts'

const told = new WeakMap<Request, number>()

/** How many rows the page or file of this request told. */
export const tellRows = (c: Context<Env>, rows: number) => told.set(c.req.raw, rows)

/**
 * Writes down what an evaluator reads of the outcomes, whatever page or file it is; of who works here nothing. A page that
 * could not be written down is not given.
 */
export const readingsOfOutcomes: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const { actor } = c.var
  const { accountId, personId } = actor
  if (c.req.method !== 'GET' || c.res.status !== 200 || accountId === null || personId === null) return
  if (!holdsRole(actor, 'evaluator') || holdsRole(actor, ...RUNNING)) return
  const { pathname, search } = new URL(c.req.url)
  const below = pathname.split('/').slice(2).join('/')
  await asActor(actor, (tx) =>
    noteReading(
      tx,
      { ...actor, accountId, personId },
      {
        evaluationId: null,
        what: 'outcomes',
        said: below + decodeURIComponent(search),
        rows: told.get(c.req.raw),
      },
    ),
  )
}
