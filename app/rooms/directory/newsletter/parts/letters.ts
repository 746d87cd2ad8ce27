import type { Here } from '../../../../ground/access/request.ts'
import type { Mail } from '../../../../ground/mail/mail.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import { CONFIRM_WITHIN_DAYS } from '../rules.ts'
import { linkTo } from './links.ts'

export type Recipient = { id: string; email: string; language: Language }

/** Asks the address itself whether it wants the newsletter; who did not ask has nothing to do. */
export function confirmLetter(url: string, territory: Here, { id, email, language }: Recipient): Mail {
  const t = translatorFor(language)
  return {
    to: email,
    subject: t('directory.newsletter.confirm.subject', { territory: territory.name }),
    text: t('directory.newsletter.confirm.letter', {
      territory: territory.name,
      address: linkTo(url, territory, id, 'confirm'),
      days: CONFIRM_WITHIN_DAYS,
    }),
  }
}

/** Says to a subscribed address that it is, with the way out: whoever asks again on a page learns nothing. */
export function alreadyLetter(url: string, territory: Here, { id, email, language }: Recipient): Mail {
  const t = translatorFor(language)
  const leave = linkTo(url, territory, id, 'leave')
  return {
    to: email,
    subject: t('directory.newsletter.already.subject', { territory: territory.name }),
    text: t('directory.newsletter.already.letter', { territory: territory.name, leave }),
  }
}
