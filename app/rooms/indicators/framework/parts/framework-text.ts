import type { Texts } from '../../../../ground/texts/use-texts.ts'
import { calledIn } from '../../parts/asked.ts'
import type { Numbered } from '../rules.ts'
import type { Reading } from './figures.ts'

/** A framework as words: the same for the page to print and for a word processor. */
export type FrameworkText = { title: string; lead: string[]; headings: string[]; rows: string[][][] }
type Speaking = Pick<Texts, 't' | 'day' | 'full' | 'now'>
type Saying = {
  said: (figure: NonNullable<ReturnType<Reading['figures']['get']>>) => string
  countedOn: (figure: NonNullable<ReturnType<Reading['figures']['get']>>, until: string) => string | undefined
}

type Told = { name: string; lines: readonly Numbered[]; reading: Reading; until: string }

export function frameworkText(
  { t, day, full, now }: Speaking,
  { said, countedOn }: Saying,
  { name, lines, reading, until }: Told,
): FrameworkText {
  const figureLine = (code: string) => {
    const figure = reading.figures.get(code)
    if (!figure) return code
    const aim = reading.aims.get(code)
    const parts = [
      `${calledIn(figure, t)}: ${said(figure)}`,
      countedOn(figure, until),
      aim &&
        t('indicators.targets.aim', {
          aim: said({ ...figure, value: aim.value, suppressed: false }),
          day: day(aim.dueOn),
        }),
    ]
    return parts.filter(Boolean).join(' – ')
  }
  return {
    title: `${t('indicators.framework.heading')} – ${name}`,
    lead: [
      t('indicators.framework.paperDates', { until: day(until), known: full(now) }),
      t('indicators.framework.paperTold'),
    ],
    headings: ['logic', 'codes', 'verified', 'assumed'].map((one) => t(`indicators.framework.${one}`)),
    rows: lines.map(({ level, number, words, plan, codes, verified, assumed }) => [
      [
        `${t(`indicators.framework.${level}`)} ${number}`.trim(),
        words,
        ...(plan ? [t('indicators.framework.planOf', { plan })] : []),
      ],
      codes.length > 0 ? codes.map(figureLine) : ['–'],
      [verified ?? '–'],
      [assumed ?? '–'],
    ]),
  }
}
