import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { Pact } from '../../reads.ts'
import { paragraphs } from '../../signing/parts/paper-lines.ts'
import type { Review } from '../reads.ts'

/** When one looked back together, and what was said. */
export function Reviews({ reviews }: { pact: Pact; reviews: readonly Review[] }) {
  const { t, day } = useTexts()
  if (reviews.length === 0) return null
  return (
    <Section heading="pacts.review.past">
      <Timeline>
        {reviews.map(({ heldOn, nextOn, words }) => (
          <TimelineEntry at={heldOn} title={t('pacts.next.review')}>
            {paragraphs(words).map((line) => (
              <p>{line}</p>
            ))}
            {nextOn && <p class="hint">{t('pacts.review.nextIs', { day: day(nextOn) })}</p>}
          </TimelineEntry>
        ))}
      </Timeline>
    </Section>
  )
}
