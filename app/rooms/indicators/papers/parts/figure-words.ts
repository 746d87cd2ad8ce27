import type { Texts } from '../../../../ground/texts/use-texts.ts'
import type { FrozenFigure } from '../../editions/rules.ts'
import { type FigureLine, gained } from '../../fillings/rules.ts'
import type { Unit } from '../../rules.ts'

export type Speaking = Pick<Texts, 't' | 'day' | 'shortDay' | 'month' | 'number' | 'percent' | 'cents'>

/** A value in the words of its unit; an estimate never looks like a count. */
export function valueSaid({ t, number, percent, cents }: Speaking, unit: Unit, value: number) {
  if (unit === 'estimate') return t('indicators.table.about', { number: number(value) })
  if (unit === 'euro') return cents(Math.round(value * 100))
  return unit === 'share' ? percent(value) : number(value)
}

/** A figure in words: what it is, that it is none yet, or that it may not be told. */
export function figureSaid(texts: Speaking, { state, value, unit }: FrozenFigure) {
  if (state === 'suppressed') return texts.t('indicators.table.suppressed')
  if (state === 'not_collected' || value === null) return texts.t('indicators.table.none')
  return valueSaid(texts, unit, value)
}

/** "359 su 552", "al 31 agosto 2019", "come nell’edizione precedente": what has to be known beside a figure. */
export function besideFigure({ t, number, day }: Speaking, figure: FrozenFigure, until: string): string[] {
  const { numerator, denominator, countedOn, state, kept } = figure
  return [
    ...(numerator !== null && denominator !== null
      ? [t('indicators.table.fraction', { part: number(numerator), whole: number(denominator) })]
      : []),
    ...(state === 'counted' && countedOn !== until
      ? [t('indicators.table.countedOn', { day: day(countedOn) })]
      : []),
    ...(kept ? [t('indicators.editions.kept')] : []),
  ]
}

/** "+120"; of a share in points of a hundred; a dash where one of the two figures is not told. */
export function gainSaid(texts: Speaking, line: FigureLine): string {
  const gain = gained(line)
  if (gain === null) return '–'
  if (gain === 0) return '='
  const sign = gain > 0 ? '+' : '−'
  if (line.end.unit === 'share')
    return texts.t('indicators.papers.points', { sign, count: Math.abs(Math.round(gain * 1000) / 10) })
  return `${sign}${valueSaid(texts, line.end.unit, Math.abs(gain))}`
}
