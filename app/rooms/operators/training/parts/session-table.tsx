import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Path, Session } from '../reads.ts'

type Props = { path: Path; sessions: Session[]; mayOpen: boolean; today: string }

/** The sessions of a path by date; one that is over and has no register asks for it. */
export function SessionTable({ path, sessions, mayOpen, today }: Props) {
  const { t, weekday, number } = useTexts()
  const at = useBelow()
  if (sessions.length === 0)
    return <EmptyState heading="operators.training.noSessions" text="operators.training.noSessionsText" />
  const state = ({ cancelledAt, kept, onDate }: Session) => {
    if (cancelledAt) return <Tag>{t('operators.training.cancelled')}</Tag>
    if (kept) return <Tag tone="good">{t('operators.training.kept')}</Tag>
    if (onDate < today) return <Tag tone="attention">{t('operators.training.toKeep')}</Tag>
    return <Tag>{t('operators.training.toCome')}</Tag>
  }
  return (
    <Table
      caption="operators.training.sessions"
      captionHidden
      rows={sessions}
      columns={[
        {
          heading: 'operators.training.onDate',
          main: true,
          cell: ({ id, onDate, startsAt }) => {
            const when = t('operators.training.when', { day: weekday(onDate), time: startsAt })
            return mayOpen ? <a href={at(`/training/days/${id}`)}>{when}</a> : when
          },
        },
        {
          heading: 'operators.training.step',
          cell: ({ step }) => (step ? (path.steps[step - 1] ?? '') : t('operators.training.wholePath')),
        },
        { heading: 'operators.training.sessionHours', numeric: true, cell: ({ hours }) => number(hours) },
        { heading: 'operators.training.place', cell: ({ place }) => place },
        { heading: 'operators.training.teacher', cell: ({ teacher }) => teacher },
        { heading: 'operators.training.state', cell: state },
      ]}
    />
  )
}
