import type { Context } from 'hono'

/** Passes on the cookie that ties a passkey's challenge to the browser it was made for. */
export function forwardCookies(c: Context, answer: Response) {
  for (const cookie of answer.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
}
