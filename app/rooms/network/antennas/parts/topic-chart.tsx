import { useTexts } from '../../../../ground/texts/use-texts.ts'
import type { Window } from '../rules.ts'
import type { TopicLine } from './topic-table.tsx'

const BAR = 76
const GAP = 24
const HEIGHT = 140
const BASE = 170

/** One topic through the windows as bars; the same counts stand in the table below. */
export function TopicChart({ line, windows }: { line: TopicLine; windows: readonly Window[] }) {
  const { t, number, month } = useTexts()
  const bars = windows.map((window, at) => ({ window, count: line.told[at] ?? null })).toReversed()
  const highest = Math.max(1, ...bars.map(({ count }) => count ?? 0))
  return (
    <svg
      class="bar-chart"
      viewBox={`0 0 ${bars.length * (BAR + GAP)} ${BASE + 40}`}
      role="img"
      aria-label={t('network.antennas.chart', { topic: line.topic })}
    >
      {bars.map(({ window, count }, at) => {
        const x = at * (BAR + GAP) + GAP / 2
        const height = Math.round(((count ?? 0) / highest) * HEIGHT)
        return (
          <g>
            {count !== null && <rect x={x} y={BASE - height} width={BAR} height={height} />}
            <text x={x + BAR / 2} y={BASE - height - 6}>
              {count === null ? t('network.antennas.hidden') : number(count)}
            </text>
            <text class="axis" x={x + BAR / 2} y={BASE + 18}>
              {month(window.from)}
            </text>
            <text class="axis" x={x + BAR / 2} y={BASE + 34}>
              {month(window.until)}
            </text>
          </g>
        )
      })}
      <path d={`M0 ${BASE}H${bars.length * (BAR + GAP)}`} />
    </svg>
  )
}
