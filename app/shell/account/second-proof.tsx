import { type Context, Hono } from 'hono'
import { forgetAttempts, mayAttempt } from '../../ground/access/attempts.ts'
import { passkeysOf, removePasskey } from '../../ground/access/passkeys.ts'
import type { Env, Session } from '../../ground/access/request.ts'
import {
  confirmKey,
  forgetSecondProof,
  keyToSetUp,
  newRecoveryCodes,
  secondProofOf,
} from '../../ground/access/second-proof.ts'
import { type SecondStepChange, tellOfSecondStep } from '../../ground/access/second-step-letter.ts'
import { beginSession, isRecent } from '../../ground/access/session.ts'
import { NotSignedIn } from '../../ground/access/signed-in.ts'
import { type FormState, parseForm } from '../../ground/forms/parse-form.ts'
import { flash } from '../../ground/ui/flash.tsx'
import { originOf } from '../sign-in/arrival.ts'
import { forwardCookies } from '../sign-in/challenge.ts'
import { codeForm, passkeyAnswer } from '../sign-in/forms.ts'
import type { AccountDeps } from '../sign-in/routes.tsx'
import { CodesPage, SetUpStepPage } from '../sign-in/second-step-pages.tsx'
import { AskAgainPage, SecondProofPage } from './second-proof-page.tsx'

const HERE = '/account/second-step'

/**
 * The second step of one's own account: the app, recovery codes, passkeys. Only whoever signed in a moment ago changes
 * it, so that a desk left open gives nobody a way to come back.
 */
export function secondProofRoutes({ auth, config }: AccountDeps) {
  const mine = (c: Context<Env>): Session => {
    if (!c.var.session) throw new NotSignedIn()
    return c.var.session
  }
  const page = (c: Context<Env>, content: Parameters<typeof c.render>[0], title: string) => {
    c.header('Cache-Control', 'no-store')
    return c.render(content, { title, robots: 'noindex' })
  }
  const showSetUp = async (c: Context<Env>, { accountId, email }: Session, form: FormState = {}) =>
    page(
      c,
      <SetUpStepPage
        action={HERE}
        codeKey={await keyToSetUp(auth, accountId)}
        email={email}
        next="/account"
        form={form}
      />,
      c.var.t('signIn.second.setUp.heading'),
    )
  const showCodes = (c: Context<Env>, codes: string[]) =>
    page(c, <CodesPage codes={codes} next={HERE} />, c.var.t('signIn.codes.heading'))

  const tell = (c: Context<Env>, accountId: string, change: SecondStepChange) =>
    tellOfSecondStep(auth, accountId, change, c.var.language)

  return new Hono<Env>()
    .use(`${HERE}/*`, async (c, next) => {
      mine(c)
      if (await isRecent(c, auth)) return next()
      if (c.req.method !== 'GET') return c.redirect(HERE, 303)
      return page(c, <AskAgainPage />, c.var.t('account.second.heading'))
    })
    .get(HERE, async (c) => {
      const session = mine(c)
      const proof = await secondProofOf(auth, session.accountId)
      if (!proof.since) return showSetUp(c, session)
      const passkeys = await passkeysOf(auth, session.accountId)
      return page(
        c,
        <SecondProofPage
          proof={proof}
          since={proof.since}
          passkeys={passkeys}
          required={Boolean(session.guarded)}
        />,
        c.var.t('account.second.heading'),
      )
    })
    .get(`${HERE}/app`, (c) => showSetUp(c, mine(c)))
    .post(HERE, async (c) => {
      const session = mine(c)
      const { accountId } = session
      const form = await parseForm(codeForm, c)
      const from = originOf(c, config)
      const had = (await secondProofOf(auth, accountId)).since !== null
      const allowed = await mayAttempt(auth, 'code', accountId, from.address)
      const codes =
        form.ok && allowed ? await confirmKey(auth, accountId, form.value.code, c.var.now) : undefined
      if (!codes) {
        c.status(allowed ? 422 : 429)
        const wrong = allowed ? 'signIn.second.wrong' : 'signIn.second.tooMany'
        return showSetUp(c, session, { ...form, values: {}, errors: { code: [wrong] } })
      }
      await forgetAttempts(auth, 'code', accountId, from.address)
      await beginSession(c, auth, accountId, { from, proved: true })
      await tell(c, accountId, had ? 'replaced' : 'added')
      return showCodes(c, codes)
    })
    .post(`${HERE}/codes`, async (c) => {
      const { accountId } = mine(c)
      const { since } = await secondProofOf(auth, accountId)
      if (!since) return c.redirect(HERE, 303)
      const codes = await newRecoveryCodes(auth, accountId)
      await tell(c, accountId, 'codes')
      return showCodes(c, codes)
    })
    .post(`${HERE}/remove`, async (c) => {
      const session = mine(c)
      // Whose role asks for it can change it, and not do without.
      if (session.guarded) return c.notFound()
      await forgetSecondProof(auth, session.accountId)
      await tell(c, session.accountId, 'removed')
      flash(c, 'account.second.removed')
      return c.redirect('/account', 303)
    })
    .get(`${HERE}/passkeys/options`, async (c) => {
      const { accountId } = mine(c)
      if (!(await secondProofOf(auth, accountId)).since) return c.notFound()
      const answer = await auth.ask('/passkey/generate-register-options', {
        ...originOf(c, config),
        cookie: c.req.header('cookie'),
      })
      forwardCookies(c, answer)
      return c.body(await answer.text(), answer.ok ? 200 : 422, { 'Content-Type': 'application/json' })
    })
    .post(`${HERE}/passkeys`, async (c) => {
      const { accountId } = mine(c)
      const read = passkeyAnswer.safeParse(await c.req.json().catch(() => undefined))
      if (!read.success || !(await secondProofOf(auth, accountId)).since)
        return c.json({ refused: true }, 422)
      const from = originOf(c, config)
      const answer = await auth.ask('/passkey/verify-registration', {
        ...from,
        cookie: c.req.header('cookie'),
        body: { response: read.data.response, name: c.var.t('account.passkeys.name') },
      })
      if (!answer.ok) return c.json({ refused: true }, 422)
      await tell(c, accountId, 'passkeyAdded')
      flash(c, 'account.passkeys.added')
      return c.json({ next: HERE })
    })
    .post(`${HERE}/passkeys/remove`, async (c) => {
      const { accountId } = mine(c)
      const { passkey } = await c.req.parseBody()
      if (typeof passkey === 'string' && (await removePasskey(auth, accountId, passkey)))
        await tell(c, accountId, 'passkeyRemoved')
      flash(c, 'account.passkeys.removed')
      return c.redirect(HERE, 303)
    })
}
