import { sendMail } from '../mail/mail.ts'
import { translatorFor } from '../texts/texts.ts'
import type { Auth } from './auth.ts'
import { readersOf } from './reading-language.ts'

export type SecondStepChange =
  | 'added'
  | 'replaced'
  | 'removed'
  | 'reset'
  | 'codes'
  | 'passkeyAdded'
  | 'passkeyRemoved'

/**
 * Writes to whoever an account belongs to that its second step has changed: what, and what to do if it was not them. In their
 * language, or `otherwise`.
 */
export async function tellOfSecondStep(
  auth: Auth,
  accountId: string,
  change: SecondStepChange,
  otherwise: string,
): Promise<void> {
  const address = new URL('/account', auth.baseUrl).href
  for (const { email, language } of await readersOf(auth, [accountId], otherwise)) {
    const t = translatorFor(language)
    await sendMail({
      to: email,
      subject: t('access.letter.subject'),
      text: t('access.letter.text', { change: t(`access.letter.${change}`), address }),
    })
  }
}
