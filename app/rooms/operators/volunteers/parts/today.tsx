import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { register } from '../reads.ts'
import { endingSoon, SOON_DAYS } from '../rules.ts'
import { EndingSoon } from './ending-soon.tsx'

/** For a coordinator's day: checks of volunteers that end in two months, so that nobody has to stay at home for one. */
export async function checksEndingToday(
  tx: ActorTx,
  actor: SignedInActor,
  { day }: { day: string },
): Promise<Child> {
  if (!actor.roles.includes('coordinator')) return null
  const all = await register(tx)
  const by = daysLater(day, SOON_DAYS)
  const isAny = all.some(({ untilOn, checks }) => untilOn === null && endingSoon(checks, day, by).length > 0)
  return isAny ? <EndingSoon all={all} today={day} by={by} /> : null
}
