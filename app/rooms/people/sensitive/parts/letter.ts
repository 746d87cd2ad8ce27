import { currentAuth } from '../../../../ground/access/auth.ts'
import { readersOf } from '../../../../ground/access/reading-language.ts'
import { sendMail } from '../../../../ground/mail/mail.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'

type Where = { name: string; slug: string; language: string }

/** A mail that says only that something was opened: who, about whom and when stand on the page it leads to. */
export async function tellOpened({ name, slug, language }: Where, accountIds: string[]) {
  const auth = currentAuth()
  for (const reader of await readersOf(auth, accountIds, language)) {
    const t = translatorFor(reader.language)
    await sendMail({
      to: reader.email,
      subject: t('people.sensitive.letter.subject', { territory: name }),
      text: t('people.sensitive.letter.text', { address: new URL(`/${slug}/diary`, auth.baseUrl).href }),
    })
  }
}
