import type { Context } from 'hono'
import { currentAuth } from '../../../../ground/access/auth.ts'
import { languageAt } from '../../../../ground/access/reading-language.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import { contactOf } from '../reads.ts'

export type News = 'admitted' | 'refused' | 'funded' | 'notFunded'

/** Tells whoever brought an idea, by mail, that there is news and where to read it; whoever left no address is told in person. */
export async function tellOfIdea(c: Context<Env>, ideaId: string, news: News): Promise<void> {
  const { actor, territory } = c.var
  const contact = await asActor(actor, (tx) => contactOf(tx, ideaId))
  if (!contact?.email) return
  const t = translatorFor(
    contact.language ?? (await languageAt(currentAuth(), contact.email, territory.language)),
  )
  await sendMail({
    to: contact.email,
    subject: t(`calls.mail.${news}.subject`, { territory: territory.name }),
    text: t(`calls.mail.${news}.text`, {
      address: new URL(`/${territory.slug}/ideas/${ideaId}`, currentAuth().baseUrl).href,
    }),
  })
}
