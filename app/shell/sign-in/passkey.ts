import { Hono } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { log } from '../log.ts'
import { originOf, takeOver } from './arrival.ts'
import { forwardCookies } from './challenge.ts'
import { passkeyAnswer } from './forms.ts'
import { safeNext } from './next.ts'
import type { AccountDeps } from './routes.tsx'
import { afterSignIn } from './start.ts'

/** Entering by a passkey: the device, and what opened it, are two proofs. The script of the button asks and sends. */
export function passkeyRoutes({ auth, config }: AccountDeps) {
  return new Hono<Env>()
    .get('/sign-in/passkey/options', async (c) => {
      // Asked as nobody, so that the answer tells nothing about whose passkeys there are.
      const answer = await auth.ask('/passkey/generate-authenticate-options', originOf(c, config))
      forwardCookies(c, answer)
      return c.body(await answer.text(), answer.ok ? 200 : 429, { 'Content-Type': 'application/json' })
    })
    .post('/sign-in/passkey', async (c) => {
      const read = passkeyAnswer.safeParse(await c.req.json().catch(() => undefined))
      const answer = read.success
        ? await auth.ask('/passkey/verify-authentication', {
            ...originOf(c, config),
            body: read.data,
            cookie: c.req.header('cookie'),
          })
        : undefined
      if (!answer?.ok) {
        log('warn', 'sign-in refused', { requestId: c.var.requestId, way: 'passkey' })
        return c.json({ refused: true }, answer?.status === 429 ? 429 : 422)
      }
      await takeOver(c, auth, answer, true)
      return c.json({ next: afterSignIn(safeNext(c.req.query('next'))) })
    })
}
