import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import type { OpenSession } from '../../fillings/reads.ts'
import type { Basis } from '../../fillings/rules.ts'

type Props = { open: readonly OpenSession[]; completeness: Basis['completeness'] | null }

/** What is not in the figures yet, and where it is closed. */
export function OpenSessions({ open, completeness }: Props) {
  const { t, day, number } = useTexts()
  const at = useBelow()
  const total = open[0]?.total ?? 0
  if (total === 0) return null
  return (
    <Callout kind="warning" heading={['indicators.reports.openSessions', { count: total }]}>
      <p>
        {t('indicators.reports.openSessionsText')}
        {completeness &&
          ` ${t('indicators.papers.someOpen', {
            closed: number(completeness.sessionsClosed),
            due: number(completeness.sessionsDue),
          })}`}
      </p>
      <ul>
        {open.map(({ id, activityId, title, heldOn }) => (
          <li>
            <a href={at(`/activities/${activityId}/sessions/${id}`)}>{`${title}, ${day(heldOn)}`}</a>
          </li>
        ))}
        {total > open.length && <li>{t('indicators.reports.moreOpen', { count: total - open.length })}</li>}
      </ul>
    </Callout>
  )
}
