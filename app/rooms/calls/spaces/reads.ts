import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { SpaceCriterion } from './rules.ts'

export type SpaceCall = {
  id: string
  title: string
  purpose: string
  criteria: SpaceCriterion[]
  opensOn: string
  closesOn: string
  resultOn: string
  publishedAt: Date | null
  decidedOn: string | null
}

const rows = (tx: ActorTx) =>
  tx
    .selectFrom('space_call as call')
    .leftJoin('space_call_result as result', 'result.call_id', 'call.id')
    .select(['call.id', 'title', 'purpose', 'criteria'])
    .select(['opens_on as opensOn', 'closes_on as closesOn', 'result_on as resultOn'])
    .select(['published_at as publishedAt', 'result.decided_on as decidedOn'])
    .$castTo<SpaceCall>()

/** The calls for spaces one may read, the latest first. */
export const spaceCalls = (tx: ActorTx): Promise<SpaceCall[]> =>
  rows(tx).orderBy('opens_on', 'desc').orderBy('call.id', 'desc').execute()

/** Undefined where it is hidden or missing. */
export const spaceCallById = (tx: ActorTx, id: string): Promise<SpaceCall | undefined> =>
  rows(tx).where('call.id', '=', id).executeTakeFirst()
