const WIDTH = 120
const HEIGHT = 28
const MARGIN = 3

/** Points of a line from left to right, the highest value at the top. Pixels of the picture's own grid. */
export function trendPoints(values: readonly number[]): [x: number, y: number][] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const step = (WIDTH - 2 * MARGIN) / Math.max(values.length - 1, 1)
  return values.map((value, index) => {
    const height = high === low ? 0.5 : (value - low) / (high - low)
    return [round(MARGIN + index * step), round(HEIGHT - MARGIN - height * (HEIGHT - 2 * MARGIN))]
  })
}
const round = (pixels: number) => Math.round(pixels * 10) / 10

/** A trend at a glance. The figures stand beside it as text, so it is silent for screen readers. */
export function TrendLine({ values }: { values: readonly number[] }) {
  const points = trendPoints(values)
  const [x, y] = points.at(-1) ?? [0, 0]
  return (
    <svg class="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <polyline points={points.map((point) => point.join(',')).join(' ')} />
      <circle cx={x} cy={y} r="2.5" />
    </svg>
  )
}

type BarProps = { share: number; label: string }

/** How much of the whole, from 0 to 1; `label` says it in words. */
export function BarLine({ share, label }: BarProps) {
  const filled = round(Math.min(Math.max(share, 0), 1) * 100)
  return (
    <svg class="bar-line" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class="bar-whole" width="100" height="6" />
      <rect class="bar-part" width={filled} height="6" />
    </svg>
  )
}
