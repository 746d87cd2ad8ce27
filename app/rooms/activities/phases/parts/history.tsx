import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import type { PhaseTaken } from '../reads.ts'
import { isBack } from '../rules.ts'

/** Every decision with its day, its reason, and what changes or remains; also those that went back. */
export function PhaseHistory({ taken }: { taken: readonly PhaseTaken[] }) {
  const { t } = useTexts()
  return (
    <Timeline>
      {taken.map(({ phase, decidedOn, why, told, by }, at) => (
        <TimelineEntry
          at={decidedOn}
          title={t(`activities.phase.${phase}`)}
          kicker={isBack(taken[at + 1]?.phase ?? null, phase) && t('activities.phases.back')}
        >
          {why && <p class="prose">{why}</p>}
          {told && (
            <p class="prose">
              <strong>
                {t(phase === 'closed' ? 'activities.phases.remains' : 'activities.phases.changes')}
              </strong>{' '}
              {told}
            </p>
          )}
          {by && <p class="hint">{t('activities.phases.by', { by })}</p>}
        </TimelineEntry>
      ))}
    </Timeline>
  )
}
