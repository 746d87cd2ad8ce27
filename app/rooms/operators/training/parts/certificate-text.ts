import type { Texts } from '../../../../ground/texts/use-texts.ts'
import type { Completion } from '../reads.ts'

/** A certificate as its words: the same for the page to print and for a word processor. */
export type CertificateText = { title: string; lines: string[]; steps: string[]; signed: string[] }

export function certificateText(
  { t, day, number }: Pick<Texts, 't' | 'day' | 'number'>,
  completion: Completion,
  territory: string,
  today: string,
): CertificateText {
  return {
    title: t('operators.certificate.title'),
    lines: [
      t('operators.certificate.says', { person: completion.person }),
      t('operators.certificate.completed', {
        path: completion.path,
        hours: number(completion.hours),
        all: number(completion.pathHours),
        day: day(completion.onDate),
      }),
    ],
    steps: completion.steps,
    signed: [
      t('operators.certificate.given', { territory, day: day(today) }),
      t('operators.certificate.signature'),
    ],
  }
}
