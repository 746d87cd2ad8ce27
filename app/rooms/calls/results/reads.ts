import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Sheet } from '../ranking/rules.ts'
import type { ShareSteps } from './rules.ts'

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
  /** Nothing where nobody voted. */
  votes: number | null
  shares: ShareSteps | null
  sheets: Sheet[]
}

/** What came of one idea, as anyone reads it. */
export const rankOf = (tx: ActorTx, ideaId: string) =>
  tx
    .selectFrom('idea_rank')
    .where('idea_id', '=', ideaId)
    .select(['place', 'points', 'funded', 'votes', 'shares'])
    .$castTo<Pick<Rank, 'place' | 'points' | 'funded' | 'votes' | 'shares'>>()
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
    .select([
      'rank.place',
      'rank.points',
      'rank.tie',
      'rank.funded',
      'rank.votes',
      'rank.shares',
      'rank.sheets',
    ])
    .$castTo<Rank>()
    .execute()

/** How many voted in which way, and the part each had where the money was shared equally. */
export type VoteTurnout = {
  voters: number
  ways: { way: 'email' | 'code' | 'account' | 'paper'; voters: number }[]
  partCents?: number
}

/** What the votes of a decided call were; nothing where nobody voted. */
export async function voteTurnoutOf(tx: ActorTx, callId: string): Promise<VoteTurnout | null> {
  const row = await tx
    .selectFrom('idea_call_result')
    .where('call_id', '=', callId)
    .select('turnout')
    .executeTakeFirst()
  return (row?.turnout ?? null) as VoteTurnout | null
}
