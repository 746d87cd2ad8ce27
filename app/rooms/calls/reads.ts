import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { CallCriterion, Method, Who } from './rules.ts'

export type Call = {
  id: string
  title: string
  purpose: string
  who: Who[]
  fundId: string | null
  totalCents: number
  ceilingCents: number
  criteria: CallCriterion[]
  leastPoints: number
  blind: boolean
  opensOn: string
  closesOn: string
  resultOn: string
  method: Method
  /** Until when people may support ideas, where the call lets them, and how many an idea needs. */
  supportsUntil: string | null
  leastSupports: number
  votesFrom: string | null
  votesUntil: string | null
  mostChoices: number | null
  /** Of a hundred, how much votes weigh beside the jury. */
  votesWeight: number | null
  publishedAt: Date | null
  decidedOn: string | null
}

const callRows = (tx: ActorTx) =>
  tx
    .selectFrom('idea_call as call')
    .leftJoin('idea_call_result as result', 'result.call_id', 'call.id')
    .select([
      'call.id',
      'title',
      'purpose',
      'who',
      'fund_id as fundId',
      'total_cents as totalCents',
      'ceiling_cents as ceilingCents',
      'criteria',
      'least_points as leastPoints',
      'blind',
      'opens_on as opensOn',
      'closes_on as closesOn',
      'result_on as resultOn',
      'method',
      'supports_until as supportsUntil',
      'least_supports as leastSupports',
      'votes_from as votesFrom',
      'votes_until as votesUntil',
      'most_choices as mostChoices',
      'votes_weight as votesWeight',
      'published_at as publishedAt',
      'result.decided_on as decidedOn',
    ])
    .$castTo<Call>()

/** The calls one may read, the latest first. */
export const calls = (tx: ActorTx): Promise<Call[]> =>
  callRows(tx).orderBy('opens_on', 'desc').orderBy('call.id', 'desc').execute()

/** Undefined where it is hidden or missing. */
export const callById = (tx: ActorTx, id: string): Promise<Call | undefined> =>
  callRows(tx).where('call.id', '=', id).executeTakeFirst()
