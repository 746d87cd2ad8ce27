import type { Actor } from '../../../../ground/access/actor.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { done, type Outcome, refused } from '../../../../ground/forms/outcome.ts'
import { Kept } from '../../../../ground/threads/kept.ts'
import { Thread, ThreadFault } from '../../../../ground/threads/thread.ts'
import { tiesTold } from '../../../ties/edges/reads.ts'
import type { Told } from '../../../ties/edges/rules.ts'
import { type Asked, factsOf, pictureKey } from '../reads.ts'
import { bytesOf, type Picture } from '../rules.ts'
import type { Surveyed } from '../worker.ts'

const SECOND = 1000
const surveyor = new Thread<Told, Surveyed>(new URL('../worker.ts', import.meta.url), {
  timeoutMs: 30 * SECOND,
})
/** Profiles change without changing ties: a picture is made anew after so long at the latest. */
const kept = new Kept<Picture>({ mostBytes: 64 * 2 ** 20, mostAgeMs: 10 * 60 * SECOND })

export type NoPicture = 'network.picture.busy' | 'network.picture.slow'

/**
 * The picture of the territory's ties as of a day, as far as the actor may read them; by default without what operators did
 * in their role. Measured in a thread of its own and kept for whoever may read the same. To be called outside a
 * transaction: reading has its own, and nothing waits for the thread in one.
 */
export async function takePicture(actor: Actor, asked: Asked): Promise<Outcome<Picture, NoPicture>> {
  const { key, told } = await asActor(actor, async (tx) => {
    const key = await pictureKey(tx, actor, asked)
    return { key, told: kept.find(key) ? undefined : await tiesTold(tx, actor, asked) }
  })
  try {
    const picture = told ? kept.make(key, () => developed(actor, asked, told), bytesOf) : kept.find(key)
    // What was kept a moment ago may just have gone.
    return picture ? done(await picture) : takePicture(actor, asked)
  } catch (fault) {
    if (!(fault instanceof ThreadFault) || fault.why === 'crashed') throw fault
    return refused(`network.picture.${fault.why}`)
  }
}

async function developed(actor: Actor, { on, withOperators = false }: Asked, told: Told): Promise<Picture> {
  const { sight, measures } = await surveyor.ask(told)
  const facts = await asActor(actor, (tx) => factsOf(tx, actor, sight.edges))
  const numberOf = new Map(sight.edges.ids.map((id, node) => [id, node]))
  return { ...sight, on, withOperators, facts, measures, numberOf }
}

/** Ends the thread, for whoever is leaving. */
export const putCameraAway = () => surveyor.stop()
