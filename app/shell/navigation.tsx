import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../ground/access/request.ts'
import type { TextKey } from '../ground/texts/texts.ts'
import { useTexts } from '../ground/texts/use-texts.ts'
import { Icon } from '../ground/ui/icon.tsx'
import type { NavItem } from '../ground/ui/nav-item.ts'

export type { NavItem }

/** Ways that belong together, behind one word. */
export type NavGroup = { label: TextKey; items: readonly NavItem[] }
export type NavEntry = NavItem | NavGroup

type Viewer = { signedIn: boolean; roles: readonly string[] }

/** Hides what would not open; the policies are what protects it. */
export const itemsFor = (items: readonly NavItem[], viewer: Viewer) =>
  items.filter((item) => {
    if (item.roles) return item.roles.some((role) => viewer.roles.includes(role))
    return !item.signedIn || viewer.signedIn
  })

/** As many fit side by side beside the name of a territory, on a desk, in one row. */
const SIDE_BY_SIDE = 6

/** Few ways stand side by side; where somebody has more, those of a group are behind its word, unless it holds one only. */
export function entriesFor(entries: readonly NavEntry[], viewer: Viewer): readonly NavEntry[] {
  const groups = entries.map((entry) => {
    const items = itemsFor('items' in entry ? entry.items : [entry], viewer)
    return 'items' in entry && items.length > 1 ? [{ label: entry.label, items }] : items
  })
  const ways = groups.flat().flatMap((entry) => ('items' in entry ? entry.items : entry))
  return ways.length > SIDE_BY_SIDE ? groups.flat() : ways
}

/** The item whose page, or a page below it, is open: the longest address that fits. */
export const currentItem = (items: readonly NavItem[], path: string) =>
  items
    .filter((item) => path === item.href || path.startsWith(`${item.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]

type NavigationProps = { entries: readonly NavEntry[]; slug: string; section?: string | undefined }

/** Beside the name on a desk; behind a button on a phone, without script. */
export function MainNavigation({ entries, slug, section }: NavigationProps) {
  const { t } = useTexts()
  const c = useRequestContext<Env>()
  const items = entries.flatMap((entry) => ('items' in entry ? entry.items : entry))
  const current = section ?? currentItem(items, c.req.path.slice(slug.length + 1))?.href
  if (!entries.length) return null
  return (
    <>
      <button type="button" class="btn btn-outline-primary nav-toggle" popovertarget="main-nav">
        <Icon name="burger" />
        {t('shell.nav.menu')}
      </button>
      <nav id="main-nav" class="main-nav" popover="auto" aria-label={t('shell.nav.main')}>
        <Ways entries={entries} slug={slug} current={current} />
      </nav>
    </>
  )
}

type WaysProps = { entries: readonly NavEntry[]; slug: string; current: string | undefined }

function Ways({ entries, slug, current }: WaysProps) {
  const { t } = useTexts()
  return (
    <ul>
      {entries.map((entry) => (
        <li>
          {'items' in entry ? (
            // Of one name: where one opens, the other closes.
            <details name="main-nav" data-closes>
              <summary aria-current={entry.items.some(({ href }) => href === current) ? 'true' : undefined}>
                {t(entry.label)}
              </summary>
              <Ways entries={entry.items} slug={slug} current={current} />
            </details>
          ) : (
            <a href={`/${slug}${entry.href}`} aria-current={entry.href === current ? 'page' : undefined}>
              {t(entry.label)}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
