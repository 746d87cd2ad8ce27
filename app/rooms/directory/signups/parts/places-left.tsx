import { useTexts } from '../../../../ground/texts/use-texts.ts'
import type { Target } from '../../../activities/signups/reads.ts'
import { standingOf } from '../../../activities/signups/rules.ts'

/** How many places are left, in words; nothing where as many as come may. */
export function PlacesLeft({ target }: { target: Target }) {
  const { t, now, number } = useTexts()
  const { terms, counts } = target
  const standing = standingOf(terms, target, counts, now)
  if (standing === 'full' || standing === 'waitingList')
    return (
      <>
        {t(`directory.signups.left.${standing}`, { count: counts.waiting, waiting: number(counts.waiting) })}
      </>
    )
  if (standing !== 'open' || terms?.capacity == null) return null
  const left = terms.capacity - counts.taken
  return (
    <>{t('directory.signups.left', { count: left, left: number(left), capacity: number(terms.capacity) })}</>
  )
}
