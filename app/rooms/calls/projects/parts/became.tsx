import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { Became, Told } from '../reads.ts'

const TONES = { under_way: 'primary', done: 'good', changed: 'plain', stopped: 'plain' } as const

/** What became of an idea, as anyone reads it: the latest first, and the stories told with consent. */
export function BecameSections({ became, told }: { became: Became[]; told: Told[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <>
      {became.length > 0 && (
        <Section heading="calls.outcome.heading">
          <Timeline>
            {became.map((one) => (
              <TimelineEntry
                at={one.onDate}
                title={t(`calls.outcome.${one.outcome}`)}
                kicker={<Tag tone={TONES[one.outcome]}>{t(`calls.outcome.${one.outcome}`)}</Tag>}
              >
                <p>{one.words}</p>
                {(one.activity || one.place) && (
                  <p>
                    {one.activityId && one.activity && (
                      <a href={below(`/agenda/${one.activityId}`)}>{one.activity}</a>
                    )}{' '}
                    {one.placeId && one.place && <a href={below(`/places/${one.placeId}`)}>{one.place}</a>}
                  </p>
                )}
              </TimelineEntry>
            ))}
          </Timeline>
        </Section>
      )}
      {told.length > 0 && (
        <Section heading="calls.story.heading">
          {told.map(({ words, signedAs }) => (
            <figure>
              <blockquote class="prose">
                {words.split(/\n\s*\n/).map((paragraph) => (
                  <p>{paragraph}</p>
                ))}
              </blockquote>
              <figcaption>{signedAs}</figcaption>
            </figure>
          ))}
        </Section>
      )}
    </>
  )
}
