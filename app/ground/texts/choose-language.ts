import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { cookieAttributes, cookieNamed, isReachedSecurely } from '../access/cookies.ts'
import { isLanguage, type Language, spokenOr } from './language.ts'

const cookieName = (c: Context) => cookieNamed('trama_language', isReachedSecurely(c))
const YEAR = 365 * 24 * 60 * 60
/** Beside `lang` in an address: from now on, here. */
export const REMEMBER = 'remember'

/** The first language of an Accept-Language header that we speak, by the weight it gives; whatever the country. */
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

/** The language an address asks for: `/valle/agenda?lang=en` is the agenda in English, whoever opens it. */
export function languageInAddress(c: Context): Language | undefined {
  const named = c.req.query('lang')
  return isLanguage(named) ? named : undefined
}

/** The same address in a language, as it is shared and found; in the reader's own language, where none is given. */
export function addressIn(address: string, language?: Language): string {
  const url = new URL(address)
  url.searchParams.delete('lang')
  url.searchParams.delete(REMEMBER)
  if (language) url.searchParams.set('lang', language)
  return url.href
}

/** The language a request asks for: the address's, then the person's own choice, then the browser's; nothing for none. */
export function askedLanguage(c: Context): Language | undefined {
  const named = languageInAddress(c)
  if (named) return named
  const chosen = getCookie(c, cookieName(c))
  return isLanguage(chosen) ? chosen : acceptedLanguage(c.req.header('Accept-Language'))
}

/** The language to answer in: the one asked for, or else the territory's. */
export const languageOf = (c: Context, territory?: { language: string }): Language =>
  askedLanguage(c) ?? spokenOr(territory?.language)

/** From now on, in this browser. */
export function rememberLanguage(c: Context, language: Language) {
  setCookie(c, cookieName(c), language, { ...cookieAttributes(isReachedSecurely(c)), maxAge: YEAR })
}

/** The language of who types at this machine, for the command line: `LC_ALL`, `LC_MESSAGES`, `LANG`. */
export function languageOfMachine(env: NodeJS.ProcessEnv = process.env): Language {
  const spoken = /^[a-z]{2,3}(?=[_.@]|$)/.exec(env.LC_ALL || env.LC_MESSAGES || env.LANG || '')?.[0]
  return isLanguage(spoken) ? spoken : 'en'
}

/**
 * Answers `?lang=en&remember=yes` on any page: remembers the choice and comes back to the same address without it. `alsoKeep`
 * is told of it too, unless the way here began on another site: that is nobody's choice.
 */
export const switchLanguage =
  (alsoKeep?: (c: Context, chosen: Language) => Promise<void>): MiddlewareHandler =>
  async (c, next) => {
    const wished = languageInAddress(c)
    if (c.req.method !== 'GET' || !wished || c.req.query(REMEMBER) === undefined) return next()
    const { pathname, searchParams } = new URL(c.req.url)
    searchParams.delete('lang')
    searchParams.delete(REMEMBER)
    rememberLanguage(c, wished)
    if (OF_OUR_PAGES.includes(c.req.header('sec-fetch-site') ?? 'none')) await alsoKeep?.(c, wished)
    // A path that begins with two slashes would lead to another site.
    const here = pathname.replace(/^\/+/, '/')
    return c.redirect(searchParams.size ? `${here}?${searchParams}` : here, 303)
  }
const OF_OUR_PAGES = ['same-origin', 'none']
