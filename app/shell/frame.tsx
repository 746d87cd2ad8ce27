import type { Context } from 'hono'
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { jsxRenderer } from 'hono/jsx-renderer'
import type { Env, Here } from '../ground/access/request.ts'
import { directionOf } from '../ground/texts/language.ts'
import { textsOf, useTexts } from '../ground/texts/use-texts.ts'
import { asset } from '../ground/ui/assets.ts'
import { FlashNotice, takeFlash } from '../ground/ui/flash.tsx'
import { isWrong } from '../ground/ui/wrong.ts'
import { LanguagesOf } from './languages-of.tsx'
import { entriesFor, itemsFor, MainNavigation, type NavEntry, type NavItem } from './navigation.tsx'
import { SlimHeader } from './slim-header.tsx'

type FrameParts = { navigation: readonly NavEntry[]; footer: readonly NavItem[] }

/** What stands around every page. Pages outside a territory have no navigation and no footer links. */
export const frame = ({ navigation, footer }: FrameParts) =>
  jsxRenderer(async ({ children, title, section, robots, jsonLd, head }, c) => {
    const { language, session, actor, secureHeadersNonce } = (c as Context<Env>).var
    const territory: Here | undefined = c.get('territory')
    const viewer = { signedIn: Boolean(session), roles: actor?.roles ?? [] }
    const flash = takeFlash(c)
    // Whoever keeps a page keeps it for readers of one language.
    c.header('Vary', 'Cookie, Accept-Language')
    c.header('Content-Language', language)
    // The page comes before its title, which tells whether something was wrong in it.
    const shown = await (<>{children}</>).toString()
    const called = isWrong(c) ? textsOf(c).t('shell.frame.wrong', { title }) : title
    return (
      <html lang={language} dir={directionOf(language) === 'rtl' ? 'rtl' : undefined}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{[called, territory?.name, 'Trama'].filter(Boolean).join(' · ')}</title>
          {!robots && !session && territory && <LanguagesOf c={c} />}
          {robots && <meta name="robots" content={robots} />}
          <link rel="stylesheet" href={asset('app/styles/trama.scss')} data-turbo-track="reload" />
          <link rel="icon" href={ICON} />
          {session && <link rel="manifest" href="/manifest.webmanifest" crossorigin="use-credentials" />}
          {session ? <SignedInScript nonce={secureHeadersNonce} /> : <PublicScript />}
          {/* For search engines, which do not sign in. */}
          {[session ? [] : (jsonLd ?? [])].flat().map((thing) => (
            <script type="application/ld+json">{raw(jsonForHtml(thing))}</script>
          ))}
          {head}
        </head>
        <body>
          <SkipLink />
          <header>
            <SlimHeader />
            <Masthead territory={territory}>
              {territory && (
                <MainNavigation
                  entries={entriesFor(navigation, viewer)}
                  slug={territory.slug}
                  section={section}
                />
              )}
            </Masthead>
            <div class="weave" />
          </header>
          <main id="main" class="frame-width" tabindex={-1}>
            <FlashNotice flash={flash} />
            {raw(shown)}
          </main>
          <Footer items={territory ? itemsFor(footer, viewer) : []} slug={territory?.slug ?? ''} />
        </body>
      </html>
    )
  })

// The mark of the masthead, small enough to travel with the page.
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" fill="none" stroke-width="4"><rect width="40" height="40" rx="9" fill="#135861"/><path stroke="#fff" d="M7 13h26M7 20h26M7 27h26"/><path stroke="#dc9a35" d="M13 7v10m0 6v10M20 7v3m0 6v8m0 6v3M27 7v10m0 6v10"/></svg>',
)}`

// A closing tag inside the data would end the script element.
const jsonForHtml = (thing: object) => JSON.stringify(thing).replaceAll('<', '\\u003c')

const PublicScript = () => <script type="module" src={asset('app/islands/public.ts')}></script>

/** Turbo's own cache would show one person's pages to the next one at the same desk. */
const SignedInScript = ({ nonce }: { nonce: string | undefined }) => (
  <>
    <meta name="csp-nonce" content={nonce} />
    <meta name="turbo-cache-control" content="no-cache" />
    <meta name="turbo-prefetch" content="false" />
    <script type="module" src={asset('app/islands/signed-in.ts')} data-turbo-track="reload"></script>
  </>
)

const SkipLink = () => (
  <a class="skip-link" href="#main">
    {useTexts().t('shell.frame.skip')}
  </a>
)

function Masthead({ territory, children }: { territory: Here | undefined; children: Child }) {
  return (
    <div class="masthead">
      <div class="frame-width">
        <a class="masthead-name" href={territory ? `/${territory.slug}` : '/'}>
          <Mark />
          <span>{territory?.name ?? 'Trama'}</span>
        </a>
        {children}
      </div>
    </div>
  )
}

/** Three wefts through three warps. */
const Mark = () => (
  <svg class="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    <rect class="mark-ground" width="40" height="40" rx="9" />
    <path class="mark-weft" d="M7 13h26M7 20h26M7 27h26" />
    <path class="mark-warp" d="M13 7v10M13 23v10M20 7v3M20 16v8M20 30v3M27 7v10M27 23v10" />
  </svg>
)

function Footer({ items, slug }: { items: readonly NavItem[]; slug: string }) {
  const { t } = useTexts()
  return (
    <footer class="footer">
      <div class="frame-width">
        {items.length > 0 && (
          <ul>
            {items.map((item) => (
              <li>
                <a href={`/${slug}${item.href}`}>{t(item.label)}</a>
              </li>
            ))}
          </ul>
        )}
        <p>{t('shell.footer.about')}</p>
      </div>
    </footer>
  )
}
