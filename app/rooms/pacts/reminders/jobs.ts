import { sql } from 'kysely'
import { commandIn } from '../../../ground/access/actor.ts'
import type { Auth } from '../../../ground/access/auth.ts'
import { readersOf } from '../../../ground/access/reading-language.ts'
import type { Here } from '../../../ground/access/request.ts'
import { daysLater, localDay } from '../../../ground/calendar/local-time.ts'
import { asActor } from '../../../ground/db/database.ts'
import type { AnyJob } from '../../../ground/jobs/jobs.ts'
import { sendMail } from '../../../ground/mail/mail.ts'
import { allTerritories } from '../../territories/reads.ts'
import { reminderLetter } from './parts/letter.ts'
import { isDayOfReminder, LATE_DAYS, WEEK_DAYS } from './rules.ts'

const EVERY_MORNING = '30 5 * * *'

/**
 * Writes one mail to each who accompanies and has something due, saying how much and nothing else. Returns to how many
 * addresses. What is due is asked first; no mail is sent while a transaction is open.
 */
export async function remind(auth: Auth, territory: Here, today: string): Promise<number> {
  if (!isDayOfReminder(today)) return 0
  const [after, until] = [daysLater(today, -LATE_DAYS), daysLater(today, WEEK_DAYS - 1)]
  const { rows } = await asActor(commandIn(territory.id, ['coordinator']), (tx) =>
    sql<{ account_id: string; due: number }>`
      select account_id, due from app.accompanying_due(${after}, ${until})`.execute(tx),
  )
  let sent = 0
  for (const { account_id, due } of rows)
    for (const reader of await readersOf(auth, [account_id], territory.language)) {
      await sendMail(reminderLetter(auth.baseUrl, territory, reader, due))
      sent += 1
    }
  return sent
}

/** On Mondays, once: what a crash leaves out comes with the next. The example sends nothing. */
export const remindersJob = (auth: Auth): AnyJob => ({
  name: 'pacts.remind',
  every: EVERY_MORNING,
  work: async () => {
    const now = new Date()
    for (const territory of await allTerritories())
      if (!territory.example) await remind(auth, territory, localDay(now, territory.timeZone))
  },
})
