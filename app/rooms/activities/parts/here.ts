import type { Context } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { localDay } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { isId } from '../../../ground/db/ids.ts'
import type { Words } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { type Activity, activityById } from '../reads.ts'

/** Today by the territory's own clock. */
export const todayOf = ({ var: { now, territory } }: Context<Env>) => localDay(now, territory.timeZone)

/** The id an address names. Throws NotHere where it is none. */
export function idHere(c: Context<Env>, name = 'id'): string {
  const id = c.req.param(name) ?? ''
  if (!isId(id)) throw new NotHere()
  return id
}

/** The activity of an address. Throws NotHere for who may not see it. */
export async function activityHere(tx: ActorTx, id: string): Promise<Activity> {
  const activity = await activityById(tx, id)
  if (!activity) throw new NotHere()
  return activity
}

/** The way back from a page of an activity. */
export function useActivityCrumbs(activity?: Pick<Activity, 'id' | 'title'>) {
  const below = useBelow()
  const crumbs: { href: string; label: Words }[] = [
    { href: below('/activities'), label: 'activities.list.heading' },
  ]
  if (activity) crumbs.push({ href: below(`/activities/${activity.id}`), label: { said: activity.title } })
  return crumbs
}
