import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import type { Notice } from '../reads.ts'

const WIDTH = 640
const HEIGHT = 320
const EDGE = 24

type Point = { notice: Notice; latitude: number; longitude: number }

/** Where notices are, each a way to its page. No third party is asked for tiles: the list says the same. */
export function PointMap({ notices }: { notices: readonly Notice[] }) {
  const { t } = useTexts()
  const below = useBelow()
  const points = notices.flatMap((notice): Point[] =>
    notice.latitude === null || notice.longitude === null
      ? []
      : [{ notice, latitude: notice.latitude, longitude: notice.longitude }],
  )
  // Where all stand in one place a map tells nothing, and its dots would lie upon each other.
  if (new Set(points.map(({ latitude, longitude }) => `${latitude} ${longitude}`)).size < 2) return null
  const at = projected(points)
  return (
    <figure class="panel">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="group" aria-label={t('exchange.map.label')}>
        {points.map(({ notice }, index) => (
          <a href={below(`/exchange/notices/${notice.id}`)} aria-label={notice.title}>
            <circle cx={at[index]?.x} cy={at[index]?.y} r="12" fill="currentColor" fill-opacity="0.75">
              <title>{[notice.title, notice.place].filter(Boolean).join(', ')}</title>
            </circle>
          </a>
        ))}
      </svg>
      <figcaption class="hint">{t('exchange.map.caption', { count: points.length })}</figcaption>
    </figure>
  )
}

/** North is up, and a degree of longitude as short as it is here. */
function projected(points: readonly Point[]) {
  const middle = points.reduce((sum, { latitude }) => sum + latitude, 0) / points.length
  const narrow = Math.cos((middle * Math.PI) / 180)
  const xs = points.map(({ longitude }) => longitude * narrow)
  const ys = points.map(({ latitude }) => -latitude)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const wide = Math.max(Math.max(...xs) - left, 1e-6)
  const high = Math.max(Math.max(...ys) - top, 1e-6)
  const scale = Math.min((WIDTH - 2 * EDGE) / wide, (HEIGHT - 2 * EDGE) / high)
  // Whichever way is the longer one, the points lie in the middle of the other.
  const [beside, above] = [(WIDTH - wide * scale) / 2, (HEIGHT - high * scale) / 2]
  return points.map((_, index) => ({
    x: Math.round(beside + ((xs[index] ?? 0) - left) * scale),
    y: Math.round(above + ((ys[index] ?? 0) - top) * scale),
  }))
}
