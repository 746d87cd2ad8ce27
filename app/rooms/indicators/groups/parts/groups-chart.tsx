import { useTexts } from '../../../../ground/texts/use-texts.ts'

const LINE = 34
const NAME = 230
const LONGEST = 380
const WIDTH = 720
const LETTERS = 30

export type Bar = { name: string; value: number | null; said: string; suppressed: boolean }

/** Groups beside each other as bars, each with its name and figure written on it; the same stand in the table below. */
export function GroupsChart({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const { t } = useTexts()
  const highest = Math.max(...bars.map(({ value }) => value ?? 0)) || 1
  return (
    <svg
      class="bar-chart groups-chart"
      viewBox={`0 0 ${WIDTH} ${bars.length * LINE + 8}`}
      role="img"
      aria-label={t('indicators.groups.chart', { name: label })}
    >
      {bars.map(({ name, value, said, suppressed }, at) => {
        const y = at * LINE + 4
        const length = Math.round(((value ?? 0) / highest) * LONGEST)
        const short = name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name
        return (
          <g>
            <text class="name" x={NAME - 10} y={y + 19}>
              {short}
            </text>
            {suppressed || value === null ? (
              <rect class="untold" x={NAME} y={y + 8} width={10} height={10} />
            ) : (
              <rect x={NAME} y={y + 2} width={Math.max(length, value === 0 ? 0 : 2)} height={LINE - 10} />
            )}
            <text class="figure" x={NAME + (value === null ? 10 : length) + 8} y={y + 19}>
              {said}
            </text>
          </g>
        )
      })}
      <path d={`M${NAME} 0V${bars.length * LINE + 8}`} />
    </svg>
  )
}
