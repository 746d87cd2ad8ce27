import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { cookieAttributes, cookieNamed, isReachedSecurely } from '../access/cookies.ts'

export const LANGUAGES = ['it', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const cookieName = (c: Context) => cookieNamed('trama_language', isReachedSecurely(c))
const YEAR = 365 * 24 * 60 * 60

const isLanguage = (word: string | undefined): word is Language => LANGUAGES.some((known) => known === word)

/** The first language of an Accept-Language header that we speak, by the weight it gives. */
export function acceptedLanguage(header: string | undefined): Language | undefined {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';')
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
  })
  wishes.sort((a, b) => b.weight - a.weight)
  return wishes
    .filter((wish) => wish.weight > 0)
    .map((wish) => wish.language)
    .find(isLanguage)
}

/** The language to answer in: the person's own choice, then the browser's, then the territory's. */
export function languageOf(c: Context, territory?: { language: string }): Language {
  const chosen = getCookie(c, cookieName(c))
  if (isLanguage(chosen)) return chosen
  const spoken = acceptedLanguage(c.req.header('Accept-Language'))
  if (spoken) return spoken
  return isLanguage(territory?.language) ? territory.language : 'it'
}

/** The language of who types at this machine, for the command line: `LC_ALL`, `LC_MESSAGES`, `LANG`. */
export function languageOfMachine(env: NodeJS.ProcessEnv = process.env): Language {
  const spoken = (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').slice(0, 2)
  return isLanguage(spoken) ? spoken : 'en'
}

/** Answers `?lang=en` on any page: remembers the choice and comes back to the same address without it. */
export const switchLanguage: MiddlewareHandler = async (c, next) => {
  const wished = c.req.query('lang')
  if (c.req.method !== 'GET' || !isLanguage(wished)) return next()
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.delete('lang')
  setCookie(c, cookieName(c), wished, { ...cookieAttributes(isReachedSecurely(c)), maxAge: YEAR })
  // A path that begins with two slashes would lead to another site.
  const here = pathname.replace(/^\/+/, '/')
  return c.redirect(searchParams.size ? `${here}?${searchParams}` : here, 303)
}
