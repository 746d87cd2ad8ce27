import type { ActorTx } from '../../ground/db/as-actor.ts'

const USUAL = { smallest: 5, smallestSensitive: 10 }

/** The smallest group this territory tells of; and of what hurts. */
export const smallestGroups = async (tx: ActorTx) =>
  (await tx
    .selectFrom('small_group_rule')
    .select(['smallest', 'smallest_sensitive as smallestSensitive'])
    .executeTakeFirst()) ?? USUAL
