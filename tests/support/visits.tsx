import { Hono, type MiddlewareHandler } from 'hono'
import { jsxRenderer } from 'hono/jsx-renderer'
import type { Actor } from '../../app/ground/access/actor.ts'
import type { Env } from '../../app/ground/access/request.ts'
import { NotHere, NotSignedIn } from '../../app/ground/access/signed-in.ts'
import type { Language } from '../../app/ground/texts/language.ts'
import { translatorFor } from '../../app/ground/texts/texts.ts'
import type { TestTerritory } from './territory.ts'

type Fields = Record<string, string | readonly string[]>
type Visit = {
  actor?: Actor
  now?: Date
  language?: Language
  /** Where the browser stands, as attempts are counted. */
  network?: string
  /** The frame around the pages, where a test is about what it says. */
  around?: MiddlewareHandler
}
export type Answer = { status: number; html: string; location: string | null; headers: Headers }

/**
 * A room's pages as a browser without JavaScript meets them, in a territory, as someone. The shell around
 * them is left out; what it does with errors is not.
 */
export function visits(
  routes: Hono<Env>,
  territory: TestTerritory,
  { actor, now, language = 'it', around, network }: Visit = {},
) {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    const who = actor ?? territory.visitor
    c.set('actor', who)
    if (who.accountId)
      c.set('session', { accountId: who.accountId, email: 'anna@example.org', name: 'Anna', memberships: [] })
    c.set('territory', {
      id: territory.id,
      slug: territory.slug,
      name: 'Valle di prova',
      language: 'it',
      timeZone: 'Europe/Rome',
      example: false,
    })
    c.set('language', language)
    c.set('t', translatorFor(language))
    c.set('now', now ?? new Date())
    if (network) c.set('network', network)
    await next()
  })
  app.use(
    around ??
      jsxRenderer(({ children, title }) => (
        <html lang={language}>
          <title>{title}</title>
          <main>{children}</main>
        </html>
      )),
  )
  app.onError((error, c) => {
    if (error instanceof NotSignedIn) return c.redirect('/sign-in', 303)
    if (error instanceof NotHere) return c.notFound()
    throw error
  })
  app.route('/:slug', routes)

  const answer = async (response: Response): Promise<Answer> => ({
    status: response.status,
    html: await response.text(),
    location: response.headers.get('location'),
    headers: response.headers,
  })
  return {
    get: async (path: string, headers: Record<string, string> = {}) =>
      answer(await app.request(`/${territory.slug}${path}`, { headers })),
    /** A form with files. */
    send: async (path: string, body: FormData) =>
      answer(await app.request(`/${territory.slug}${path}`, { method: 'POST', body })),
    post: async (path: string, fields: Fields) => {
      const body = new URLSearchParams()
      for (const [name, values] of Object.entries(fields))
        for (const value of [values].flat()) body.append(name, value as string)
      return answer(await app.request(`/${territory.slug}${path}`, { method: 'POST', body }))
    },
  }
}
