import type { Language } from '../../../../ground/texts/language.ts'
import type { Target } from '../../../indicators/targets/rules.ts'
import type { PactKind, PactRule } from '../../../pacts/rules.ts'
import type { Model } from '../../models/reads.ts'
import type { Piece, Said } from '../../packs/rules.ts'
import type { VersionContent } from '../../rules.ts'

export type PackParts = {
  said: VersionContent
  models: readonly Model[]
  pactKinds: readonly PactKind[]
  pactRule: PactRule | null
  aims: readonly { indicator: string; aim: Target | undefined }[]
  weights: readonly { exchange: string; weights: Record<string, number> }[]
}

/** The pieces of a pack, in the one language of the territory that makes it. Their codes stay from one number to the next. */
export function piecesFrom(parts: PackParts, language: Language, today: string): Piece[] {
  const say = (words: string): Said => ({ [language]: words })
  const { said, models, pactKinds, pactRule, aims, weights } = parts
  return [
    {
      code: 'sheet',
      kind: 'sheet',
      title: say(said.title),
      words: Object.fromEntries(Object.entries(said.words).map(([part, words]) => [part, say(words)])),
    },
    ...models.map((model) => pieceOfModel(model, say)),
    ...pactKinds.map(
      ({ id, name, countsAs, asks, questions, needsGiveBack }): Piece => ({
        code: `pact_kind-${id}`,
        kind: 'pact_kind',
        title: say(name),
        countsAs,
        asks: [...asks],
        questions: questions.map(say),
        needsGiveBack,
      }),
    ),
    ...(pactRule
      ? [
          {
            code: 'pact_rule',
            kind: 'pact_rule' as const,
            ceilingCents: Number(pactRule.ceilingCents),
            question: say(pactRule.question),
            scale: pactRule.scale.map(say),
          },
        ]
      : []),
    ...aims.map(
      ({ indicator, aim }): Piece => ({
        code: `indicator-${indicator}`,
        kind: 'indicator',
        indicator,
        aim: aim ? { value: aim.value, months: monthsBetween(today, aim.dueOn) } : null,
        why: say(aim?.source ?? said.title),
      }),
    ),
    ...weights.map(
      ({ exchange, weights: weighed }): Piece => ({
        code: `weights-${exchange}`,
        kind: 'weights',
        exchange,
        weights: weighed,
      }),
    ),
  ]
}

function pieceOfModel({ id, kind, title, content }: Model, say: (words: string) => Said): Piece {
  const { body, activity = 'lab', area = 'other', who = [], criteria = [] } = content
  const told = { code: `${kind}-${id}`, title: say(title), body: say(body) }
  const looked = criteria.map(({ label, weight, best }) => ({ label: say(label), weight, best }))
  switch (kind) {
    case 'activity':
      return { ...told, kind, activity, area }
    case 'call':
      return { ...told, kind, who, criteria: looked }
    case 'space_sheet':
      return { ...told, kind, criteria: looked }
    default:
      return { ...told, kind }
  }
}

const MONTHS = 12
const LONGEST_MONTHS = 120

/** Whole months from a day to another, at least one: an aim of last year is for a year from when it is taken up. */
function monthsBetween(from: string, to: string): number {
  const [year = 0, month = 0] = from.split('-').map(Number)
  const [laterYear = 0, laterMonth = 0] = to.split('-').map(Number)
  const months = (laterYear - year) * MONTHS + laterMonth - month
  return months < 1 ? MONTHS : Math.min(months, LONGEST_MONTHS)
}
