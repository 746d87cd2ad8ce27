import type { TextKey } from '../../../ground/texts/texts.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import type { Reason } from '../kinds/rules.ts'
import type { Reasons as Both } from '../matches/rules.ts'

/** What speaks for a match and what against it, as plain sentences. */
export function Reasons({ reasons: { inFavour, against } }: { reasons: Both }) {
  const { t } = useTexts()
  return (
    <div class="stack">
      {inFavour.length > 0 && (
        <div>
          <strong>{t('exchange.reasons.for')}</strong>
          <ReasonList reasons={inFavour} />
        </div>
      )}
      {against.length > 0 && (
        <div>
          <strong>{t('exchange.reasons.against')}</strong>
          <ReasonList reasons={against} />
        </div>
      )}
    </div>
  )
}

export function ReasonList({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useTexts()
  return (
    <ul>
      {reasons.map(({ key, params }) => (
        <li>{t(key as TextKey, params)}</li>
      ))}
    </ul>
  )
}
