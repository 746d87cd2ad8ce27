/** What is shown where somebody shares an address: the size that Open Graph and Twitter cards are made for. */
export const CARD = { width: 1200, height: 630 } as const

export const CARD_KINDS = ['territory', 'activity', 'session', 'place', 'organisation', 'issue'] as const
export type CardKind = (typeof CARD_KINDS)[number]
/** Of what a card is; the territory's has no id. */
export type CardOf = { kind: 'territory' } | { kind: Exclude<CardKind, 'territory'>; id: string }

/** What stands on a card. */
export type CardWords = { kicker: string; title: string; line: string }

/** Changed with the look of the cards, so that nobody keeps an old one. */
const LOOK = 1
export const markOf = ({ kicker, title, line }: CardWords) => [LOOK, kicker, title, line].join('\n')

/** Larger for few words, so that three lines hold most titles. In pixels. */
export function titleSize(title: string): number {
  if (title.length <= 28) return 84
  if (title.length <= 60) return 68
  return title.length <= 110 ? 54 : 44
}

const LONGEST = 150
/** At most as many characters as fit; the last word whole. */
export function shortened(words: string, longest = LONGEST): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= longest) return line
  return `${line.slice(0, longest).replace(/\s+\S*$/, '')}…`
}

/** Words as Pango reads them: as they are, whatever they hold. XML takes no control characters. */
export const escaped = (words: string) =>
  words.replace(/\p{Cc}/gu, ' ').replace(/[<>&"']/g, (one) => `&#${one.charCodeAt(0)};`)
