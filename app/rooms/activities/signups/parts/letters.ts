import type { Here } from '../../../../ground/access/request.ts'
import type { Mail } from '../../../../ground/mail/mail.ts'
import { formatsFor } from '../../../../ground/texts/formats.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import type { Target } from '../reads.ts'
import { CONFIRM_WITHIN_DAYS } from '../rules.ts'
import { signUpPath } from './links.ts'

export const LETTERS = ['confirm', 'already', 'in', 'waiting', 'offered', 'reminder', 'calledOff'] as const
export type Letter = (typeof LETTERS)[number]

type To = { id: string; email: string; language: Language; offeredUntil: Date | null }
export type Where = { url: string; territory: Here }

/**
 * A letter about a sign-up: what, when, where, and the link to its own page. No name and no word about the person: an address
 * that nobody has confirmed may be anybody's.
 */
export function letterOf(kind: Letter, { url, territory }: Where, target: Target, to: To): Mail {
  const t = translatorFor(to.language)
  return {
    to: to.email,
    subject: t(`activities.signups.letter.${kind}.subject`, { what: whatOf(target) }),
    text: t(`activities.signups.letter.${kind}`, {
      territory: territory.name,
      about: aboutOf(target, to.language, territory.timeZone),
      address: `${url}${signUpPath(territory, to.id)}`,
      days: CONFIRM_WITHIN_DAYS,
      until: to.offeredUntil ? formatsFor(to.language, territory.timeZone).full(to.offeredUntil) : '',
    }),
  }
}

/** What the team writes to those who signed up, with the link to one's own page beneath. */
export function messageLetter(
  { url, territory }: Where,
  target: Target,
  { id, email, language }: Omit<To, 'offeredUntil'>,
  { subject, text }: { subject: string; text: string },
): Mail {
  const t = translatorFor(language)
  return {
    to: email,
    subject,
    text: t('activities.signups.letter.message', {
      text,
      territory: territory.name,
      about: aboutOf(target, language, territory.timeZone),
      address: `${url}${signUpPath(territory, id)}`,
    }),
  }
}

const whatOf = ({ title, ownTitle }: Target) => [title, ownTitle].filter(Boolean).join(': ')

function aboutOf(target: Target, language: Language, timeZone: string) {
  const formats = formatsFor(language, timeZone)
  return [whatOf(target), target.nextAt && formats.full(target.nextAt), target.place]
    .filter(Boolean)
    .join('\n')
}
