const HERE = 'http://here.invalid'

/**
 * Where to go after signing in: an address of this site, or the home page. What a browser could read as another
 * site (`//else.where`, `/\else.where`, `https:else`) never leads there.
 */
export function safeNext(wished: string | undefined): string {
  if (!wished?.startsWith('/') || /[\\\p{Cc}]/u.test(wished)) return '/'
  let url: URL
  try {
    url = new URL(wished, HERE)
  } catch {
    return '/'
  }
  if (url.origin !== HERE || url.pathname.startsWith('//')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}

/** The sign-in page that comes back to an address. */
export const signInFor = (path: string) => `/sign-in?next=${encodeURIComponent(safeNext(path))}`
