import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { BarLine } from '../../../../ground/ui/trend-line.tsx'
import { useFigures } from '../../parts/figure.tsx'
import type { ToldFigure } from '../../protection/reads.ts'
import { progressTo, type Target } from '../rules.ts'

/** An aim beside its figure: how far it is in words, and a bar. What is not told is not measured either. */
export function Aim({ figure, target, on }: { figure: ToldFigure<string>; target: Target; on: string }) {
  const { t, day, percent } = useTexts()
  const { said } = useFigures()
  const aim = said({ ...figure, value: target.value, suppressed: false })
  const words = t('indicators.targets.aim', { aim, day: day(target.dueOn) })
  if (figure.suppressed || figure.value === null) return <p class="hint">{words}</p>
  const { share, state } = progressTo(target, figure.value, on)
  const way =
    share === null || state !== 'underway'
      ? t(`indicators.targets.${state}`)
      : t('indicators.targets.way', { share: percent(Math.max(share, 0)) })
  return (
    <div class="aim">
      {share !== null && <BarLine share={share} label={way} />}
      <p class="hint">
        {words}: {way}
      </p>
    </div>
  )
}
