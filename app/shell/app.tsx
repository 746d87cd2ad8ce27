import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { requestId } from 'hono/request-id'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import { addressOf } from '../ground/access/address.ts'
import type { Auth } from '../ground/access/auth.ts'
import { networkOf } from '../ground/access/origin.ts'
import { chooseLanguage } from '../ground/access/reading-language.ts'
import type { Env } from '../ground/access/request.ts'
import { recognise } from '../ground/access/session.ts'
import { NotHere, NotSignedIn } from '../ground/access/signed-in.ts'
import { isRecords } from '../ground/api/problem.ts'
import { switchLanguage } from '../ground/texts/choose-language.ts'
import { FROM_OTHERS, OPEN_TO_OTHERS } from '../rooms/directory/embed/rules.ts'
import { ONE_CLICK } from '../rooms/directory/newsletter/rules.ts'
import { recordRoutes } from './api/routes.ts'
import { tryRoutes } from './api/trying.tsx'
import type { Config } from './config.ts'
import { errorHandler, errorPage, notFoundPage } from './errors.tsx'
import { frame } from './frame.tsx'
import { health } from './health.ts'
import { findTerritory, speak } from './here.ts'
import { keepPublicPages } from './kept-pages.ts'
import { logFault, logRequests } from './log.ts'
import { offlineHere } from './offline/here.tsx'
import { footer, navigation, roomRoutes } from './rooms.ts'
import { rootRoutes } from './root.tsx'
import { actingRoutes } from './security/acting.tsx'
import { limitRates } from './security/limit-rates.ts'
import { limitAddress } from './security/limits.ts'
import { unsentPage } from './sign-in/unsent.tsx'
import { takeLists } from './take-lists.ts'

const PAGE_BYTES = 1_048_576
/** A list to import, or a paper to attach, with room for the form around it. */
const UPLOAD_BYTES = 21 * 1_048_576
const UPLOADS = new RegExp(
  `^/[^/]+/(${[
    'import',
    'funds/reconciliation',
    'funds/commitments/[^/]+/documents',
    'exchange/notices/[^/]+/photos',
    'ideas/[^/]+/attachments',
    'redesigns/[^/]+/files',
    'tables/proceedings/[^/]+/enclosures',
    'evaluations/[^/]+/samples/[^/]+/records/[^/]+/evidence',
    'practices/packs',
    'diary/[^/]+/photos',
    'activities/[^/]+/sessions/[^/]+/photos',
    'paper',
  ].join('|')})(/|$)`,
)
/** The browser makes no HTML and no script of words, but through the one policy of `islands/trusted-types.ts`. */
const TRUSTED_TYPES = { requireTrustedTypesFor: ["'script'"], trustedTypes: ['default'] }
const WITH_MICROPHONE = 'camera=(), geolocation=(), microphone=(self), payment=()'
const ASSETS_AGE = 'public, max-age=31536000, immutable'

/** `clock` is what decides who has waited long enough, and how long a public page is kept. */
export type AppParts = { config: Config; auth: Auth; clock?: () => number }

