import type { Context } from 'hono'
import { currentAuth } from '../../../../ground/access/auth.ts'
import { languageAt } from '../../../../ground/access/reading-language.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import { candidatesOf, contactOf } from '../reads.ts'
import { receiverOf } from '../writes.ts'
import { pathToMine } from './links.ts'

type News = 'received' | 'answered'
type Reached = { id: string; email: string; language?: string | undefined }

/** Tells a candidate, by mail, that their application came or that there is an answer: where to read it, not what it says. */
async function tell(c: Context<Env>, { id, email, language }: Reached, news: News) {
  const { territory } = c.var
  const t = translatorFor(language ?? (await languageAt(currentAuth(), email, territory.language)))
  await sendMail({
    to: email,
    subject: t(`tables.mail.${news}.subject`, { territory: territory.name }),
    text: t(`tables.mail.${news}.text`, {
      address: new URL(`/${territory.slug}${pathToMine(territory, id)}`, currentAuth().baseUrl).href,
    }),
  })
}

/** The receipt of an application. Nothing where no address was left. */
export async function tellReceived(
  c: Context<Env>,
  id: string,
  { email, language }: { email?: string | undefined; language?: string },
) {
  if (email) await tell(c, { id, email, language }, 'received')
}

/** All candidates of a proceeding who left an address are told at once, on the same day: nobody knows before the others. */
export async function tellCandidates(c: Context<Env>, proceedingId: string) {
  const reached = await asActor(receiverOf(c.var.territory.id), async (tx) => {
    const candidates = await candidatesOf(tx, proceedingId)
    const found: Reached[] = []
    for (const { id } of candidates) {
      const contact = await contactOf(tx, id)
      if (contact?.email) found.push({ id, email: contact.email, language: contact.language })
    }
    return found
  })
  for (const one of reached) await tell(c, one, 'answered')
}
