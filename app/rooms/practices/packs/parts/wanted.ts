import type { Language } from '../../../../ground/texts/language.ts'
import { indicatorOf } from '../../../indicators/rules.ts'
import { type Content, type Piece, type Said, saidIn } from '../rules.ts'

/**
 * What a piece says once it is here, in the territory's language; nothing for a piece that this house does not know. What the
 * same record says today is written in the same way by `reads.ts`, so that the two can be compared part by part.
 */
export function wantedHere(
  piece: Piece,
  language: Language,
  known: { weights: (exchange: string) => readonly string[] | undefined },
): Content | null {
  const say = (said: Said) => saidIn(said, language)
  const criteria = (all: readonly { label: Said; weight: number; best: number }[]) =>
    all.map(({ label, weight, best }) => `${say(label)}; ${weight}; ${best}`)
  switch (piece.kind) {
    case 'sheet':
      return {
        title: say(piece.title),
        ...Object.fromEntries(Object.entries(piece.words).map(([part, said]) => [part, say(said)])),
      }
    case 'activity':
      return { title: say(piece.title), body: say(piece.body), activity: piece.activity, area: piece.area }
    case 'call':
      return {
        title: say(piece.title),
        body: say(piece.body),
        who: piece.who,
        criteria: criteria(piece.criteria),
      }
    case 'space_sheet':
      return { title: say(piece.title), body: say(piece.body), criteria: criteria(piece.criteria) }
    case 'text':
    case 'document':
      return { title: say(piece.title), body: say(piece.body) }
    case 'pact_kind':
      return {
        title: say(piece.title),
        countsAs: piece.countsAs,
        asks: [...piece.asks].sort(),
        questions: piece.questions.map(say),
        needsGiveBack: piece.needsGiveBack,
      }
    case 'pact_rule':
      return {
        ceilingCents: piece.ceilingCents,
        question: say(piece.question),
        scale: piece.scale.map(say),
      }
    case 'indicator':
      return indicatorOf(piece.indicator) ? { aim: piece.aim?.value ?? null } : null
    case 'weights': {
      const codes = known.weights(piece.exchange)
      return codes && Object.keys(piece.weights).every((code) => codes.includes(code))
        ? { ...piece.weights }
        : null
    }
  }
}

/** The territory's own name of a piece, where it has one. */
export const titleOf = (piece: Piece, language: Language): string | undefined =>
  'title' in piece ? saidIn(piece.title, language) : undefined
