import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Bridge, bridgesIn } from '../bridges/rules.ts'
import { proposalsFor } from '../introductions/reads.ts'
import type { Proposal } from '../introductions/rules.ts'
import { isolatedPeople } from '../isolation/reads.ts'
import type { Isolated } from '../isolation/rules.ts'
import { idsIMet } from '../map/reads.ts'
import { type Named, namesById } from '../picture/reads.ts'
import type { Picture } from '../picture/rules.ts'
import { type Fading, fadingIn } from './parts/fading.ts'

const PROPOSED = 3
const BRIDGES = 10

export type Desk = {
  who: 'mine' | 'all'
  isolated: (Isolated & { named: Named })[]
  fading: (Fading & { named: Named })[]
  bridges: (Bridge & { named: Named })[]
  proposed: Proposal[]
}

/**
 * What a picture tells a facilitator to look at: of whom they met, or of everybody, where they ask or have met nobody yet.
 * Whoever they cannot name is not there. Bridges are of the whole territory.
 */
export async function deskOf(
  tx: ActorTx,
  actor: SignedInActor,
  picture: Picture,
  { everybody, today }: { everybody: boolean; today: string },
): Promise<Desk> {
  const met = await idsIMet(tx, actor, today)
  const who = everybody || met.size === 0 ? 'all' : 'mine'
  const isolated = await isolatedPeople(tx, actor, picture, {
    metBy: who === 'mine' ? actor.personId : undefined,
  })
  const alone = new Set(isolated.map(({ id }) => id))
  const fading = fadingIn(picture, (id) => !alone.has(id) && (who === 'all' || met.has(id)))
  const bridges = bridgesIn(picture, BRIDGES)
  const names = await namesById(
    tx,
    [...isolated, ...fading, ...bridges].map(({ id }) => id),
  )
  const named = <One extends { id: string }>(some: readonly One[]) =>
    some.flatMap((one) => {
      const name = names.get(one.id)
      return name ? [{ ...one, named: name }] : []
    })
  const proposed = await proposalsFor(tx, actor, {
    today,
    which: who,
    limit: PROPOSED,
    communityOf: (id) => picture.measures.community[picture.numberOf.get(id) ?? -1],
  })
  return { who, isolated: named(isolated), fading: named(fading), bridges: named(bridges), proposed }
}
