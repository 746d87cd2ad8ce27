import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Tag, TagList } from '../../../ground/ui/tag.tsx'
import { Timeline, TimelineEntry } from '../../../ground/ui/timeline.tsx'
import type { EncounterLine } from '../reads.ts'

/** Encounters in time, each called by who was there. */
export function EncounterList({
  encounters,
  authors = false,
}: {
  encounters: readonly EncounterLine[]
  authors?: boolean
}) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Timeline>
      {encounters.map((encounter) => (
        <TimelineEntry
          at={encounter.metAt}
          title={whoWasThere(encounter)}
          href={below(`/diary/${encounter.id}`)}
          kicker={[
            encounter.place,
            authors && encounter.author && t('encounters.list.by', { name: encounter.author }),
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          {encounter.topics.length > 0 && (
            <TagList>
              {encounter.topics.map((topic) => (
                <Tag>{topic}</Tag>
              ))}
            </TagList>
          )}
        </TimelineEntry>
      ))}
    </Timeline>
  )
}

export const whoWasThere = ({ people, organisations }: Pick<EncounterLine, 'people' | 'organisations'>) =>
  [...people, ...organisations].map((one) => one.name).join(', ')
