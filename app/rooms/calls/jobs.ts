import { localDay } from '../../ground/calendar/local-time.ts'
import { asActor } from '../../ground/db/database.ts'
import type { AnyJob } from '../../ground/jobs/jobs.ts'
import { allTerritories } from '../territories/reads.ts'
import { forgetOld, keeperOf } from './followers/writes.ts'

const EVERY_NIGHT = '30 2 * * *'

/** Every night what was kept only for a while is forgotten: addresses nobody confirmed, what networks did in votes that are over. */
export const forgetVotesJob: AnyJob = {
  name: 'calls.forget',
  every: EVERY_NIGHT,
  work: async () => {
    const now = new Date()
    for (const territory of await allTerritories())
      await asActor(keeperOf(territory.id), (tx) => forgetOld(tx, localDay(now, territory.timeZone)))
  },
}
