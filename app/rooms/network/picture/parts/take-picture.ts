import type { Actor } from '../../../../ground/access/actor.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { done, type Outcome, refused } from '../../../../ground/forms/outcome.ts'
import { Kept } from '../../../../ground/threads/kept.ts'
import { Thread, ThreadFault } from '../../../../ground/threads/thread.ts'
import type { EdgeList } from '../../graph/graph.ts'
import { type Asked, pictureKey, sightOf } from '../reads.ts'
import { bytesOf, type Measures, type Picture, pictureOf, type Sight } from '../rules.ts'

const SECOND = 1000
const surveyor = new Thread<EdgeList, Measures>(new URL('../worker.ts', import.meta.url), {
  timeoutMs: 30 * SECOND,
})
/** Profiles change without changing ties: a picture is made anew after so long at the latest. */
const kept = new Kept<Picture>({ mostBytes: 64 * 2 ** 20, mostAgeMs: 10 * 60 * SECOND })

export type NoPicture = 'network.picture.busy' | 'network.picture.slow'

/**
 * The picture of the territory's ties as of a day, as far as the actor may read them; by default without what operators did
 * in their role. Measured in a thread of its own and kept for whoever may read the same. To be called outside a
 * transaction: the reading has one of its own, the measuring none.
 */
export async function takePicture(actor: Actor, asked: Asked): Promise<Outcome<Picture, NoPicture>> {
  const { key, sight } = await asActor(actor, async (tx) => {
    const key = await pictureKey(tx, actor, asked)
    return { key, sight: kept.find(key) ? undefined : await sightOf(tx, actor, asked) }
  })
  try {
    const picture = sight ? kept.make(key, () => measured(sight), bytesOf) : kept.find(key)
    // What was kept a moment ago may just have gone.
    return picture ? done(await picture) : takePicture(actor, asked)
  } catch (fault) {
    if (!(fault instanceof ThreadFault) || fault.why === 'crashed') throw fault
    return refused(`network.picture.${fault.why}`)
  }
}

async function measured(sight: Sight): Promise<Picture> {
  const { ids, a, b, weight } = sight.edges
  return pictureOf(sight, await surveyor.ask({ n: ids.length, from: a, to: b, weights: weight }))
}

/** Ends the thread, for whoever is leaving. */
export const putCameraAway = () => surveyor.stop()
