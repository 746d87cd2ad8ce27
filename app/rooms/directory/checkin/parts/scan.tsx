import type { Context } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { PLACE_CODE_LENGTH } from '../../../activities/points/rules.ts'
import { keeperOf } from '../../../activities/signups/writes.ts'
import { TEAM } from '../../../people/rules.ts'
import { pathsHere } from '../../parts/address.ts'
import { scanned } from '../reads.ts'
import { PointPage } from './point.tsx'

/**
 * The answer to who scanned the wall of a place. To the team one register opens by itself, of several one chooses; to anyone else
 * it tells what is on, and no code that counts somebody: the wall is photographed. Nothing for a code of no place.
 */
export async function scanOfPoint(c: Context<Env>, code: string): Promise<Response | undefined> {
  if (code.length !== PLACE_CODE_LENGTH) return undefined
  const { actor, territory, now } = c.var
  const isTeam = holdsRole(actor, ...TEAM)
  const moment = { now, today: textsOf(c).dayOf(now), isTeam }
  // Nobody but the team reads codes, so for anyone else the house looks what is public.
  const found = await asActor(isTeam ? actor : keeperOf(territory.id), (tx) => scanned(tx, code, moment))
  if (!found) return undefined
  c.header('Cache-Control', 'no-store')
  const { home } = pathsHere(c)
  const [only, another] = found.meant
  if (!only || another)
    return c.render(<PointPage {...found} />, { title: found.point.name, robots: 'noindex' })
  return c.redirect(`${home}/activities/${only.activityId}/sessions/${only.id}`, 303)
}
