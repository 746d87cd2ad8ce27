import type { Formats } from '../../../../ground/texts/formats.ts'
import type { Translate } from '../../../../ground/texts/texts.ts'
import { type Definition, liesWithin, protectionOfDefinition } from '../rules.ts'
import type { Weighed } from './weigh.ts'

type Texts = Pick<Formats, 'number' | 'percent'> & { t: Translate }
type Asked = { counted: Definition; of?: Definition | undefined }

/** What a definition would say today, in a sentence or two: the figure, or why it may not stand. */
export function previewOf({ size, ofSize, value, fault }: Weighed, { counted, of }: Asked, texts: Texts) {
  const { t, number, percent } = texts
  if (fault) return t(fault.why)
  const isShare = of !== undefined && liesWithin(counted, of)
  const shown = value === null ? '–' : isShare ? percent(value) : number(value)
  const isOfPeople = [counted, of].some((one) => one && protectionOfDefinition(one))
  return [
    ofSize === null
      ? t('indicators.local.today', { value: shown })
      : t('indicators.local.todayOf', { value: shown, part: number(size), whole: number(ofSize) }),
    size === 0 && t('indicators.local.empty'),
    isOfPeople && t('indicators.local.forTeam'),
  ]
    .filter(Boolean)
    .join(' ')
}
