import { type Context, Hono } from 'hono'
import { endSessionsOf, hasPassword, renameAccount, setPassword } from '../../ground/access/accounts.ts'
import { addressOf } from '../../ground/access/address.ts'
import type { Env, Session } from '../../ground/access/request.ts'
import { beginSession, isRecent } from '../../ground/access/session.ts'
import { NotSignedIn } from '../../ground/access/signed-in.ts'
import { type FormState, parseForm } from '../../ground/forms/parse-form.ts'
import { flash } from '../../ground/ui/flash.tsx'
import type { AccountDeps } from '../sign-in/routes.tsx'
import { nameForm, passwordForm } from './forms.ts'
import { AccountPage } from './page.tsx'

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
      if (await needsCurrent(c, session)) {
        const body = { currentPassword: current, newPassword: password }
        const answer = await auth.ask('/change-password', {
          address: addressOf(c, config.trustProxy),
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
      // Whoever else sits at an open page of this account is out.
      await endSessionsOf(auth, session.accountId)
      await beginSession(c, auth, session.accountId)
      flash(c, 'account.password.saved')
      return c.redirect('/account', 303)
    })
}
