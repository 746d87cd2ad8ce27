import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { HALF_LIFE } from './rules.ts'

/** After how many days a tie of this territory weighs half. */
export const halfLifeDays = async (tx: ActorTx): Promise<number> =>
  (await tx.selectFrom('tie_setting').select('half_life_days').executeTakeFirst())?.half_life_days ??
  HALF_LIFE.usual
