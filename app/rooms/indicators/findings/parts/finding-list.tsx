import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { Evaluation } from '../../evaluation/reads.ts'
import type { Finding } from '../reads.ts'

/** The findings of an evaluation, each with whether it was answered. */
export function FindingList({ evaluation, findings }: { evaluation: Evaluation; findings: Finding[] }) {
  const { t } = useTexts()
  const at = useBelow()
  if (findings.length === 0) return <p>{t('indicators.findings.none')}</p>
  return (
    <Timeline>
      {findings.map((one) => (
        <TimelineEntry
          at={one.writtenAt}
          title={one.title}
          href={at(`/evaluations/${evaluation.id}/findings/${one.id}`)}
        >
          <p class="hint">
            {one.answers === 0
              ? t('indicators.findings.unanswered')
              : t('indicators.findings.answered', { count: one.answers })}
          </p>
        </TimelineEntry>
      ))}
    </Timeline>
  )
}
