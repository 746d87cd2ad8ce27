import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Auth } from './auth.ts'
import { cookieAttributes, cookieNamed } from './cookies.ts'
import { isSecure } from './limits.ts'

// As which of their roles someone acts in a territory is the browser's to remember. It can only narrow: the database
// takes a role that stands, and no other.
const cookieName = ({ baseUrl }: Auth, slug: string) => cookieNamed(`trama.acting.${slug}`, isSecure(baseUrl))
const attributes = ({ baseUrl }: Auth) => cookieAttributes(isSecure(baseUrl))

/** The role someone chose to act as in a territory, if they chose one: it may have ended since. */
export const actingRole = (c: Context, auth: Auth, slug: string): string | undefined =>
  getCookie(c, cookieName(auth, slug)) || undefined

/** Acts as one role from the next page on; as all of them when none is named. */
export function actAs(c: Context, auth: Auth, slug: string, role: string | undefined) {
  if (role) setCookie(c, cookieName(auth, slug), role, attributes(auth))
  else deleteCookie(c, cookieName(auth, slug), attributes(auth))
}
