import { commandIn } from '../../../ground/access/actor.ts'
import type { Here } from '../../../ground/access/request.ts'
import { localDay } from '../../../ground/calendar/local-time.ts'
import { asActor } from '../../../ground/db/database.ts'
import type { AnyJob } from '../../../ground/jobs/jobs.ts'
import { allTerritories } from '../../territories/reads.ts'
import { forgetAskings } from '../joining/writes.ts'
import { tellFamilies } from './parts/letters.ts'
import { startIfEnough } from './parts/starting.ts'
import { coursesPast } from './reads.ts'
import { standingOf } from './rules.ts'
import { giveUpCourse } from './writes.ts'

const EVERY_MORNING = '30 5 * * *'

/**
 * Looks at the courses whose last day to ask has come: those with enough families start if they can, the others are given up and
 * everyone is told. Returns how many were given up.
 */
export async function settleCourses(territory: Here, now: Date, url: string): Promise<number> {
  const keeper = commandIn(territory.id, ['coordinator'])
  const today = localDay(now, territory.timeZone)
  let given = 0
  for (const course of await asActor(keeper, (tx) => coursesPast(tx, today))) {
    if (standingOf(course, today) === 'enough') await startIfEnough(territory, course.id, now, url)
    else if (await asActor(keeper, (tx) => giveUpCourse(tx, keeper, course.id, today))) {
      given += 1
      await tellFamilies(territory, course, now, url)
    }
  }
  await asActor(keeper, (tx) => forgetAskings(tx, today))
  return given
}

/** Every morning. The example sends nothing and settles nothing. */
export const demandJob = (url: string): AnyJob => ({
  name: 'activities.demand',
  every: EVERY_MORNING,
  work: async () => {
    const now = new Date()
    for (const territory of await allTerritories())
      if (!territory.example) await settleCourses(territory, now, url.replace(/\/+$/, ''))
  },
})
