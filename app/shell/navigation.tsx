import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../ground/access/request.ts'
import { useTexts } from '../ground/texts/use-texts.ts'
import { Icon } from '../ground/ui/icon.tsx'
import type { NavItem } from '../ground/ui/nav-item.ts'

export type { NavItem }

type Viewer = { signedIn: boolean; roles: readonly string[] }

/** Hides what would not open; the policies are what protects it. */
export const itemsFor = (items: readonly NavItem[], viewer: Viewer) =>
  items.filter((item) => {
    if (item.roles) return item.roles.some((role) => viewer.roles.includes(role))
    return !item.signedIn || viewer.signedIn
  })

/** The item whose page, or a page below it, is open: the longest address that fits. */
export const currentItem = (items: readonly NavItem[], path: string) =>
  items
    .filter((item) => path === item.href || path.startsWith(`${item.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]

type NavigationProps = { items: readonly NavItem[]; slug: string; section?: string | undefined }

/** Beside the name on a desk; behind a button on a phone, without script. */
export function MainNavigation({ items, slug, section }: NavigationProps) {
  const { t } = useTexts()
  const c = useRequestContext<Env>()
  const current = section ?? currentItem(items, c.req.path.slice(slug.length + 1))?.href
  if (!items.length) return null
  return (
    <>
      <button type="button" class="btn btn-outline-primary nav-toggle" popovertarget="main-nav">
        <Icon name="burger" />
        {t('shell.nav.menu')}
      </button>
      <nav id="main-nav" class="main-nav" popover="auto" aria-label={t('shell.nav.main')}>
        <ul>
          {items.map((item) => (
            <li>
              <a href={`/${slug}${item.href}`} aria-current={item.href === current ? 'page' : undefined}>
                {t(item.label)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}
