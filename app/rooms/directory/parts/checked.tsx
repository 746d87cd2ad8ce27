import { useTexts } from '../../../ground/texts/use-texts.ts'
import { isCheckedLately, monthsBetween } from '../rules.ts'

/** When someone last checked that what is written here is true, and how long ago that is. */
export function Checked({ on }: { on: string | null }) {
  const { t, day, now, dayOf } = useTexts()
  if (!on) return <>{t('directory.checked.never')}</>
  const today = dayOf(now)
  const months = monthsBetween(on, today)
  if (months < 1) return <>{t('directory.checked.lately', { day: day(on) })}</>
  const words = t('directory.checked.ago', { day: day(on), count: months })
  return <>{isCheckedLately(on, today) ? words : `${words} ${t('directory.checked.old')}`}</>
}
