import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import type { Phase, Session } from '../reads.ts'

type Props = { phase: Phase; sessions: readonly Session[]; href?: string }

/** A phase in a line: when, how many were there, in which meetings. */
export function PhaseLine({ phase, sessions, href }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  const there = phase.parts.filter(({ here }) => here).length
  const title = t('tables.phase.numbered', { number: phase.number, title: phase.title })
  return (
    <div class="panel stack">
      <p>
        {href ? <a href={href}>{title}</a> : <strong>{title}</strong>}{' '}
        <span class="hint">
          {phase.untilOn
            ? t('tables.table.fromUntil', { from: day(phase.fromOn), until: day(phase.untilOn) })
            : t('tables.table.since', { from: day(phase.fromOn) })}
        </span>
      </p>
      {phase.parts.length > 0 && <p>{t('tables.phase.there', { count: there })}</p>}
      {sessions.length > 0 && <Sessions sessions={sessions} below={below} day={day} />}
    </div>
  )
}

type SessionsProps = {
  sessions: readonly Session[]
  below: (path: string) => string
  day: (on: string) => string
}
export const Sessions = ({ sessions, below, day }: SessionsProps) => (
  <ul>
    {sessions.map(({ meetingId, onDate }) => (
      <li>
        <a href={below(`/tables/meetings/${meetingId}`)}>{day(onDate)}</a>
      </li>
    ))}
  </ul>
)
