import { currentAuth } from '../../../ground/access/auth.ts'
import { languageAt } from '../../../ground/access/reading-language.ts'
import type { Here } from '../../../ground/access/request.ts'
import { mailFolder, sendMail } from '../../../ground/mail/mail.ts'
import { translatorFor } from '../../../ground/texts/texts.ts'
import { INVITATION_DAYS } from '../rules.ts'

export const invitationAddress = (url: string, slug: string, token: string) =>
  `${url}/invitations/${slug}/${token}`

/** Mails an invitation, in the language of whoever signs in with that address already, or else in the territory's. Tells whether it left: if not, someone has to hand it over. */
export async function sendInvitation(territory: Here, email: string, address: string): Promise<boolean> {
  const t = translatorFor(await languageAt(currentAuth(), email, territory.language))
  await sendMail({
    to: email,
    subject: t('operators.letter.subject', { territory: territory.name }),
    text: t('operators.letter.text', { territory: territory.name, address, days: INVITATION_DAYS }),
  })
  return mailFolder() === undefined
}
