import { currentAuth } from '../../../../../ground/access/auth.ts'
import { readersOf } from '../../../../../ground/access/reading-language.ts'
import { sendMail } from '../../../../../ground/mail/mail.ts'
import { translatorFor } from '../../../../../ground/texts/texts.ts'

type Where = { name: string; slug: string; language: string }

/** A mail that says only that something was told: of whom and what stands on the page it leads to. */
export async function tellFollowers({ name, slug, language }: Where, accountIds: readonly string[]) {
  if (accountIds.length === 0) return
  const auth = currentAuth()
  const address = new URL(`/${slug}/visits/following`, auth.baseUrl).href
  for (const reader of await readersOf(auth, accountIds, language)) {
    const t = translatorFor(reader.language)
    await sendMail({
      to: reader.email,
      subject: t('exchange.companionship.letter.subject', { territory: name }),
      text: t('exchange.companionship.letter.text', { address }),
    })
  }
}
