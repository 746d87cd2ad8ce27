import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { LabExchange } from '../reads.ts'

/** When labs met, with whom, who went, what was learnt. */
export function ExchangeList({ exchanges }: { exchanges: readonly LabExchange[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Timeline>
      {exchanges.map(({ kind, onDate, other, otherId, people, learnt }) => (
        <TimelineEntry
          at={onDate}
          title={other}
          href={below(`/activities/${otherId}/exchanges`)}
          kicker={t(`activities.exchanges.kind.${kind}`)}
        >
          <p class="prose">{learnt}</p>
          {people.length > 0 && (
            <p class="hint">
              {t('activities.exchanges.went', { who: people.map(({ name }) => name).join(', ') })}
            </p>
          )}
        </TimelineEntry>
      ))}
    </Timeline>
  )
}
