import { sendMail } from '../mail/mail.ts'
import type { Translate } from '../texts/texts.ts'
import { emailsOf } from './accounts.ts'
import type { Auth } from './auth.ts'

export type SecondStepChange =
  | 'added'
  | 'replaced'
  | 'removed'
  | 'reset'
  | 'codes'
  | 'passkeyAdded'
  | 'passkeyRemoved'

/** Writes to whoever an account belongs to that its second step has changed: what, and what to do if it was not them. */
export async function tellOfSecondStep(
  auth: Auth,
  accountId: string,
  change: SecondStepChange,
  t: Translate,
): Promise<void> {
  const address = new URL('/account', auth.baseUrl).href
  for (const to of await emailsOf(auth, [accountId]))
    await sendMail({
      to,
      subject: t('access.letter.subject'),
      text: t('access.letter.text', { change: t(`access.letter.${change}`), address }),
    })
}
