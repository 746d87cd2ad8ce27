import { type Texts, useTexts } from '../../../ground/texts/use-texts.ts'
import type { ToldFigure } from '../protection/reads.ts'

/** A count as a number, a share as a percentage; what is not collected yet, or protected, is said in words. */
export const useFigures = () => figuresSaid(useTexts())

type Saying = Pick<Texts, 't' | 'number' | 'percent' | 'cents' | 'day'>

/** The same outside a component. */
export function figuresSaid({ t, number, percent, cents, day }: Saying) {
  return {
    said: ({ unit, value, suppressed }: ToldFigure<string>) => {
      if (suppressed) return t('indicators.table.suppressed')
      if (value === null) return t('indicators.table.none')
      // An estimate never looks like a count.
      if (unit === 'estimate') return t('indicators.table.about', { number: number(value) })
      if (unit === 'euro') return cents(Math.round(value * 100))
      return unit === 'share' ? percent(value) : number(value)
    },
    /** "359 su 552", for a share. */
    fraction: ({ numerator, denominator }: ToldFigure<string>) =>
      numerator === null || denominator === null
        ? undefined
        : t('indicators.table.fraction', { part: number(numerator), whole: number(denominator) }),
    /** "al 31 agosto 2019", for a figure that is told of an earlier day than the one asked. */
    countedOn: ({ countedOn, suppressed }: ToldFigure<string>, until: string) =>
      suppressed || countedOn === until
        ? undefined
        : t('indicators.table.countedOn', { day: day(countedOn) }),
    /** "solo per la squadra", for an exact figure that may not be told so outside. */
    forTeam: ({ forTeam }: ToldFigure<string>) => (forTeam ? t('indicators.table.forTeam') : undefined),
  }
}
