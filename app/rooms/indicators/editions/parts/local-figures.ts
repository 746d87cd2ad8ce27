import { createHash } from 'node:crypto'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { formatsFor } from '../../../../ground/texts/formats.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import { translatorFor } from '../../../../ground/texts/texts.ts'
import type { Sheet, SheetWords } from '../../definitions/rules.ts'
import { definitionInWords } from '../../local/parts/said.ts'
import { type ChoicesHere, choicesHere, standingLocals, toldLocals } from '../../local/reads.ts'
import type { LocalIndicator } from '../../local/rules.ts'
import { isGuarded, type SmallGroupRule, setsOf, smallestOf } from '../../protection/rules.ts'
import { type EditionContent, type FrozenFigure, frozenFigure, keptApart } from '../rules.ts'

const VERSION_DIGITS = 12

/** The sheet of what a territory defined, as it stands today: the words of who defined it, and the count in Italian and English. */
export function sheetOfLocal({ name, version }: LocalIndicator, here: ChoicesHere): Sheet {
  const inWords = (language: Language): SheetWords => {
    const t = translatorFor(language)
    const { day } = formatsFor(language, 'UTC')
    const counts = definitionInWords(version.counted, here, language)
    return {
      name,
      definition: version.definition,
      ...(version.ofCounted && {
        numerator: counts,
        denominator: definitionInWords(version.ofCounted, here, language),
      }),
      counts,
      excludes: '',
      source: `${t('indicators.local.owner')}, ${t('indicators.local.version')} ${t(
        'indicators.local.versionOf',
        {
          number: version.number,
          day: day(version.recordedAt),
        },
      )}`,
      limits: [version.limits, t('indicators.local.erased')].filter(Boolean).join(' '),
    }
  }
  const words = { it: inWords('it'), en: inWords('en') }
  const { counted, ofCounted, number } = version
  const digest = createHash('sha256')
    .update(JSON.stringify({ words, counted, ofCounted, number }))
    .digest('hex')
  return { version: digest.slice(0, VERSION_DIGITS), ...words }
}

type Asked = { until: string; today: string; rule: SmallGroupRule; before: readonly EditionContent[] }

/** What a territory counts besides, as it can be told outside the team, with the sheet of each. */
export async function localFigures(
  tx: ActorTx,
  actor: SignedInActor,
  { until, today, rule, before }: Asked,
): Promise<{ figures: FrozenFigure[]; sheets: Record<string, Sheet> }> {
  const locals = await standingLocals(tx)
  if (locals.length === 0) return { figures: [], sheets: {} }
  const here = await choicesHere(tx)
  const told = await toldLocals(tx, actor, { until, today, forTeam: false }, locals)
  const sheets = Object.fromEntries(locals.map((one) => [one.code, sheetOfLocal(one, here)]))
  const figures = locals.flatMap((local) => {
    const one = told.find(({ code }) => code === local.code)
    if (!one) return []
    const figure = frozenFigure(one, 'local')
    if (!isGuarded(local, false)) return [figure]
    const smallest = Math.max(...setsOf(local).map((set) => smallestOf(set, rule)))
    return [besideEditions(figure, before, sheets[local.code]?.version, smallest)]
  })
  return { figures, sheets }
}

/**
 * A figure of people next to what editions told of it. By the same definition it is kept apart from them as those of the house are; by
 * another one an earlier figure would be wrong, so one that lies too near is not told.
 */
export function besideEditions(
  figure: FrozenFigure,
  before: readonly EditionContent[],
  version: string | undefined,
  smallest: number,
): FrozenFigure {
  const told = (same: boolean) =>
    before
      .filter(({ sheets }) => (sheets[figure.code]?.version === version) === same)
      .flatMap(({ figures }) => figures.filter(({ code }) => code === figure.code))
  const isNear = keptApart(figure, told(false), smallest).kept
  if (isNear) return { ...figure, value: null, numerator: null, denominator: null, state: 'suppressed' }
  return keptApart(figure, told(true), smallest)
}
