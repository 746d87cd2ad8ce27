/** How often something may be done: so many at once, then so many a minute. */
export type Rate = { atOnce: number; aMinute: number }

/** What is counted. Reading a page is not: it costs a thousandth of a second, and people read a lot; what programs read is. */
export type Counted = 'write' | 'import' | 'search' | 'export' | 'picture' | 'call'

/** For one account, in all its browsers: more than anybody's hands can do, less than a program can. */
export const BY_ACCOUNT: Record<Counted, Rate> = {
  write: { atOnce: 120, aMinute: 120 },
  import: { atOnce: 40, aMinute: 20 },
  search: { atOnce: 240, aMinute: 240 },
  export: { atOnce: 40, aMinute: 20 },
  picture: { atOnce: 60, aMinute: 30 },
  call: { atOnce: 300, aMinute: 600 },
}

/** For one network address, where a whole office may sit. */
export const BY_ADDRESS: Record<Counted, Rate> = {
  write: { atOnce: 1_200, aMinute: 900 },
  import: { atOnce: 200, aMinute: 100 },
  search: { atOnce: 2_400, aMinute: 2_400 },
  export: { atOnce: 400, aMinute: 300 },
  picture: { atOnce: 120, aMinute: 150 },
  call: { atOnce: 1_200, aMinute: 3_000 },
}

const FILE = /\.(csv|json|ics|zip|xlsx|docx|pdf|graphml)$|\/(copy|documents\/[^/]+)$/
/** The picture of a shared address: drawn with more work than a page. */
const PICTURE = /^\/[^/]+\/cards\//
/** What programs ask: the interfaces, not the page to try them. */
const CALL = /^\/(?:[^/]+\/)?api\/(?!try(?:\/|$))/
const SEARCH = /\/search$/
const IMPORT = /^\/[^/]+\/import(\/|$)/

/** What a request counts as; nothing for a page. */
export function countedAs(method: string, { pathname, searchParams }: URL): Counted | undefined {
  if (method !== 'GET' && method !== 'HEAD') return IMPORT.test(pathname) ? 'import' : 'write'
  if (PICTURE.test(pathname)) return 'picture'
  if (CALL.test(pathname)) return 'call'
  if (FILE.test(pathname)) return 'export'
  return SEARCH.test(pathname) || searchParams.get('q') ? 'search' : undefined
}

const MOST_KEYS = 20_000

/**
 * Counts by key, in this process: answers how many seconds to wait, 0 for who may go on. Of each key only the moment is kept
 * at which it would be forgotten; beyond `most` of them the one that has been quiet longest is.
 */
export function counter(now: () => number = Date.now, most = MOST_KEYS) {
  const busyUntil = new Map<string, number>()
  /** How many more may come at once, and in how many seconds all of them may again. */
  const left = (key: string, { atOnce, aMinute }: Rate) => {
    const busy = Math.max(0, (busyUntil.get(key) ?? 0) - now())
    return {
      remaining: Math.max(0, Math.floor(atOnce - (busy * aMinute) / 60_000)),
      reset: Math.ceil(busy / 1000),
    }
  }
  const wait = (key: string, { atOnce, aMinute }: Rate): number => {
    const each = 60_000 / aMinute
    const at = now()
    const until = Math.max(busyUntil.get(key) ?? at, at) + each
    const beyond = until - at - atOnce * each
    if (beyond > 0) return Math.ceil(beyond / 1000)
    busyUntil.delete(key)
    busyUntil.set(key, until)
    for (const [oldest] of busyUntil) {
      if (busyUntil.size <= most) break
      busyUntil.delete(oldest)
    }
    return 0
  }
  return Object.assign(wait, { left })
}
