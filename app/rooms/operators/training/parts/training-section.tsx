import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Training } from '../reads.ts'

/** What somebody is learning, and what they completed with its certificate. */
export function TrainingSection({ training }: { training: Training }) {
  const { t, day, number } = useTexts()
  const at = useBelow()
  const { on, completed } = training
  return (
    <Section heading="operators.training.of">
      {on.length + completed.length === 0 && <p>{t('operators.training.nothing')}</p>}
      <ul class="plain-list">
        {completed.map((one) => (
          <li>
            <a href={at(`/training/certificates/${one.id}`)}>{one.path}</a>
            <p class="hint">
              {t('operators.training.completedWith', { day: day(one.onDate), hours: number(one.hours) })}
            </p>
          </li>
        ))}
        {on.map((one) => (
          <li>
            <a href={at(`/training/${one.pathId}`)}>{one.name}</a>
            <p class="hint">{t('operators.training.onSince', { day: day(one.fromOn) })}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
