import { useTexts } from '../../../ground/texts/use-texts.ts'
import type { ToldFigure } from '../protection/reads.ts'
import { useFigures } from './figure.tsx'

const WIDTH = 720
const HEIGHT = 150
const BASE = 190
const MARK = 5
/** As many figures as can be read beside each other. */
const MOST_SAID = 12

type Point = { on: string; figure: ToldFigure<string> }

/**
 * A figure month by month as bars. Nothing hangs on colour: a zero stands on the line with its figure, what is not collected is an
 * empty circle, what is not told a square across the line; the same stands in words in the table beside it.
 */
export function MonthsChart({ points, label }: { points: readonly Point[]; label: string }) {
  const { t, shortDay } = useTexts()
  const { said } = useFigures()
  const highest = Math.max(...points.map(({ figure }) => figure.value ?? 0)) || 1
  const step = WIDTH / Math.max(points.length, 1)
  const saysEach = points.length <= MOST_SAID
  return (
    <figure>
      <svg
        class="bar-chart months-chart"
        viewBox={`0 0 ${WIDTH} ${BASE + 30}`}
        role="img"
        aria-label={t('indicators.series.chart', { name: label })}
      >
        {points.map(({ on, figure }, at) => {
          const middle = Math.round((at + 0.5) * step)
          const height = Math.round(((figure.value ?? 0) / highest) * HEIGHT)
          const isLast = at === points.length - 1
          const january = on.slice(5, 7) === '01'
          return (
            <g>
              <Mark figure={figure} x={middle} width={Math.max(step * 0.7, 3)} height={height} />
              {(saysEach || isLast) && figure.value !== null && !figure.suppressed && (
                <text x={Math.min(middle, WIDTH - 24)} y={BASE - height - 8}>
                  {said(figure)}
                </text>
              )}
              {(saysEach || january || isLast) && (
                <text class="axis" x={Math.min(Math.max(middle, 24), WIDTH - 24)} y={BASE + 22}>
                  {shortDay(on).slice(3)}
                </text>
              )}
            </g>
          )
        })}
        <path d={`M0 ${BASE}H${WIDTH}`} />
      </svg>
      <figcaption class="hint">{t('indicators.series.marks')}</figcaption>
    </figure>
  )
}

type MarkProps = { figure: ToldFigure<string>; x: number; width: number; height: number }

function Mark({ figure: { value, suppressed }, x, width, height }: MarkProps) {
  if (suppressed)
    return <rect class="untold" x={x - MARK} y={BASE - MARK} width={2 * MARK} height={2 * MARK} />
  if (value === null) return <circle class="missing" cx={x} cy={BASE} r={MARK} />
  if (value === 0) return <path class="zero" d={`M${x - MARK} ${BASE - 2}H${x + MARK}`} />
  return <rect x={Math.round(x - width / 2)} y={BASE - height} width={Math.round(width)} height={height} />
}
