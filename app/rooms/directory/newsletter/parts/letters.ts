import type { Here } from '../../../../ground/access/request.ts'
import type { Mail } from '../../../../ground/mail/mail.ts'
import { formatsFor } from '../../../../ground/texts/formats.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import type { ListedSession } from '../../agenda/reads.ts'
import { pathsOf } from '../../parts/address.ts'
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

/** One issue: what happens in the days ahead, as the public agenda says it. A mail program shows its way out as a button. */
export function issueOf(
  url: string,
  territory: Here,
  sessions: readonly ListedSession[],
  { id, email, language }: Recipient,
): Mail {
  const t = translatorFor(language)
  const { weekday, hours } = formatsFor(language, territory.timeZone)
  const paths = pathsOf(territory.slug)
  const days = Map.groupBy(sessions, (one) => one.heldOn)
  const said = [...days].map(([day, ofDay]) =>
    [weekday(day), ...ofDay.map((one) => line(one, hours(one.startsAt, one.endsAt)))].join('\n'),
  )
  function line(one: ListedSession, when: string) {
    const where = [one.placeName, one.municipality].filter(Boolean).join(', ')
    const what = [when, [one.title, one.ownTitle].filter(Boolean).join(': '), where]
      .filter(Boolean)
      .join(' · ')
    return `- ${what}\n  ${url}${paths.session(one.activityId, one.id)}`
  }
  const leave = linkTo(url, territory, id, 'leave')
  return {
    to: email,
    subject: t('directory.newsletter.issue.subject', { territory: territory.name }),
    text: t('directory.newsletter.issue.letter', {
      territory: territory.name,
      sessions: said.join('\n\n'),
      agenda: `${url}${paths.agenda}`,
      leave,
    }),
    headers: {
      'List-Unsubscribe': `<${leave}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
}
