import { asActor } from '../../../ground/db/database.ts'
import { type Target, type To, targetOf } from '../../activities/signups/reads.ts'
import { keeperOf } from '../../activities/signups/writes.ts'

/**
 * What anyone can sign up to, with how many have: visitors read no sign-up, so they are counted for them. Nothing where it is
 * not public.
 */
export async function publicTarget(territoryId: string, to: To, now: Date): Promise<Target | undefined> {
  const target = await asActor(keeperOf(territoryId), (tx) => targetOf(tx, to, now))
  return target?.public ? target : undefined
}
