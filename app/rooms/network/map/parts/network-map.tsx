import { useRequestContext } from 'hono/jsx-renderer'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'

type Props = { on: string; today: string; since: string | undefined; shown: number }

/** What the island says while it works; it has no texts of its own. */
const WORDS = [
  'loading',
  'failed',
  'search',
  'nobody',
  'date',
  'play',
  'stop',
  'open',
  'around',
  'close',
  'fit',
  'in',
  'out',
] as const

/** Room for the map: it is drawn by script, from the same picture as the table below. Without script only the table is there. */
export function NetworkMap({ on, today, since, shown }: Props) {
  const { t, day } = useTexts()
  const c = useRequestContext()
  const below = useBelow()
  const { search } = new URL(c.req.url)
  return (
    <trama-network-map
      data-src={`${below('/network/data.json')}${search}`}
      data-people={below('/people/')}
      data-organisations={below('/organisations/')}
      data-here={below('/network')}
      data-on={on}
      data-since={since}
      data-until={today}
      data-language={c.get('language')}
      data-label={t('network.map.label', { count: shown, on: day(on) })}
      data-words={JSON.stringify(Object.fromEntries(WORDS.map((word) => [word, t(`network.map.${word}`)])))}
    >
      <p class="hint">{t('network.map.note')}</p>
    </trama-network-map>
  )
}

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'trama-network-map': HTMLAttributes & Record<`data-${string}`, string | undefined>
    }
  }
}
