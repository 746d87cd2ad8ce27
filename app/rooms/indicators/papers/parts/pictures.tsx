import type { Bar, Picture, Shape } from '../rules.ts'

const pointsOf = (line: Shape['lines'][number]) => line.map((point) => point.join(',')).join(' ')
const DOT = 3
const PLACE_DOT = 11

/** A picture with its name above; what it shows is said for whoever does not see it, and stands in a table. */
export function PictureOf({ picture: { title, said, shape, wide } }: { picture: Picture }) {
  return (
    <figure class={wide ? 'picture picture-wide' : 'picture'}>
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${shape.width} ${shape.height}`} role="img" aria-label={said}>
        {wide && <rect class="ground" width={shape.width} height={shape.height} rx="8" />}
        {shape.base !== undefined && <path d={`M0 ${shape.base}H${shape.width}`} />}
        {shape.lines.map((line) => (
          <polyline points={pointsOf(line)} />
        ))}
        {shape.dots.map(({ at: [x, y], number }) => (
          <>
            <circle cx={x} cy={y} r={number === undefined ? DOT : PLACE_DOT} />
            {number !== undefined && (
              <text class="dot-number" x={x} y={y + 4}>
                {number}
              </text>
            )}
          </>
        ))}
        {shape.labels.map(({ at: [x, y], text, anchor }) => (
          <text x={x} y={y} class={`label-${anchor}`}>
            {text}
          </text>
        ))}
      </svg>
    </figure>
  )
}

const BAR = { row: 34, name: 16, height: 12, width: 640, value: 130 } as const

/** Bars one under the other, each with its name and figure. */
export function Bars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const longest = BAR.width - BAR.value
  return (
    <figure class="picture picture-wide">
      <figcaption>{label}</figcaption>
      <svg viewBox={`0 0 ${BAR.width} ${bars.length * BAR.row + 4}`} role="img" aria-label={label}>
        {bars.map(({ name, said, share }, at) => (
          <>
            <text class="label-start" x="0" y={at * BAR.row + BAR.name - 2}>
              {name}
            </text>
            {share !== null && (
              <rect
                class="bar"
                y={at * BAR.row + BAR.name + 3}
                width={Math.max(1, Math.round(share * longest))}
                height={BAR.height}
              />
            )}
            <text
              class="label-start"
              x={(share === null ? 0 : Math.max(1, Math.round(share * longest))) + 8}
              y={at * BAR.row + BAR.name + 14}
            >
              {said}
            </text>
          </>
        ))}
      </svg>
    </figure>
  )
}
