import { visitorOf } from '../../../ground/access/actor.ts'
import type { Here } from '../../../ground/access/request.ts'
import { localDay } from '../../../ground/calendar/local-time.ts'
import { asActor } from '../../../ground/db/database.ts'
import type { AnyJob } from '../../../ground/jobs/jobs.ts'
import { sendMail } from '../../../ground/mail/mail.ts'
import { allTerritories } from '../../territories/reads.ts'
import { comingSessions } from '../agenda/reads.ts'
import { issueOf } from './parts/letters.ts'
import { recipientsOn } from './reads.ts'
import { DAYS_AHEAD, isDayOfIssue, MOST_IN_AN_ISSUE } from './rules.ts'
import { claimIssue, forgetOld, keeperOf } from './writes.ts'

const EVERY_MORNING = '0 5 * * *'

/**
 * Sends the issue of a day to whoever has not had it: what any visitor finds in the agenda of the days ahead. Nothing is
 * sent where nothing happens. Returns to how many.
 */
export async function sendIssue(territory: Here, now: Date, url: string): Promise<number> {
  const day = localDay(now, territory.timeZone)
  const visitor = visitorOf(territory.id)
  const before = new Date(now.getTime() + DAYS_AHEAD * 86_400_000)
  const coming = await asActor(visitor, (tx) =>
    comingSessions(tx, visitor, { now, before, limit: MOST_IN_AN_ISSUE }),
  )
  const sessions = coming.filter(({ cancelled }) => !cancelled)
  if (sessions.length === 0) return 0
  const keeper = keeperOf(territory.id)
  // Who is noted and not reached by a crash misses one issue; nobody gets two.
  const due = await asActor(keeper, async (tx) => {
    const all = await recipientsOn(tx, keeper, day)
    const mine = await claimIssue(
      tx,
      keeper,
      day,
      all.map(({ id }) => id),
    )
    return all.filter(({ id }) => mine.has(id))
  })
  for (const recipient of due) await sendMail(issueOf(url, territory, sessions, recipient))
  return due.length
}

/** Every morning old addresses are forgotten; on the day of issue the newsletter goes out. The example sends nothing. */
export const newsletterJob = (url: string): AnyJob => ({
  name: 'directory.newsletter',
  every: EVERY_MORNING,
  work: async () => {
    const now = new Date()
    for (const territory of await allTerritories()) {
      const today = localDay(now, territory.timeZone)
      await asActor(keeperOf(territory.id), (tx) => forgetOld(tx, today))
      if (!territory.example && isDayOfIssue(today)) await sendIssue(territory, now, url.replace(/\/+$/, ''))
    }
  },
})
