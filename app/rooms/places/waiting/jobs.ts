import type { Here } from '../../../ground/access/request.ts'
import { asActor } from '../../../ground/db/database.ts'
import type { AnyJob } from '../../../ground/jobs/jobs.ts'
import { allTerritories } from '../../territories/reads.ts'
import { keeperFor } from '../asking/parts/keeper.ts'
import { tell } from '../asking/parts/send.ts'
import { CONFIRM_WITHIN_HOURS } from '../bookings/rules.ts'
import { forgetOldBookings, markTold, passOn } from './writes.ts'

const EVERY_TEN_MINUTES = '*/10 * * * *'

/** Tells, once each, those who were offered a freed time. Who is marked and not reached by a crash misses one mail. */
export async function tellOffers(territory: Here, now: Date, url: string): Promise<number> {
  const due = await asActor(keeperFor(territory.id), (tx) => markTold(tx, now))
  for (const { id } of due) await tell(url, territory, id, 'offered', { now })
  return due.length
}

/** Offers that nobody took pass to the next; requests nobody confirmed go, and who booked long ago. */
export async function lookAfterBookings(territory: Here, now: Date, url: string): Promise<void> {
  const keeper = keeperFor(territory.id)
  await asActor(keeper, async (tx) => {
    await passOn(tx, keeper, now)
    await forgetOldBookings(tx, keeper, new Date(now.getTime() - CONFIRM_WITHIN_HOURS * 3_600_000))
  })
  await tellOffers(territory, now, url)
}

/** Every ten minutes; the example writes to nobody. */
export const bookingsJob = (url: string): AnyJob => ({
  name: 'places.bookings',
  every: EVERY_TEN_MINUTES,
  work: async () => {
    const now = new Date()
    for (const territory of await allTerritories())
      if (!territory.example) await lookAfterBookings(territory, now, url.replace(/\/+$/, ''))
  },
})
