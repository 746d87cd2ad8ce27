import { useTexts } from '../../../ground/texts/use-texts.ts'
import type { Purpose } from '../rules.ts'

/** A purpose in words: its own, or the one a territory named. */
export function usePurposes() {
  const { t } = useTexts()
  return ({ purpose, purposeSaid }: { purpose: Purpose | null; purposeSaid?: string | null }) =>
    purposeSaid ?? (purpose ? t(`funds.purpose.${purpose}`) : '')
}
