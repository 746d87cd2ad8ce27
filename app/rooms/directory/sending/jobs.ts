import { setTimeout as pause } from 'node:timers/promises'
import type { Here } from '../../../ground/access/request.ts'
import { daysLater, localDay, localTime } from '../../../ground/calendar/local-time.ts'
import { asActor } from '../../../ground/db/database.ts'
import { newId } from '../../../ground/db/ids.ts'
import { type AnyJob, enqueue, jobsRun } from '../../../ground/jobs/jobs.ts'
import { type Delivery, deliverNow, type Mail, mailFolder } from '../../../ground/mail/mail.ts'
import { allTerritories } from '../../territories/reads.ts'
import { hasIssueBetween, issueById, issuesDue, issuesGoing, readersOn } from '../issues/reads.ts'
import { BATCH, FROM_HOUR, INSTEAD_DAYS, PAUSE_MS, WEEK_AHEAD } from '../issues/rules.ts'
import { draftIssue, dropIssue, startIssue } from '../issues/writes.ts'
import { isDayOfIssue } from '../newsletter/rules.ts'
import { forgetOld, keeperOf } from '../newsletter/writes.ts'
import { lettersOf } from './parts/letters.ts'
import { type Answered, forgetSendings, nextSending, noteSending, putDown, takeUp } from './writes.ts'

const EVERY_MORNING = '0 5 * * *'
const EVERY_TWO_MINUTES = '*/2 * * * *'

type Way = {
  url: string
  deliver?: (mail: Mail) => Promise<Delivery>
  now?: () => Date
  /** Whether this process still works on jobs: one that is being stopped puts its work down after the mail in hand. */
  going?: () => boolean
  pauseMs?: number
}

/**
 * Sends an issue to whoever waits for it, one mail at a time with a pause after each batch. It may be stopped at any moment and
 * called again, here or in another process: nobody gets it twice. Returns how many mails were handed over.
 */
export async function sendOn(
  territory: Here,
  id: string,
  { url, deliver = deliverNow, now = () => new Date(), going = () => true, pauseMs = PAUSE_MS }: Way,
): Promise<number> {
  const keeper = keeperOf(territory.id)
  const begun = await asActor(keeper, async (tx) => {
    if (!(await takeUp(tx, keeper, id, now()))) return undefined
    const issue = await issueById(tx, id)
    const readers = await readersOn(tx, keeper, localDay(now(), territory.timeZone))
    return issue && { issue, readers: new Map(readers.map((one) => [one.id, one])) }
  })
  if (!begun) return 0
  const letterTo = lettersOf(url, territory, begun.issue)
  let handed = 0
  let last: Answered | undefined
  while (going() && last?.delivery !== 'unreachable') {
    const next = await asActor(keeper, (tx) => nextSending(tx, keeper, id, last, now()))
    last = undefined
    if (!next) break
    const reader = begun.readers.get(next)
    const letter = reader && letterTo(reader)
    // Whoever left meanwhile gets none: that is not a failure.
    last = { id: next, delivery: letter ? await deliver(letter) : 'none' }
    if (last.delivery === 'sent') handed += 1
    if (handed > 0 && handed % BATCH === 0) await pause(pauseMs)
  }
  await asActor(keeper, async (tx) => {
    if (last) await noteSending(tx, keeper, id, last, now())
    await putDown(tx, keeper, id, now())
  })
  return handed
}

/** Where an example sends nothing to anybody: only into the folder where an administrator reads the mails. */
const maySend = ({ example }: Here) => !example || mailFolder() !== undefined

/** What is due begins, what was interrupted goes on. */
export async function sendWhatIsDue(territory: Here, way: Way): Promise<void> {
  if (!maySend(territory)) return
  const keeper = keeperOf(territory.id)
  const now = way.now?.() ?? new Date()
  const local = localTime(now, territory.timeZone)
  const { timeZone } = territory
  if (Number(local.slice(11, 13)) >= FROM_HOUR) {
    const due = await asActor(keeper, (tx) => issuesDue(tx, local.slice(0, 10)))
    for (const { id } of due)
      await asActor(keeper, async (tx) => {
        const started = await startIssue(tx, keeper, id, { now, timeZone })
        // What was planned and has become nothing goes to nobody.
        if (!started.ok && started.refusal === 'directory.issue.nothing') await dropIssue(tx, keeper, id)
      })
  }
  for (const { id } of await asActor(keeper, issuesGoing)) await sendOn(territory, id, way)
}

/** On the day of issue the newsletter makes itself, unless somebody composed one for these days. The example makes none. */
export async function makeWeeklyIssue(territory: Here, now: Date): Promise<string | undefined> {
  const today = localDay(now, territory.timeZone)
  if (territory.example || !isDayOfIssue(today)) return undefined
  const keeper = keeperOf(territory.id)
  return asActor(keeper, async (tx) => {
    if (await hasIssueBetween(tx, daysLater(today, -INSTEAD_DAYS), daysLater(today, INSTEAD_DAYS)))
      return undefined
    const draft = await draftIssue(
      tx,
      keeper,
      newId(),
      { now, timeZone: territory.timeZone },
      { days: WEEK_AHEAD, sendOn: today },
    )
    if (draft.entries.length > 0) return draft.id
    await dropIssue(tx, keeper, draft.id)
    return undefined
  })
}

/** Every morning old addresses are forgotten; on the day of issue the newsletter makes itself. */
export const newsletterJob: AnyJob = {
  name: 'directory.newsletter',
  every: EVERY_MORNING,
  work: async () => {
    const now = new Date()
    for (const territory of await allTerritories()) {
      const today = localDay(now, territory.timeZone)
      const keeper = keeperOf(territory.id)
      await asActor(keeper, async (tx) => {
        await forgetOld(tx, today)
        await forgetSendings(tx, keeper, today)
      })
      await makeWeeklyIssue(territory, now)
    }
  },
}

/** Sends what is due, and goes on with what was interrupted. */
export const sendIssuesJob = (url: string): AnyJob => ({
  name: 'directory.sendIssues',
  every: EVERY_TWO_MINUTES,
  work: async () => {
    for (const territory of await allTerritories())
      await sendWhatIsDue(territory, { url: url.replace(/\/+$/, ''), going: jobsRun })
  },
})

/** An issue that has just begun need not wait for the next two minutes. Where jobs do not run it does. */
export async function sendSoon(): Promise<void> {
  if (jobsRun()) await enqueue('directory.sendIssues', {})
}
