import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Commitment, commitmentsOf } from '../../funds/reads.ts'
import { standingCents } from '../../funds/rules.ts'

/** What was bound for an idea, as far as one may read the ledger, the latest first. */
export const moneyOf = (tx: ActorTx, ideaId: string): Promise<Commitment[]> =>
  commitmentsOf(tx, { kind: 'idea', id: ideaId })

/** What still stands of it: bound or paid. Cents. */
export const boundCents = (commitments: readonly Commitment[]) =>
  commitments.reduce((sum, one) => sum + standingCents(one), 0)
