import { type Context, Hono } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import * as z from 'zod'
import { accountSeenBy } from '../../ground/access/accounts.ts'
import { cookieAttributes, cookieNamed } from '../../ground/access/cookies.ts'
import { type Errand, GatewayDown, GatewayRefusal, gatewayDoor } from '../../ground/access/gateway.ts'
import { isSecure } from '../../ground/access/limits.ts'
import { settleLanguage } from '../../ground/access/reading-language.ts'
import type { Env } from '../../ground/access/request.ts'
import { beginSession } from '../../ground/access/session.ts'
import type { TextKey } from '../../ground/texts/texts.ts'
import { log } from '../log.ts'
import { originOf } from './arrival.ts'
import { peopleToEnterAs } from './enter-as.ts'
import { safeNext } from './next.ts'
import { SignInPage } from './pages.tsx'
import type { AccountDeps } from './routes.tsx'
import { afterSignIn } from './start.ts'

const BACK = '/sign-in/gateway/back'
const ERRAND_SECONDS = 600
const kept = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string() })

/** The way in through an identity provider. Nobody comes in whom no one has invited: it only says who someone is. */
export function gatewayRoutes({ auth, config }: AccountDeps) {
  const routes = new Hono<Env>()
  const { gateway } = config
  if (!gateway) return routes
  const door = gatewayDoor(gateway, `${config.url}${BACK}`)
  const secure = isSecure(config.url)
  const cookie = cookieNamed('trama.errand', secure)
  const attributes = cookieAttributes(secure)

  const keep = (c: Context, errand: Errand, next: string) =>
    setSignedCookie(c, cookie, JSON.stringify({ ...errand, next }), auth.secret, {
      ...attributes,
      maxAge: ERRAND_SECONDS,
    })
  const takeKept = async (c: Context) => {
    const words = await getSignedCookie(c, auth.secret, cookie)
    deleteCookie(c, cookie, attributes)
    return words ? kept.parse(JSON.parse(words)) : undefined
  }
  const refuse = async (c: Context<Env>, status: 422 | 503, refusal: TextKey) => {
    log('warn', 'sign-in refused', { requestId: c.var.requestId, way: 'gateway', status })
    c.status(status)
    const people = await peopleToEnterAs(auth)
    return c.render(<SignInPage next="/" people={people} gateway={gateway.label} refusal={refusal} />, {
      title: c.var.t('signIn.ask.heading'),
      robots: 'noindex',
    })
  }
  const refusedBecause = (c: Context<Env>, error: unknown) => {
    if (error instanceof GatewayDown) return refuse(c, 503, 'signIn.gateway.down')
    if (error instanceof GatewayRefusal) return refuse(c, 422, 'signIn.gateway.refused')
    throw error
  }

  return routes
    .get('/sign-in/gateway', async (c) => {
      try {
        const { address, errand } = await door.leave()
        await keep(c, errand, safeNext(c.req.query('next')))
        return c.redirect(address, 303)
      } catch (error) {
        return refusedBecause(c, error)
      }
    })
    .get(BACK, async (c) => {
      const errand = await takeKept(c)
      if (!errand) return refuse(c, 422, 'signIn.gateway.refused')
      try {
        const seen = await door.comeBack(new URL(c.req.url).searchParams, errand)
        const accountId = await accountSeenBy(auth, gateway.issuer, seen)
        if (!accountId) return refuse(c, 422, 'signIn.gateway.unknown')
        await beginSession(c, auth, accountId, { from: originOf(c, config), proved: false })
        await settleLanguage(c, auth, accountId)
        return c.redirect(afterSignIn(safeNext(errand.next)), 303)
      } catch (error) {
        return refusedBecause(c, error)
      }
    })
}
