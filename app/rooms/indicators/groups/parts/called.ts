import type { Translate } from '../../../../ground/texts/texts.ts'
import type { RecordKind } from '../../rules.ts'
import type { GroupFigure } from '../reads.ts'
import { AGE_BANDS, type Dimension, UNSAID } from '../rules.ts'

type About = { dimension: Dimension; records: RecordKind; municipalities: ReadonlyMap<string, string> }

/** What a group of a break-down is called. */
export function groupCalled(said: string, { dimension, records, municipalities }: About, t: Translate) {
  if (said === UNSAID) return t('indicators.groups.unsaid')
  if (dimension === 'municipality') return municipalities.get(said) ?? said
  if (dimension === 'area') return t(`activities.area.${said}`)
  if (dimension === 'gender') return t(`people.gender.${said}`)
  if (dimension === 'formal')
    return t(said === 'yes' ? 'indicators.groups.formalYes' : 'indicators.groups.formalNo')
  if (dimension === 'vulnerable')
    return t(said === 'yes' ? 'indicators.groups.hardYes' : 'indicators.groups.hardNo')
  if (dimension === 'age') {
    const [from, to] = said.replace('+', '').split('-')
    return to ? t('indicators.groups.years', { from, to }) : t('indicators.groups.yearsOn', { from })
  }
  if (records === 'place') return t(`places.kind.${said}`)
  if (records === 'organisation') return t(`organisations.kind.${said}`)
  return t(`activities.kind.${said}`)
}

/** Ages as they follow each other; else the largest first, what is not told and what was not said at the end. */
export function inOrder(groups: readonly GroupFigure[], dimension: Dimension): GroupFigure[] {
  const age = ({ said }: GroupFigure) => (AGE_BANDS as readonly string[]).indexOf(said)
  const last = ({ said, suppressed }: GroupFigure) => (said === UNSAID ? 2 : suppressed ? 1 : 0)
  return [...groups].sort((one, other) => {
    if (dimension === 'age' && one.said !== UNSAID && other.said !== UNSAID) return age(one) - age(other)
    return (
      last(one) - last(other) || (other.value ?? 0) - (one.value ?? 0) || (one.said < other.said ? -1 : 1)
    )
  })
}
