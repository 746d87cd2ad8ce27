import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { Opening } from '../reads.ts'

/** What was opened, by whom and why; one's own can be closed before its hour. */
export function OpeningList({ openings }: { openings: readonly Opening[] }) {
  const { t, now, time } = useTexts()
  const below = useBelow()
  return (
    <Timeline>
      {openings.map((opening) => {
        const open = opening.closesAt > now
        return (
          <TimelineEntry
            at={opening.openedAt}
            title={opening.person}
            href={below(`/people/${opening.personId}`)}
            kicker={opening.by}
          >
            <p class="prose">{opening.reason}</p>
            {open && (
              <div class="beside">
                <Tag>{t('people.sensitive.until', { time: time(opening.closesAt) })}</Tag>
                {opening.own && (
                  <ActionButton
                    action={below(`/break-glass/${opening.id}/close`)}
                    label="people.sensitive.close"
                  />
                )}
              </div>
            )}
          </TimelineEntry>
        )
      })}
    </Timeline>
  )
}
