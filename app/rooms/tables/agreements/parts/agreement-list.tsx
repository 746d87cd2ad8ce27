import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Prose } from '../../parts/prose.tsx'
import type { Agreement } from '../reads.ts'

/** What was signed: with whom, for what, until when, how much. */
export function AgreementList({ agreements }: { agreements: readonly Agreement[] }) {
  const { t, day, cents } = useTexts()
  return (
    <ul class="plain-list stack">
      {agreements.map((one) => (
        <li class="panel stack">
          <p>
            <strong>{one.with.join(', ')}</strong>
          </p>
          <Prose text={one.subject} />
          <p class="hint">
            {t('tables.agreement.told', {
              signed: day(one.signedOn),
              from: day(one.fromOn),
              until: day(one.untilOn),
            })}
            {one.cents !== null &&
              ` ${t('tables.agreement.money', { amount: cents(one.cents), fund: one.fund ?? '' })}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
