import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Decision } from '../reads.ts'
import { isOverdue } from '../rules.ts'

/** How a decision stands, in one word. */
export function DecisionTag({ decision, today }: { decision: Decision; today: string }) {
  const { t } = useTexts()
  if (!decision.taken) return <Tag>{t('tables.decision.notTaken')}</Tag>
  if (isOverdue(decision, today)) return <Tag tone="attention">{t('tables.decision.overdue')}</Tag>
  if (decision.state === 'done') return <Tag tone="good">{t('tables.follow.done')}</Tag>
  if (decision.state === 'given_up') return <Tag>{t('tables.follow.given_up')}</Tag>
  return <Tag tone="primary">{t('tables.decision.open')}</Tag>
}

type Props = { decisions: readonly Decision[]; today: string; whose?: boolean }

/** Decisions one under the other, with how they stand. */
export function DecisionList({ decisions, today, whose }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  return (
    <ul class="plain-list">
      {decisions.map((decision) => (
        <li>
          <a href={below(`/tables/decisions/${decision.id}`)}>{decision.what}</a>{' '}
          <DecisionTag decision={decision} today={today} />
          <div class="hint">
            {whose && `${decision.table} · `}
            {t('tables.decision.numberOn', { number: decision.number, day: day(decision.decidedOn) })}
            {decision.taken && ` · ${t('tables.decision.dueOn', { day: day(decision.dueOn) })}`}
          </div>
        </li>
      ))}
    </ul>
  )
}
