import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { When } from '../../../../ground/ui/when.tsx'
import type { Waiting } from '../reads.ts'

/** What waits, the longest first; each leads to where it can go on. */
export function WaitingList({ waiting }: { waiting: readonly Waiting[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <ul class="plain-list stack">
      {waiting.map((one) => (
        <li class="panel beside">
          <a href={below(one.intakeId ? `/intakes/${one.intakeId}` : '/school/signals')}>
            {one.name ?? t('intakes.waiting.aSignal')}
          </a>
          <span>{t(`intakes.waiting.${one.kind}`)}</span>
          <span class="hint">
            {t('intakes.waiting.since')} <When at={one.since} />
          </span>
        </li>
      ))}
    </ul>
  )
}