/** The whole of Trama as one web application over an open house. */
export function createApp({ config, auth, clock = Date.now }: AppParts) {
  const secure = config.url.startsWith('https:')
  const app = new Hono<Env>()

  app.route('/', health)
  app.use(
    '/assets/*',
    serveStatic({
      root: './dist',
      precompressed: true,
      onFound: (_path, c) => c.header('Cache-Control', ASSETS_AGE),
    }),
  )
  app.use(requestId({ headerName: '' }), logRequests, (c, next) => {
    c.set('secure', secure)
    c.set('network', networkOf(addressOf(c, config.trustProxy)))
    return next()
  })
  // Around the headers below: what the sites of others may take.
  app.use(async (c, next) => {
    await next()
    if (OPEN_TO_OTHERS.test(c.req.path)) c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    // Whoever is signed in may dictate a note, in browsers that listen; the browser itself asks too.
    if (c.get('session')) c.header('Permissions-Policy', WITH_MICROPHONE)
  })
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Turbo's progress bar is a style element; it carries the nonce of the page.
        styleSrc: ["'self'", NONCE],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...TRUSTED_TYPES,
      },
      crossOriginOpenerPolicy: 'same-origin',
      crossOriginResourcePolicy: 'same-origin',
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      strictTransportSecurity: secure ? 'max-age=31536000; includeSubDomains' : false,
      permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [] },
    }),
  )
  // Before whatever may refuse a request, so that a refusal has a page.
  app.use(frame({ navigation, footer }))
  const rates = limitRates(config, clock)
  app.use(limitAddress, rates.byAddress)
  app.use(keepPublicPages(clock), compress({ threshold: 2048 }))
  const ours = csrf({ origin: (origin, c) => origin === new URL(c.req.url).origin || origin === config.url })
  // The button of a mail program sends from no page of ours: its link, which nobody can guess, says who asks.
  // What the form of another site sends changes nothing: it shows our page, which asks.
  // A program is known by its token alone, which no other site has; its cookies say nothing.
  const asksForItself = (path: string) => ONE_CLICK.test(path) || FROM_OTHERS.test(path) || isRecords(path)
  app.use((c, next) => (asksForItself(c.req.path) ? next() : ours(c, next)))
  const [aPage, anUpload] = [PAGE_BYTES, UPLOAD_BYTES].map((maxSize) =>
    bodyLimit({ maxSize, onError: (c) => errorPage(c, 413) }),
  ) as [MiddlewareHandler<Env>, MiddlewareHandler<Env>]
  app.use((c, next) => (UPLOADS.test(c.req.path) ? anUpload : aPage)(c, next))
  app.use(async (c, next) => {
    c.set('now', new Date())
    await next()
  })

  const toLog = ({ requestId, error }: { requestId: string | undefined; error: Error }) =>
    logFault(error, requestId)
  const faults = errorHandler(toLog)
  app.onError(async (error, c) => {
    if (error instanceof NotSignedIn) {
      const unsent = await unsentPage(c)
      if (unsent) return unsent
      const url = new URL(c.req.url)
      const next = c.req.method === 'GET' ? `?next=${encodeURIComponent(url.pathname + url.search)}` : ''
      return c.redirect(`/sign-in${next}`, 303)
    }
    if (error instanceof NotHere) return errorPage(c, 404)
    return faults(error, c)
  })
  app.notFound(notFoundPage)

  const inBrowser = recognise(auth)
  const who: MiddlewareHandler<Env> = (c, next) => (isRecords(c.req.path) ? next() : inBrowser(c, next))
  // What somebody signed in chooses is their account's choice, for their letters and for any other browser of theirs.
  const switching = switchLanguage(async ({ var: { session } }, chosen) => {
    if (session) await chooseLanguage(auth, session.accountId, chosen)
  })
  app.use(findTerritory, who, switching, speak, rates.byAccount, async (c, next) => {
    // What someone signed in saw must not stay in the browser of a shared desk.
    if (c.var.session) c.header('Cache-Control', 'no-store')
    await next()
  })
  const answer = (path: string, c: Context<Env>) =>
    app.fetch(new Request(new URL(path, c.req.url), { headers: c.req.raw.headers }), c.env)
  app.route('/', rootRoutes({ config, auth, answer }))

  const territory = new Hono<Env>()
  territory.use((c, next) => (c.var.territory ? next() : Promise.resolve(c.notFound())))
  territory.use(takeLists)
  territory.route('/', actingRoutes(auth))
  territory.route('/', recordRoutes({ auth, byAccount: rates.byAccount }))
  territory.route('/', tryRoutes({ ask: (request, c) => app.fetch(request, c.env) }))
  territory.route('/', offlineHere(auth))
  for (const routes of roomRoutes) territory.route('/', routes)
  app.route('/:slug', territory)
  return app
}
