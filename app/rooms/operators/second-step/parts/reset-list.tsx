import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { Reset } from '../reads.ts'

/** For an administrator, about somebody else who signs in: the help for a lost second step, and when it was given. */
export function SecondStep({ personId, resets }: { personId: string; resets: readonly Reset[] }) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <Section heading="operators.secondStep.section" lead="operators.secondStep.sectionLead">
      <ButtonLink href={at(`/operators/${personId}/second-step`)} label="operators.secondStep.open" quiet />
      {resets.length > 0 && (
        <Timeline>
          {resets.map((reset) => (
            <TimelineEntry
              at={reset.at}
              title={t('operators.secondStep.wasReset')}
              kicker={reset.by ?? t('operators.secondStep.byCommand')}
            >
              <p class="prose">{reset.reason}</p>
            </TimelineEntry>
          ))}
        </Timeline>
      )}
    </Section>
  )
}
