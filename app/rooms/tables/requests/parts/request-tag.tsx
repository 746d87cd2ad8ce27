import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { ActsRequest } from '../reads.ts'
import { cameLate, standingOf } from '../rules.ts'

/** How a request to see the acts stands: its day, and whether it has passed. */
export function RequestTag({ request, today }: { request: ActsRequest; today: string }) {
  const { t, day } = useTexts()
  const standing = standingOf(request, today)
  if (standing === 'overdue')
    return <Tag tone="attention">{t('tables.request.overdue', { day: day(request.dueOn) })}</Tag>
  if (standing === 'waiting')
    return <Tag tone="primary">{t('tables.request.waiting', { day: day(request.dueOn) })}</Tag>
  return <Tag tone="good">{t(cameLate(request) ? 'tables.request.late' : 'tables.request.inTime')}</Tag>
}
