import { commandIn } from '../../../../ground/access/actor.ts'

/**
 * Who acts for somebody who may not write here by themselves: a visitor, whose link is theirs, or a member of an organisation,
 * whose name stays on what they booked.
 */
export const keeperFor = (territoryId: string, personId: string | null = null) =>
  commandIn(territoryId, ['coordinator'], personId)
