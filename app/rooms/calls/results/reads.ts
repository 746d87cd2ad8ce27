import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Sheet } from '../ranking/rules.ts'

export type Rank = {
  ideaId: string
  title: string
  signature: string | null
  askedCents: number
  arrivedOn: string
  place: number
  points: number
  tie: string | null
  funded: boolean
  sheets: Sheet[]
}

/** What came of one idea, as anyone reads it. */
export const rankOf = (tx: ActorTx, ideaId: string) =>
  tx
    .selectFrom('idea_rank')
    .where('idea_id', '=', ideaId)
    .select(['place', 'points', 'funded'])
    .executeTakeFirst()

/** The published order of a call, the first one first, with the sheets it was reckoned from. */
export const ranksOf = (tx: ActorTx, callId: string): Promise<Rank[]> =>
  tx
    .selectFrom('idea_rank as rank')
    .innerJoin('idea', 'idea.id', 'rank.idea_id')
    .leftJoin('idea_signature as signature', 'signature.idea_id', 'rank.idea_id')
    .where('rank.call_id', '=', callId)
    .orderBy('rank.place')
    .select(['rank.idea_id as ideaId', 'idea.title', 'signature.words as signature'])
    .select(['idea.asked_cents as askedCents', 'idea.arrived_on as arrivedOn'])
    .select(['rank.place', 'rank.points', 'rank.tie', 'rank.funded', 'rank.sheets'])
    .$castTo<Rank>()
    .execute()
