import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { PhaseTaken } from '../reads.ts'

/** For the public page of a lab: where it stands and how it came there. Nothing where nobody decided yet. */
export function PublicWay({ taken }: { taken: readonly PhaseTaken[] }) {
  const { t } = useTexts()
  const [now] = taken
  if (!now) return null
  return (
    <Section
      heading="activities.phases.publicHeading"
      lead={{ said: t(`activities.phase.public.${now.phase}`) }}
    >
      <Timeline>
        {taken.map(({ phase, decidedOn, told }) => (
          <TimelineEntry at={decidedOn} title={t(`activities.phase.${phase}`)}>
            {told && <p class="prose">{told}</p>}
          </TimelineEntry>
        ))}
      </Timeline>
    </Section>
  )
}
