import type { Context } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { type AtEvaluation, atEvaluation, idHere } from '../../evaluation/parts/seat.ts'
import { type Item, itemsOf, type Sample, sampleById } from '../reads.ts'

export type AtRecord = AtEvaluation & { sample: Sample; item: Item }

/** Works at a drawn record of the address. Throws NotHere where there is none, or it is not for this actor. */
export const atRecord = <T>(
  c: Context<Env>,
  work: (tx: ActorTx, here: AtRecord, actor: SignedInActor) => Promise<T>,
): Promise<T> =>
  atEvaluation(c, async (tx, here, actor) => {
    const sample = await sampleById(tx, here.evaluation.id, idHere(c, 'sample'))
    if (!sample) throw new NotHere()
    const itemId = idHere(c, 'record')
    const item = (await itemsOf(tx, actor.territoryId, sample.id)).find((one) => one.id === itemId)
    if (!item) throw new NotHere()
    return work(tx, { ...here, sample, item }, actor)
  })
