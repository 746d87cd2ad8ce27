import type { Context } from 'hono'

// Behind https a cookie of ours holds to this host: no sibling of it, and no page without TLS, can put one there. Over
// plain http, on one machine, browsers take no such names.

export const cookieNamed = (name: string, secure: boolean) => `${secure ? '__Host-' : ''}${name}`

export const cookieAttributes = (secure: boolean) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure }) as const

/** Whether people reach Trama by https, as its address says: behind a proxy a request itself does not know. */
export const isReachedSecurely = (c: Context): boolean => c.get('secure') === true
