import type { Reader } from '../../../../ground/access/reading-language.ts'
import type { Here } from '../../../../ground/access/request.ts'
import type { Mail } from '../../../../ground/mail/mail.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'

/** Says that something is due, and how much: no name, no pact, no word of what it is. */
export function reminderLetter(url: string, { slug }: Here, { email, language }: Reader, due: number): Mail {
  const t = translatorFor(language)
  const link = new URL(`/${slug}/diary`, url).href
  return { to: email, subject: t('pacts.digest.subject'), text: t('pacts.digest.text', { count: due, link }) }
}
