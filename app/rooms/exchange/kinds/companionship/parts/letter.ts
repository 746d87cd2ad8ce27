import { emailsOf } from '../../../../../ground/access/accounts.ts'
import { currentAuth } from '../../../../../ground/access/auth.ts'
import { sendMail } from '../../../../../ground/mail/mail.ts'
import { translatorFor } from '../../../../../ground/texts/texts.ts'

type Where = { name: string; slug: string; language: string }

/** A mail that says only that something was told: of whom and what stands on the page it leads to. */
export async function tellFollowers({ name, slug, language }: Where, accountIds: readonly string[]) {
  if (accountIds.length === 0) return
  const t = translatorFor(language)
  const auth = currentAuth()
  const address = new URL(`/${slug}/visits/following`, auth.baseUrl).href
  for (const to of await emailsOf(auth, [...accountIds]))
    await sendMail({
      to,
      subject: t('exchange.companionship.letter.subject', { territory: name }),
      text: t('exchange.companionship.letter.text', { address }),
    })
}
