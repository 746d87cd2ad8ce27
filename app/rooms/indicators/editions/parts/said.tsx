import { saidIn } from '../../../../ground/texts/language.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import type { Sheet } from '../../definitions/rules.ts'
import { useFigures } from '../../parts/figure.tsx'
import type { FrozenFigure } from '../rules.ts'

/** A frozen figure in words, as the table says a live one. */
export function useFrozen() {
  const { t, language } = useTexts()
  const { said, fraction, countedOn } = useFigures()
  const asTold = (figure: FrozenFigure) =>
    ({ ...figure, suppressed: figure.state === 'suppressed', forTeam: false }) as unknown as Parameters<
      typeof said
    >[0]
  return {
    value: (figure: FrozenFigure | undefined) =>
      figure ? said(asTold(figure)) : t('indicators.editions.notThere'),
    notes: (figure: FrozenFigure, until: string) =>
      [
        fraction(asTold(figure)),
        countedOn(asTold(figure), until),
        figure.kept ? t('indicators.editions.kept') : undefined,
      ].filter(Boolean),
    /** The sheet as it stood then, in the reader's language. */
    words: (sheet: Sheet | undefined) => sheet && saidIn(sheet, language),
  }
}
