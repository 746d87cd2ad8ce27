import type { Texts } from '../../../../ground/texts/use-texts.ts'
import type { Give, GiveBack, Step } from '../../draft/rules.ts'

/** A promise in plain words: what, and in short by whom, until when, how much. */
export type Line = { what: string; about: string[] }
type Saying = Pick<Texts, 't' | 'day' | 'cents' | 'number'>

const said = (parts: (string | false | null)[]) => parts.filter((part): part is string => Boolean(part))

export const linesOfGive = ({ t, day, cents }: Saying, { what, who, due, cents: money }: Give): Line => ({
  what,
  about: said([
    who && t('pacts.paper.by', { who }),
    due && t('pacts.paper.until', { day: day(due) }),
    money !== null && cents(money),
  ]),
})

export const linesOfBack = ({ t, day, number }: Saying, { what, where, hours, due }: GiveBack): Line => ({
  what,
  about: said([
    where && t('pacts.paper.where', { where }),
    hours !== null && t('pacts.paper.hours', { count: hours, hours: number(hours) }),
    due && t('pacts.paper.until', { day: day(due) }),
  ]),
})

export const linesOfStep = ({ t, day }: Saying, { what, who, due }: Step): Line => ({
  what,
  about: said([who && t('pacts.paper.by', { who }), due && t('pacts.paper.until', { day: day(due) })]),
})

export const paragraphs = (words: string) => words.split(/\n+/).filter((line) => line.trim())
