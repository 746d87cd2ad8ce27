import { type Context, Hono } from 'hono'
import { forgetAttempts, mayAttempt } from '../../ground/access/attempts.ts'
import type { Auth } from '../../ground/access/auth.ts'
import { LINK_MINUTES } from '../../ground/access/limits.ts'
import type { Env } from '../../ground/access/request.ts'
import { beginSession, endSession } from '../../ground/access/session.ts'
import { NotSignedIn } from '../../ground/access/signed-in.ts'
import { type FormState, parseForm } from '../../ground/forms/parse-form.ts'
import { mailFolder } from '../../ground/mail/mail.ts'
import type { Config } from '../config.ts'
import { log } from '../log.ts'
import { comeIn, originOf } from './arrival.ts'
import { accountToEnterAs, peopleToEnterAs } from './enter-as.ts'
import { linkForm, openLinkForm, passwordSignInForm } from './forms.ts'
import { gatewayRoutes } from './gateway.tsx'
import { safeNext } from './next.ts'
import { LinkSentPage, LinkSpentPage, OpenLinkPage, SignInPage } from './pages.tsx'
import { passkeyRoutes } from './passkey.ts'
import { secondStepRoutes } from './second-step.tsx'
import { firstPageIn, START, startOf } from './start.ts'

export type AccountDeps = { auth: Auth; config: Pick<Config, 'url' | 'trustProxy' | 'dataDir' | 'gateway'> }
type Forms = { link?: FormState; password?: FormState }

const TOO_MANY = 429

/** Signing in and out. Every attempt goes through Better Auth's own door, where attempts are counted. */
export function signInRoutes({ auth, config }: AccountDeps) {
  const ask = (c: Context<Env>, path: string, body?: object) =>
    auth.ask(path, { ...originOf(c, config), ...(body ? { body } : {}) })
  const signInPage = async (c: Context<Env>, next: string, forms: Forms = {}) =>
    c.render(
      <SignInPage
        next={next}
        people={await peopleToEnterAs(auth)}
        gateway={config.gateway?.label}
        {...forms}
      />,
      {
        title: c.var.t('signIn.ask.heading'),
        robots: 'noindex',
      },
    )
  const tooMany = (c: Context<Env>, answer: Response) => {
    if (answer.status !== TOO_MANY) return false
    c.status(TOO_MANY)
    c.header('Retry-After', answer.headers.get('x-retry-after') ?? '60')
    return true
  }

  return new Hono<Env>()
    .get(START, (c) => {
      if (!c.var.session) throw new NotSignedIn()
      return c.redirect(startOf(c.var.session.memberships), 303)
    })
    .get('/sign-in', async (c) => {
      const next = safeNext(c.req.query('next'))
      return c.var.session ? c.redirect(next, 303) : signInPage(c, next)
    })
    .post('/sign-in', async (c) => {
      const form = await parseForm(linkForm, c)
      const next = safeNext(String(form.values.next ?? ''))
      if (!form.ok) {
        c.status(422)
        return signInPage(c, next, { link: form })
      }
      const { email } = form.value
      const metadata = { language: c.var.language, next }
      const answer = await ask(c, '/sign-in/magic-link', { email, metadata })
      if (tooMany(c, answer)) return signInPage(c, next, { link: { ...form, refusal: 'signIn.tooMany' } })
      if (!answer.ok) throw new Error(`a sign-in link was not made: ${answer.status}`)
      return c.redirect('/sign-in/sent', 303)
    })
    .get('/sign-in/sent', (c) =>
      c.render(<LinkSentPage minutes={LINK_MINUTES} inMailbox={mailFolder() !== undefined} />, {
        title: c.var.t('signIn.sent.heading'),
        robots: 'noindex',
      }),
    )
    .post('/sign-in/password', async (c) => {
      const form = await parseForm(passwordSignInForm, c)
      const next = safeNext(String(form.values.next ?? ''))
      if (!form.ok) {
        c.status(422)
        return signInPage(c, next, { password: form })
      }
      const { email, password } = form.value
      const { address } = originOf(c, config)
      const answer = (await mayAttempt(auth, 'password', email, address))
        ? await ask(c, '/sign-in/email', { email, password })
        : new Response(null, { status: TOO_MANY })
      if (answer.ok) {
        await forgetAttempts(auth, 'password', email, address)
        return comeIn(c, auth, answer, next)
      }
      log('warn', 'sign-in refused', { requestId: c.var.requestId, way: 'password' })
      const refusal = tooMany(c, answer) ? 'signIn.tooMany' : 'signIn.ask.wrong'
      if (refusal === 'signIn.ask.wrong') c.status(422)
      return signInPage(c, next, { password: { ...form, refusal } })
    })
    .get('/sign-in/link', (c) => {
      const token = c.req.query('token') ?? ''
      return c.render(<OpenLinkPage token={token} next={safeNext(c.req.query('next'))} />, {
        title: c.var.t('signIn.link.heading'),
        robots: 'noindex',
      })
    })
    .post('/sign-in/link', async (c) => {
      const form = await parseForm(openLinkForm, c)
      const token = form.ok ? form.value.token : ''
      const answer = await ask(c, `/magic-link/verify?token=${encodeURIComponent(token)}`)
      if (answer.ok) return comeIn(c, auth, answer, safeNext(String(form.values.next ?? '')))
      const often = tooMany(c, answer)
      if (!often) c.status(422)
      return c.render(<LinkSpentPage tooMany={often} />, {
        title: c.var.t('signIn.spent.heading'),
        robots: 'noindex',
      })
    })
    .post('/sign-out', async (c) => {
      await endSession(c, auth)
      return c.redirect('/', 303)
    })
    .post('/enter-as', async (c) => {
      const { person } = await c.req.parseBody()
      const known = typeof person === 'string' && (await accountToEnterAs(auth, person))
      if (!known) return c.notFound()
      await beginSession(c, auth, known.accountId, { from: originOf(c, config), proved: true })
      return c.redirect(firstPageIn(known.slug, [known.role]), 303)
    })
    .route('/', secondStepRoutes({ auth, config }))
    .route('/', passkeyRoutes({ auth, config }))
    .route('/', gatewayRoutes({ auth, config }))
}
