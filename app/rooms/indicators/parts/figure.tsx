import { useTexts } from '../../../ground/texts/use-texts.ts'
import type { Figure } from '../rules.ts'

/** A count as a number, a share as a percentage; nothing to share is said in words. */
export function useFigures() {
  const { t, number, percent } = useTexts()
  return {
    said: ({ unit, value }: Figure) => {
      if (value === null) return t('indicators.table.none')
      return unit === 'share' ? percent(value) : number(value)
    },
    /** "359 su 552", for a share. */
    fraction: ({ numerator, denominator }: Figure) =>
      numerator === null || denominator === null
        ? undefined
        : t('indicators.table.fraction', { part: number(numerator), whole: number(denominator) }),
  }
}
