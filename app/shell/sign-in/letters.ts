import type { Link } from '../../ground/access/auth.ts'
import { LINK_MINUTES } from '../../ground/access/limits.ts'
import { sendMail } from '../../ground/mail/mail.ts'
import { translatorFor } from '../../ground/texts/texts.ts'
import { safeNext } from './next.ts'

/** Sends sign-in links that lead to the installation at `url`. */
export const linkSender =
  (url: string) =>
  async ({ email, token, language, next }: Link) => {
    const t = translatorFor(language)
    const address = new URL('/sign-in/link', url)
    address.searchParams.set('token', token)
    if (safeNext(next) !== '/') address.searchParams.set('next', safeNext(next))
    await sendMail({
      to: email,
      subject: t('signIn.letter.subject'),
      text: t('signIn.letter.text', { address: address.href, minutes: LINK_MINUTES }),
    })
  }
