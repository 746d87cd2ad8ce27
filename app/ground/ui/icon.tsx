import { readFileSync } from 'node:fs'
import { raw } from 'hono/html'

export const ICONS = [
  'arrow-left',
  'arrow-right',
  'arrow-up',
  'arrow-down',
  'bookmark',
  'burger',
  'calendar',
  'camera',
  'chart-line',
  'check',
  'check-circle',
  'chevron-left',
  'chevron-right',
  'clock',
  'close',
  'comment',
  'copy',
  'delete',
  'download',
  'error',
  'exchange-circle',
  'expand',
  'external-link',
  'file',
  'file-csv',
  'file-sheet',
  'flag',
  'funnel',
  'hearing',
  'help-circle',
  'horn',
  'inbox',
  'info-circle',
  'key',
  'link',
  'list',
  'locked',
  'logout',
  'mail',
  'map-marker',
  'more-actions',
  'note',
  'pa',
  'pencil',
  'pin',
  'plus',
  'plus-circle',
  'print',
  'refresh',
  'rss',
  'search',
  'settings',
  'share',
  'star-outline',
  'team-digitale',
  'telephone',
  'tool',
  'upload',
  'user',
  'warning-circle',
] as const
export type IconName = (typeof ICONS)[number]

const sprites = readFileSync(new URL(import.meta.resolve('bootstrap-italia/dist/svg/sprites.svg')), 'utf8')

/** The shapes of the design system's own icons, put into the page itself: no request, no script. */
const shapes = new Map(
  ICONS.map((name) => {
    const symbol = new RegExp(`<symbol[^>]*id="it-${name}"[^>]*>(.*?)</symbol>`, 's').exec(sprites)
    if (!symbol) throw new Error(`The design system has no icon ${name}`)
    return [name, raw(symbol[1] ?? '')]
  }),
)

/** Decorative: the words beside it say the same. */
export function Icon({ name, large = false }: { name: IconName; large?: boolean }) {
  return (
    <svg class={large ? 'icon icon-large' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes.get(name)}
    </svg>
  )
}
