import type { Here } from '../../../ground/access/request.ts'
import { daysLater, localDay, localTime } from '../../../ground/calendar/local-time.ts'
import { asActor } from '../../../ground/db/database.ts'
import type { AnyJob } from '../../../ground/jobs/jobs.ts'
import { allTerritories } from '../../territories/reads.ts'
import { forgetMisses, forgetNames } from '../checkin/writes.ts'
import type { Letter } from '../signups/parts/letters.ts'
import { tell, tellOffered } from '../signups/parts/tell.ts'
import { keeperOf } from '../signups/writes.ts'
import { callingsOffDue, type Due, linesToLookAfter, remindersDue } from './reads.ts'
import { LETTERS_AT_ONCE, MOST_LETTERS_A_RUN, REMIND_FROM_HOUR } from './rules.ts'
import { claimLetters, fillPlaces, forgetSignUps } from './writes.ts'

const EVERY_TEN_MINUTES = '*/10 * * * *'
const EVERY_NIGHT = '40 2 * * *'
const DAY_MS = 86_400_000

/** Offers that nobody took pass to the next in line, who is told. Returns how many were offered a place. */
export async function lookAfterLines(territory: Here, now: Date, url: string): Promise<number> {
  const keeper = keeperOf(territory.id)
  let offered = 0
  for (const to of await asActor(keeper, linesToLookAfter)) {
    const ids = await asActor(keeper, (tx) => fillPlaces(tx, keeper, to, now))
    await tellOffered({ url, territory }, ids, now)
    offered += ids.length
  }
  return offered
}

/**
 * Reminds whoever takes part tomorrow, from the morning on, and tells those whose session was called off. In small lots, each
 * noted before it goes out: a run that breaks off goes on where it stopped, nobody is written to twice, and no run sends more
 * than the mail server of a municipality bears. Returns how many letters went.
 */
export async function sendDueLetters(territory: Here, now: Date, url: string): Promise<number> {
  const keeper = keeperOf(territory.id)
  const local = localTime(now, territory.timeZone)
  const day = daysLater(localDay(now, territory.timeZone), 1)
  const askedBefore = new Date(now.getTime() - DAY_MS)
  let left = MOST_LETTERS_A_RUN
  const send = async (
    kind: 'reminder' | 'called_off',
    letter: Letter,
    dueNow: (limit: number) => Promise<Due[]>,
  ) => {
    for (;;) {
      const due = await dueNow(Math.min(left, LETTERS_AT_ONCE))
      if (due.length === 0) return
      const mine = await asActor(keeper, (tx) => claimLetters(tx, keeper, kind, due))
      const told = mine.map(({ signUpId, aboutId }) => ({
        id: signUpId,
        ...(kind === 'called_off' && { sessionId: aboutId }),
      }))
      await tell(letter, { url, territory }, told, now)
      left -= told.length
      // Another process is at the same lot: what is left comes with the next run.
      if (left <= 0 || told.length === 0) return
    }
  }
  await send('called_off', 'calledOff', (limit) =>
    asActor(keeper, (tx) => callingsOffDue(tx, keeper, { now, limit })),
  )
  if (left > 0 && Number(local.slice(11, 13)) >= REMIND_FROM_HOUR)
    await send('reminder', 'reminder', (limit) =>
      asActor(keeper, (tx) => remindersDue(tx, keeper, { day, askedBefore, limit })),
    )
  return MOST_LETTERS_A_RUN - left
}

/** Every ten minutes; the example writes to nobody. */
export const signUpsJob = (url: string): AnyJob => ({
  name: 'activities.sign-ups',
  every: EVERY_TEN_MINUTES,
  work: async () => {
    const [now, address] = [new Date(), url.replace(/\/+$/, '')]
    for (const territory of await allTerritories()) {
      if (territory.example) continue
      await lookAfterLines(territory, now, address)
      await sendDueLetters(territory, now, address)
    }
  },
})

/** Every night what is no longer needed goes. */
export const forgetSignUpsJob: AnyJob = {
  name: 'activities.forget-sign-ups',
  every: EVERY_NIGHT,
  work: async () => {
    const now = new Date()
    for (const { id, timeZone } of await allTerritories()) {
      const keeper = keeperOf(id)
      await asActor(keeper, async (tx) => {
        await forgetSignUps(tx, keeper, localDay(now, timeZone))
        await forgetNames(tx, keeper, localDay(now, timeZone))
        await forgetMisses(tx, now)
      })
    }
  },
}
