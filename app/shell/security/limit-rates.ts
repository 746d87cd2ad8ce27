import type { Context, MiddlewareHandler } from 'hono'
import { addressOf } from '../../ground/access/address.ts'
import { networkOf } from '../../ground/access/origin.ts'
import type { Env } from '../../ground/access/request.ts'
import { isRecords } from '../../ground/api/problem.ts'
import { errorPage } from '../errors.tsx'
import { log } from '../log.ts'
import { unsentPage } from '../sign-in/unsent.tsx'
import { BY_ACCOUNT, BY_ADDRESS, type Counted, countedAs, counter } from './rates.ts'

type Limits = { byAddress: MiddlewareHandler<Env>; byAccount: MiddlewareHandler<Env> }

/**
 * Who sends or asks too much is asked to wait: an address before anything is read of the request, an account once it is
 * known whose. Counts are this process's own. From this very machine no address is counted: there a proxy stands that nobody
 * has declared, and all the world would come from it; accounts are.
 */
export function limitRates(
  { trustProxy, limited }: { trustProxy: boolean; limited: boolean },
  clock: () => number = Date.now,
): Limits {
  const wait = counter(clock)
  if (!limited) return { byAddress: (_, next) => next(), byAccount: (_, next) => next() }
  return {
    byAddress: async (c, next) => {
      const counted = countedAs(c.req.method, new URL(c.req.url))
      const network = networkOf(addressOf(c, trustProxy))
      if (!counted || network === undefined) return next()
      const seconds = wait(`${counted} ${network}`, BY_ADDRESS[counted])
      if (!seconds) return next()
      askToWait(c, seconds, counted, 'address')
      return errorPage(c, 429)
    },
    byAccount: async (c, next) => {
      const counted = countedAs(c.req.method, new URL(c.req.url))
      const accountId = c.var.session?.accountId
      if (!counted || !accountId) return next()
      const key = `${counted} account ${accountId}`
      const seconds = wait(key, BY_ACCOUNT[counted])
      if (isRecords(c.req.path)) tellRate(c, counted, wait.left(key, BY_ACCOUNT[counted]))
      if (!seconds) return next()
      askToWait(c, seconds, counted, 'account')
      return (await unsentPage(c, 'tooMany')) ?? errorPage(c, 429)
    },
  }
}

/** What is left, as draft-ietf-httpapi-ratelimit-headers says it: a program slows down before it is asked to. */
function tellRate(
  c: Context<Env>,
  counted: Counted,
  { remaining, reset }: { remaining: number; reset: number },
) {
  const { atOnce, aMinute } = BY_ACCOUNT[counted]
  c.header('RateLimit-Policy', `"${counted}";q=${atOnce};w=${Math.ceil((atOnce * 60) / aMinute)}`)
  c.header('RateLimit', `"${counted}";r=${remaining};t=${reset}`)
}

function askToWait(c: Context<Env>, seconds: number, counted: Counted, by: string) {
  log('warn', 'too many', { requestId: c.var.requestId, counted, by })
  c.header('Retry-After', String(seconds))
}
