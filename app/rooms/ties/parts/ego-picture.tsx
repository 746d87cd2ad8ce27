import { useTexts } from '../../../ground/texts/use-texts.ts'
import type { NamedNode, Tie } from '../reads.ts'
import { circleAround, MOST_IN_PICTURE } from './circle-around.ts'

type PictureProps = { node: NamedNode; ties: readonly Tie[]; among: readonly [number, number][] }

/**
 * The ties of one, as a picture: them in the middle, the strongest nearest, and lines among those who are tied to each other.
 * Each carries the number of its row in the list beside the picture, which says the same in words.
 */
export function EgoPicture({ node, ties, among }: PictureProps) {
  const { t, number } = useTexts()
  const shown = ties.slice(0, MOST_IN_PICTURE)
  if (shown.length === 0) return null
  const points = circleAround(
    shown.map(({ weight }) => weight),
    among,
  )
  const pointAt = (at: number) => points[at] ?? { x: 0, y: 0 }
  const middle = { x: 0, y: 0 }
  return (
    <figure class="ego">
      <svg
        viewBox="-110 -110 220 220"
        role="img"
        aria-label={t('ties.picture.label', {
          name: node.name,
          shown: number(shown.length),
          among: number(among.length),
        })}
      >
        {among.map(([one, two]) => (
          <Line from={pointAt(one)} to={pointAt(two)} />
        ))}
        {shown.map((tie, at) => (
          <Line from={middle} to={pointAt(at)} strength={tie.strength} informal={!tie.formal} />
        ))}
        <circle class="ego-self" r="13" />
        {shown.map((tie, at) => {
          const { x, y } = pointAt(at)
          return (
            <g>
              <title>{tie.name}</title>
              {tie.kind === 'person' ? (
                <circle class="ego-node" cx={x} cy={y} r="10" />
              ) : (
                <rect
                  class={`ego-node ego-${tie.kind}`}
                  x={x - 9}
                  y={y - 9}
                  width="18"
                  height="18"
                  rx={tie.kind === 'place' ? 0 : 5}
                />
              )}
              <text x={x} y={y + 3.5}>
                {at + 1}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption class="hint">{t('ties.picture.how')}</figcaption>
    </figure>
  )
}

type Point = { x: number; y: number }
type LineProps = { from: Point; to: Point; strength?: string; informal?: boolean }

const Line = ({ from, to, strength = 'among', informal = false }: LineProps) => (
  <line
    class={`ego-line ego-${strength}${informal ? ' ego-informal' : ''}`}
    x1={from.x}
    y1={from.y}
    x2={to.x}
    y2={to.y}
  />
)
