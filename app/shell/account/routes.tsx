import { type Context, Hono } from 'hono'
import { endSessionsOf, hasPassword, renameAccount, setPassword } from '../../ground/access/accounts.ts'
import { devicesOf } from '../../ground/access/devices.ts'
import { endOtherSessionsOf, endSessionOf, openSessionsOf } from '../../ground/access/open-sessions.ts'
import { revokeAccessesOf } from '../../ground/access/program-access.ts'
import type { Env, Session } from '../../ground/access/request.ts'
import { beginSession, isRecent, tokenOf } from '../../ground/access/session.ts'
import { NotSignedIn } from '../../ground/access/signed-in.ts'
import { type FormState, parseForm } from '../../ground/forms/parse-form.ts'
import { flash } from '../../ground/ui/flash.tsx'
import { originOf } from '../sign-in/arrival.ts'
import { refusedPassword } from '../sign-in/choose-password.ts'
import type { AccountDeps } from '../sign-in/routes.tsx'
import { nameForm, passwordForm } from './forms.ts'
import { AccountPage } from './page.tsx'
import { programRoutes } from './programs.tsx'
import { secondProofRoutes } from './second-proof.tsx'

/** One's own account: what is shown of it, its password, where one works. */
export function accountRoutes({ auth, config }: AccountDeps) {
  const mine = (c: Context<Env>): Session => {
    if (!c.var.session) throw new NotSignedIn()
    return c.var.session
  }
  /** Who came in a moment ago, by a link, has forgotten the old password: they need not know it. */
  const needsCurrent = async (c: Context<Env>, { accountId }: Session) =>
    (await hasPassword(auth, accountId)) && !(await isRecent(c, auth))
  const show = async (
    c: Context<Env>,
    session: Session,
    forms: { name?: FormState; password?: FormState } = {},
  ) =>
    c.render(
      <AccountPage
        session={session}
        hasPassword={await hasPassword(auth, session.accountId)}
        asksCurrent={await needsCurrent(c, session)}
        sessions={await openSessionsOf(auth, session.accountId, tokenOf(c, auth) ?? '')}
        devices={await devicesOf(auth, [session.accountId])}
        {...forms}
      />,
      { title: c.var.t('account.heading'), robots: 'noindex' },
    )

  return new Hono<Env>()
    .get('/account', (c) => show(c, mine(c)))
    .post('/account/name', async (c) => {
      const session = mine(c)
      const form = await parseForm(nameForm, c)
      if (!form.ok) {
        c.status(422)
        return show(c, session, { name: form })
      }
      await renameAccount(auth, session.accountId, form.value.name)
      flash(c, 'account.name.saved')
      return c.redirect('/account', 303)
    })
    .post('/account/password', async (c) => {
      const session = mine(c)
      const form = await parseForm(passwordForm, c)
      if (!form.ok) {
        c.status(422)
        return show(c, session, { password: form })
      }
      const { current = '', password } = form.value
      const weak = await refusedPassword(password, [session.name, session.email])
      if (weak) {
        c.status(422)
        return show(c, session, { password: { ...form, errors: weak } })
      }
      if (await needsCurrent(c, session)) {
        const body = { currentPassword: current, newPassword: password }
        const answer = await auth.ask('/change-password', {
          ...originOf(c, config),
          body,
          cookie: c.req.header('cookie'),
        })
        if (!answer.ok) {
          c.status(answer.status === 429 ? 429 : 422)
          const refusal = answer.status === 429 ? 'signIn.tooMany' : 'account.password.wrong'
          return show(c, session, { password: { ...form, refusal } })
        }
      } else {
        await setPassword(auth, session.accountId, password)
      }
      // Whoever else sits at an open page of this account is out, and so is any program.
      await endSessionsOf(auth, session.accountId)
      await revokeAccessesOf(auth, session.accountId)
      const { accountId, proved = false } = session
      await beginSession(c, auth, accountId, { from: originOf(c, config), proved })
      flash(c, 'account.password.saved')
      return c.redirect('/account', 303)
    })
    .post('/account/sessions/end', async (c) => {
      const { accountId } = mine(c)
      const { session } = await c.req.parseBody()
      if (typeof session === 'string' && session) await endSessionOf(auth, accountId, session)
      else await endOtherSessionsOf(auth, accountId, tokenOf(c, auth) ?? '')
      flash(c, 'account.sessions.ended')
      return c.redirect('/account', 303)
    })
    .route('/', secondProofRoutes({ auth, config }))
    .route('/', programRoutes({ auth }))
}
