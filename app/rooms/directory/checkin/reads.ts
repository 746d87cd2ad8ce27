import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { heldHere, type Point, pointOfCode, type SessionHere } from '../../activities/points/reads.ts'
import { atHand } from '../../activities/points/rules.ts'
import { hoursOf } from '../../places/reads.ts'
import type { Interval } from '../../places/rules.ts'

export type Scanned = {
  point: Point
  hours: Interval[]
  today: SessionHere[]
  toCome: SessionHere[]
  /** The registers that the scan may mean, for the team. */
  meant: SessionHere[]
  isTeam: boolean
}

/** What the code on the wall of a place opens now. Nothing for a code of no place, or of one that not everyone sees. */
export async function scanned(
  tx: ActorTx,
  code: string,
  asked: { now: Date; today: string; isTeam: boolean },
): Promise<Scanned | undefined> {
  const point = await pointOfCode(tx, code, asked.today)
  if (!point || !(asked.isTeam || point.isPublic)) return undefined
  const held = await heldHere(tx, point.id, asked)
  const meant = asked.isTeam ? atHand(held.today, asked.now) : []
  return { point, hours: await hoursOf(tx, point.id), ...held, meant, isTeam: asked.isTeam }
}
