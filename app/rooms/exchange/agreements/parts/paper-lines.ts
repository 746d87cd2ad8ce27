import type { Texts } from '../../../../ground/texts/use-texts.ts'
import type { Kind, Line } from '../../kinds/forms.ts'
import { answerWords, linesOf } from '../../parts/answer-list.tsx'
import type { Agreement } from '../reads.ts'
import { partyName } from './agreement-list.tsx'

export type PaperText = {
  title: string
  between: readonly { part: string; name: string }[]
  lines: readonly { label: string; words: string }[]
  articles: readonly string[]
}

/** What the document of an agreement says: the parties, what was agreed, and the articles of its kind. */
export function paperText(
  texts: Texts,
  kind: Kind,
  agreement: Agreement,
  words: Record<string, unknown>,
): PaperText {
  const { t, day } = texts
  const { paper, needParty, offerParty, lines, wordLines } = kind.agreement
  const days: Line[] = [
    { label: 'exchange.agreement.startsOn', answer: agreement.startsOn ? { day: agreement.startsOn } : null },
    { label: 'exchange.agreement.endsOn', answer: agreement.endsOn ? { day: agreement.endsOn } : null },
  ]
  const answers = [...days, ...linesOf(lines, agreement.terms), ...linesOf(wordLines, words)]
  const said = answers
    .map((line) => ({ label: t(line.label), words: answerWords(texts, line) }))
    .filter((line) => line.words !== '')
  // An article may say a line again: by the last word of its label's key.
  const params = Object.fromEntries(
    answers.map((line) => [line.label.split('.').at(-1) ?? '', answerWords(texts, line)]),
  )
  const names = {
    need: partyName(agreement.need) ?? t(needParty),
    offer: partyName(agreement.offer) ?? t(offerParty),
    place: agreement.place ?? '',
    starts: agreement.startsOn ? day(agreement.startsOn) : '',
    ends: agreement.endsOn ? day(agreement.endsOn) : '',
  }
  return {
    title: paper ? t(paper.title) : t(kind.agreement.label),
    between: [
      { part: t(offerParty), name: names.offer },
      { part: t(needParty), name: names.need },
    ],
    lines: said,
    articles: (paper?.articles ?? []).map((article) => t(article, { ...params, ...names })),
  }
}
