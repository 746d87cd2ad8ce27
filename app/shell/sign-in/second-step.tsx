import { type Context, Hono } from 'hono'
import { forgetAttempts, mayAttempt } from '../../ground/access/attempts.ts'
import type { Arriving, Env } from '../../ground/access/request.ts'
import { confirmKey, keyToSetUp, proveAgain } from '../../ground/access/second-proof.ts'
import { tellOfSecondStep } from '../../ground/access/second-step-letter.ts'
import { beginSession, SECOND_STEP } from '../../ground/access/session.ts'
import { type FormState, parseForm } from '../../ground/forms/parse-form.ts'
import type { TextKey } from '../../ground/texts/texts.ts'
import { flash } from '../../ground/ui/flash.tsx'
import { log } from '../log.ts'
import { originOf } from './arrival.ts'
import { codeForm } from './forms.ts'
import { safeNext } from './next.ts'
import type { AccountDeps } from './routes.tsx'
import { CodesPage, ProvePage, SetUpStepPage } from './second-step-pages.tsx'
import { afterSignIn } from './start.ts'

/** The second proof of who someone is: asked of whoever has one, set up by whoever must. */
export function secondStepRoutes({ auth, config }: AccountDeps) {
  const show = async (c: Context<Env>, arriving: Arriving, next: string, form: FormState = {}) => {
    c.header('Cache-Control', 'no-store')
    const page =
      arriving.step === 'prove' ? (
        <ProvePage next={next} form={form} />
      ) : (
        <SetUpStepPage
          action={SECOND_STEP}
          codeKey={await keyToSetUp(auth, arriving.accountId)}
          email={arriving.email}
          next={next}
          form={form}
          required
        />
      )
    const heading = arriving.step === 'prove' ? 'signIn.second.prove.heading' : 'signIn.second.setUp.heading'
    return c.render(page, { title: c.var.t(heading), robots: 'noindex' })
  }

  return new Hono<Env>()
    .get(SECOND_STEP, async (c) => {
      const next = safeNext(c.req.query('next'))
      const { arriving, session } = c.var
      if (arriving) return show(c, arriving, next)
      return c.redirect(session ? next : '/sign-in', 303)
    })
    .post(SECOND_STEP, async (c) => {
      const { arriving } = c.var
      if (!arriving) return c.redirect('/sign-in', 303)
      const form = await parseForm(codeForm, c)
      const next = safeNext(String(form.values.next ?? ''))
      const { accountId, step } = arriving
      const from = originOf(c, config)
      const refuse = (status: 422 | 429, errors: TextKey) => {
        log('warn', 'sign-in refused', { requestId: c.var.requestId, way: 'second step' })
        c.status(status)
        return show(c, arriving, next, { ...form, values: {}, errors: { code: [errors] } })
      }
      if (!form.ok) return refuse(422, 'signIn.second.wrong')
      if (!(await mayAttempt(auth, 'code', accountId, from.address)))
        return refuse(429, 'signIn.second.tooMany')

      if (step === 'setUp') {
        const codes = await confirmKey(auth, accountId, form.value.code, c.var.now)
        if (!codes) return refuse(422, 'signIn.second.wrong')
        await beginSession(c, auth, accountId, { from, proved: true })
        await tellOfSecondStep(auth, accountId, 'added', c.var.language)
        c.header('Cache-Control', 'no-store')
        return c.render(<CodesPage codes={codes} next={afterSignIn(next)} />, {
          title: c.var.t('signIn.codes.heading'),
          robots: 'noindex',
        })
      }
      const proof = await proveAgain(auth, accountId, form.value.code, c.var.now)
      if (!proof) return refuse(422, 'signIn.second.wrong')
      await forgetAttempts(auth, 'code', accountId, from.address)
      await beginSession(c, auth, accountId, { from, proved: true })
      if (proof === 'recovery') flash(c, 'signIn.second.recoveryUsed', 'warning')
      return c.redirect(afterSignIn(next), 303)
    })
}
