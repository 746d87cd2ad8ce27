import { commandIn } from '../../../ground/access/actor.ts'
import type { Auth } from '../../../ground/access/auth.ts'
import { languagesAt } from '../../../ground/access/reading-language.ts'
import type { Here } from '../../../ground/access/request.ts'
import { newToken } from '../../../ground/access/token.ts'
import { localDay } from '../../../ground/calendar/local-time.ts'
import { asActor } from '../../../ground/db/database.ts'
import type { AnyJob } from '../../../ground/jobs/jobs.ts'
import { sendMail } from '../../../ground/mail/mail.ts'
import { formatsFor } from '../../../ground/texts/formats.ts'
import { spokenOr } from '../../../ground/texts/language.ts'
import { translatorFor } from '../../../ground/texts/texts.ts'
import { allTerritories } from '../../territories/reads.ts'
import { noticesToRemind } from './reads.ts'
import { closeExpired, markReminded } from './writes.ts'

const EVERY_MORNING = '20 5 * * *'

/**
 * Writes to whoever has a notice that is about to expire, once, with a click that renews it; closes those whose day is over.
 * Gives how many of each. Who left no address is reminded by the team, on whose board it stands.
 */
export async function lookAfterNotices(territory: Here, now: Date, auth: Auth) {
  const keeper = commandIn(territory.id, ['coordinator'])
  const today = localDay(now, territory.timeZone)
  const due = await asActor(keeper, async (tx) => {
    const all = await noticesToRemind(tx, today)
    const told: { email: string; token: string; untilOn: string }[] = []
    for (const { id, email, untilOn } of all) {
      const token = newToken()
      // Who is noted and not reached by a crash misses one mail; nobody gets two.
      if (await markReminded(tx, keeper, id, token, today)) told.push({ email, token, untilOn })
    }
    return told
  })
  const languageAt = await languagesAt(
    auth,
    due.map(({ email }) => email),
  )
  for (const { email, token, untilOn } of due) {
    const language = languageAt(email) ?? spokenOr(territory.language)
    const t = translatorFor(language)
    const { day } = formatsFor(language, territory.timeZone)
    await sendMail({
      to: email,
      subject: t('exchange.renew.subject', { territory: territory.name }),
      text: t('exchange.renew.letter', {
        territory: territory.name,
        day: day(untilOn),
        address: new URL(`/${territory.slug}/exchange/renew/${token}`, auth.baseUrl).href,
      }),
    })
  }
  const closed = await asActor(keeper, (tx) => closeExpired(tx, keeper, today))
  return { reminded: due.length, closed }
}

/** Every morning; the example writes to nobody. */
export const noticesJob = (auth: Auth): AnyJob => ({
  name: 'exchange.notices',
  every: EVERY_MORNING,
  work: async () => {
    const now = new Date()
    for (const territory of await allTerritories())
      if (!territory.example) await lookAfterNotices(territory, now, auth)
  },
})
