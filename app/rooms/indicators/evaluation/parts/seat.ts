import type { Context } from 'hono'
import { holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { READERS } from '../../rules.ts'
import { type Evaluation, evaluationById, takeSeat } from '../reads.ts'
import { noteReading, type ReadWhat } from '../writes.ts'

export type AtEvaluation = {
  evaluation: Evaluation
  /** The actor evaluates, and may today. */
  seated: boolean
  /** The actor coordinates what is evaluated. */
  keeps: boolean
  /** The actor runs the house: figures of who was told what, never the data. */
  desk: boolean
  /** Writes down what whoever evaluates reads here; of others nothing. */
  reads: (what: Omit<ReadWhat, 'evaluationId'>) => Promise<void>
}

/** The id of the address under a name. Throws NotHere for what is none. */
export function idHere(c: Context<Env>, name: string): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotHere()
  return id
}

/**
 * Works at the evaluation of the address, as its evaluator or as somebody of the territory. Throws NotHere where there is
 * none, or where it is another evaluator's: the two look alike.
 */
export function atEvaluation<T>(
  c: Context<Env>,
  work: (tx: ActorTx, here: AtEvaluation, actor: SignedInActor) => Promise<T>,
): Promise<T> {
  const actor = requireRole(c, ...READERS)
  const id = idHere(c, 'evaluation')
  return asActor(actor, async (tx) => {
    const evaluation = await evaluationById(tx, id)
    if (!evaluation) throw new NotHere()
    const seated = await takeSeat(tx, id)
    const here: AtEvaluation = {
      evaluation,
      seated,
      keeps: holdsRole(actor, 'coordinator'),
      desk: holdsRole(actor, 'coordinator', 'administrator'),
      reads: async (what) => {
        if (seated) await noteReading(tx, actor, { evaluationId: id, ...what })
      },
    }
    return work(tx, here, actor)
  })
}

/** The same, for what is there in the seat alone: an evaluation that ended a moment ago has none. */
export const seatedAt = <T>(
  c: Context<Env>,
  work: (tx: ActorTx, here: AtEvaluation, actor: SignedInActor) => Promise<T>,
): Promise<T> =>
  atEvaluation(c, (tx, here, actor) => {
    if (!here.seated) throw new NotHere()
    return work(tx, here, actor)
  })

/** The same, for what whoever coordinates does. */
export const keepingAt = <T>(
  c: Context<Env>,
  work: (tx: ActorTx, here: AtEvaluation, actor: SignedInActor) => Promise<T>,
): Promise<T> =>
  atEvaluation(c, (tx, here, actor) => {
    if (!here.keeps) throw new NotHere()
    return work(tx, here, actor)
  })
