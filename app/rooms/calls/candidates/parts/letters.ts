import type { Context } from 'hono'
import { currentAuth } from '../../../../ground/access/auth.ts'
import { reachedAt } from '../../../../ground/access/reached-at.ts'
import { languageAt } from '../../../../ground/access/reading-language.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import type { Proposer } from '../rules.ts'

export type SpaceNews = 'received' | 'chosen' | 'notChosen' | 'aside'

/** Writes to whoever offered a space: that it is here, and later what became of it. The mail names no space and nobody. */
export async function writeToProposer(
  c: Context<Env>,
  { email, language }: Proposer,
  callId: string,
  news: SpaceNews,
) {
  const { territory } = c.var
  const t = translatorFor(language ?? (await languageAt(currentAuth(), email, territory.language)))
  await sendMail({
    to: email,
    subject: t(`calls.candidate.mail.${news}.subject`, { territory: territory.name }),
    text: t(`calls.candidate.mail.${news}.text`, {
      address: new URL(`/${territory.slug}/space-calls/${callId}`, reachedAt(c)).href,
    }),
  })
}
