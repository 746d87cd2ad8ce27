import type { MiddlewareHandler } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { errorPage } from '../errors.tsx'

const LONGEST_ADDRESS = 8_192
const MOST_PARAMETERS = 200

/** Refuses an address longer, or with more parameters, than any page of ours makes. Node itself refuses 16 KB of headers. */
export const limitAddress: MiddlewareHandler<Env> = async (c, next) => {
  const { url } = c.req.raw
  const parameters = url.includes('?') ? url.slice(url.indexOf('?')).split('&').length : 0
  // No word has a NUL in it, and the database takes none.
  if (url.length > LONGEST_ADDRESS || parameters > MOST_PARAMETERS || url.includes('%00'))
    return errorPage(c, 400)
  return next()
}
