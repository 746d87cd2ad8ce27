import type { MiddlewareHandler } from 'hono'
import type { Env } from '../ground/access/request.ts'
import { acceptedLanguage } from '../ground/texts/choose-language.ts'

const KEPT_MS = 10_000
const MOST_BYTES = 8_000_000

type Kept = { until: number; body: ArrayBuffer; headers: [string, string][] }

/**
 * Public pages, as a visitor without any cookie sees them, are made once in ten seconds and not once a visitor. Only
 * pages that say of themselves that anyone may keep them; anything sent to this process forgets them all, so that
 * whoever publishes something and looks as a visitor finds it. Other processes find it within those seconds. It stands around
 * what compresses: a kept page was compressed once.
 */
export function keepPublicPages(now: () => number = Date.now): MiddlewareHandler<Env> {
  const pages = new Map<string, Kept>()
  let bytes = 0
  let sent = 0

  const forget = (key: string, page: Kept) => {
    pages.delete(key)
    bytes -= page.body.byteLength
  }
  const keep = (key: string, page: Kept) => {
    const before = pages.get(key)
    if (before) forget(key, before)
    pages.set(key, page)
    bytes += page.body.byteLength
    for (const [oldest, one] of pages) {
      if (bytes <= MOST_BYTES) break
      forget(oldest, one)
    }
  }

  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      await next()
      pages.clear()
      bytes = 0
      sent += 1
      return
    }
    if (c.req.method === 'HEAD' || c.req.header('cookie') || c.req.header('if-none-match')) return next()
    // However a browser words it, one language is one page: whoever wishes for none of ours gets the territory's.
    const wished = acceptedLanguage(c.req.header('accept-language')) ?? ''
    const key = `${c.req.header('host')} ${c.req.url} ${wished} ${c.req.header('accept-encoding') ?? ''}`
    const kept = pages.get(key)
    if (kept && kept.until > now()) {
      for (const [name, value] of kept.headers) c.header(name, value)
      return c.body(kept.body)
    }
    const sentBefore = sent
    await next()
    const { status, headers } = c.res
    const text = /^(text\/|application\/json)/.test(headers.get('content-type') ?? '')
    if (
      status !== 200 ||
      !text ||
      !headers.get('cache-control')?.startsWith('public') ||
      headers.has('set-cookie')
    )
      return
    const body = await c.res.clone().arrayBuffer()
    const own = [
      'content-type',
      'content-encoding',
      'content-language',
      'cache-control',
      'vary',
      'etag',
      'content-disposition',
      'access-control-allow-origin',
      'link',
    ].flatMap((name): [string, string][] => {
      const value = headers.get(name)
      return value === null ? [] : [[name, value]]
    })
    // What was sent meanwhile may not be on this page yet.
    if (sent === sentBefore) keep(key, { until: now() + KEPT_MS, body, headers: own })
  }
}
