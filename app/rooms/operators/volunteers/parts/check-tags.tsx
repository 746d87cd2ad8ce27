import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Lack } from '../rules.ts'

/** Whether somebody may go to another's home today; if not, what is missing or since when it has expired. */
export function CheckTags({ lacks }: { lacks: readonly Lack[] }) {
  const { t, shortDay } = useTexts()
  if (lacks.length === 0) return <Tag tone="good">{t('operators.volunteers.ready')}</Tag>
  return (
    <ul class="plain-list">
      {lacks.map(({ what, expiredOn }) => (
        <li>
          <Tag tone="attention">
            {expiredOn
              ? t(`operators.volunteers.expired.${what}`, { day: shortDay(expiredOn) })
              : t(`operators.volunteers.missing.${what}`)}
          </Tag>
        </li>
      ))}
    </ul>
  )
}
