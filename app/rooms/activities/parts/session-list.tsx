import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { type Column, Table } from '../../../ground/ui/table.tsx'
import { Tag } from '../../../ground/ui/tag.tsx'
import { When } from '../../../ground/ui/when.tsx'
import type { SessionLine } from '../sessions/reads.ts'

export type Presences = ReadonlyMap<string, { named: number; anonymous: number }>
type Props = {
  sessions: readonly SessionLine[]
  presences: Presences
  heading: `activities.${string}`
  /** Whether the reader keeps registers and changes sessions. */
  mayChange: boolean
}

/** Sessions of one activity, each with its state and the way to its register. */
export function SessionList({ sessions, presences, heading, mayChange }: Props) {
  const { t, number } = useTexts()
  const below = useBelow()
  const isOpen = (session: SessionLine) => mayChange && !session.closedAt
  const change: Column<SessionLine> = {
    heading: 'activities.session.change',
    cell: (session) =>
      isOpen(session) && (
        <a href={below(`/activities/${session.activityId}/sessions/${session.id}/edit`)}>
          {t('activities.session.change')}
        </a>
      ),
  }
  return (
    <Table
      caption={heading}
      captionHidden
      rows={sessions}
      columns={[
        {
          heading: 'activities.session.when',
          main: true,
          cell: (session) => {
            const when = <When at={session.startsAt} end={session.endsAt} as="full" />
            return mayChange ? (
              <a href={below(`/activities/${session.activityId}/sessions/${session.id}`)}>{when}</a>
            ) : (
              when
            )
          },
        },
        { heading: 'activities.form.place', cell: (session) => session.place },
        { heading: 'activities.session.state', cell: (session) => <SessionState session={session} /> },
        {
          heading: 'activities.session.named',
          numeric: true,
          cell: (session) => number(presences.get(session.id)?.named ?? 0),
        },
        {
          heading: 'activities.session.anonymous',
          numeric: true,
          cell: (session) => number(presences.get(session.id)?.anonymous ?? 0),
        },
        ...(sessions.some(isOpen) ? [change] : []),
      ]}
    />
  )
}

export function SessionState({ session }: { session: SessionLine }) {
  const { t, now } = useTexts()
  if (session.cancelled) return <Tag>{t('activities.session.cancelled')}</Tag>
  if (session.closedAt) return <Tag tone="good">{t('activities.session.closed')}</Tag>
  if (session.endsAt < now) return <Tag tone="attention">{t('activities.session.toClose')}</Tag>
  return <Tag>{t('activities.session.planned')}</Tag>
}
