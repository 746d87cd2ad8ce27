import { type Context, Hono } from 'hono'
import { accountAt, accountFor, hasPassword, setPassword } from '../../ground/access/accounts.ts'
import { settleLanguage } from '../../ground/access/reading-language.ts'
import type { Env, Here } from '../../ground/access/request.ts'
import { beginSession } from '../../ground/access/session.ts'
import { type FormState, parseForm } from '../../ground/forms/parse-form.ts'
import { mailFolder } from '../../ground/mail/mail.ts'
import { useTexts } from '../../ground/texts/use-texts.ts'
import { Callout } from '../../ground/ui/callout.tsx'
import { Field } from '../../ground/ui/field.tsx'
import { flash } from '../../ground/ui/flash.tsx'
import { Form } from '../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../ground/ui/page.tsx'
import { type InvitationCard, invitationAt } from '../../rooms/operators/reads.ts'
import { stateOf } from '../../rooms/operators/rules.ts'
import { acceptInvitation } from '../../rooms/operators/writes.ts'
import { territoryAt } from '../../rooms/territories/reads.ts'
import { originOf } from './arrival.ts'
import { refusedPassword } from './choose-password.ts'
import { acceptForm } from './forms.ts'
import { signInFor } from './next.ts'
import { passwordHint } from './pages.tsx'
import type { AccountDeps } from './routes.tsx'

/** How the one who follows the link comes in: with a new account, as who they already are, or not before signing in. */
type Way = 'new' | 'signedIn' | 'signInFirst'

/** The page an invitation's link opens. Only its button accepts. */
export function invitationRoutes({ auth, config }: AccountDeps) {
  // A link that was handed over must not open an account that stood before it: its owner signs in first.
  const wayIn = async (c: Context<Env>, email: string): Promise<Way> => {
    const account = await accountAt(auth, email)
    if (!account) return 'new'
    return c.var.session?.accountId === account ? 'signedIn' : 'signInFirst'
  }
  const found = async (slug: string, token: string) => {
    const territory = await territoryAt(slug)
    const card = territory && (await invitationAt(territory.id, token))
    return card && { territory, card, path: `/invitations/${slug}/${token}` }
  }
  const page = async (
    c: Context<Env>,
    at: NonNullable<Awaited<ReturnType<typeof found>>>,
    form?: FormState,
  ) =>
    c.render(<InvitationPage {...at} way={await wayIn(c, at.card.email)} form={form} />, {
      title: c.var.t('signIn.invitation.heading', { territory: at.territory.name }),
      robots: 'noindex',
    })

  return new Hono<Env>()
    .get('/invitations/:slug/:token', async (c) => {
      const at = await found(c.req.param('slug'), c.req.param('token'))
      return at ? page(c, at) : c.notFound()
    })
    .post('/invitations/:slug/:token', async (c) => {
      const token = c.req.param('token')
      const at = await found(c.req.param('slug'), token)
      if (!at) return c.notFound()
      const form = await parseForm(acceptForm, c)
      const way = await wayIn(c, at.card.email)
      if (way === 'signInFirst') return c.redirect(signInFor(at.path), 303)
      if (!form.ok || stateOf(at.card) !== 'open') {
        c.status(form.ok ? 409 : 422)
        return page(c, at, form)
      }
      const { email, name } = at.card
      const errors = form.value.password && (await refusedPassword(form.value.password, [email, name]))
      if (errors) {
        c.status(422)
        return page(c, at, { ...form, errors })
      }
      const account = await accountFor(auth, { email, name, proved: mailFolder() === undefined })
      const accepted = await acceptInvitation(at.territory.id, token, account.id)
      if (!accepted.ok) {
        c.status(409)
        return page(c, at, { ...form, refusal: accepted.refusal })
      }
      if (way === 'new') {
        const { password } = form.value
        if (password && !(await hasPassword(auth, account.id))) await setPassword(auth, account.id, password)
        await beginSession(c, auth, account.id, { from: originOf(c, config), proved: false })
        await settleLanguage(c, auth, account.id)
      }
      flash(c, 'signIn.invitation.welcome')
      return c.redirect(`/${at.territory.slug}`, 303)
    })
}

type PageProps = {
  territory: Here
  card: InvitationCard
  path: string
  way: Way
  form: FormState | undefined
}

function InvitationPage({ territory, card, path, way, form }: PageProps) {
  const { t } = useTexts()
  const state = stateOf(card)
  const roles = card.roles.map((role) => t(`operators.role.${role}`)).join(', ')
  const lead = card.invitedBy ? 'signIn.invitation.leadBy' : 'signIn.invitation.lead'
  return (
    <Page
      heading={['signIn.invitation.heading', { territory: territory.name }]}
      lead={[lead, { name: card.name, by: card.invitedBy, roles, territory: territory.name }]}
      width="reading"
    >
      {state !== 'open' && (
        <>
          <Callout kind="warning" text={`signIn.invitation.${state}`} />
          <ButtonLink href="/sign-in" label="signIn.ask.heading" quiet />
        </>
      )}
      {state === 'open' && way === 'signInFirst' && (
        <>
          <Callout text={['signIn.invitation.signInFirst', { email: card.email }]} />
          <ButtonLink href={signInFor(path)} label="signIn.ask.heading" />
        </>
      )}
      {state === 'open' && way !== 'signInFirst' && (
        <Form {...form} action={path} submit="signIn.invitation.accept">
          {way === 'new' && (
            <Field
              name="password"
              type="password"
              label="signIn.invitation.password"
              hint={passwordHint}
              autocomplete="new-password"
            />
          )}
        </Form>
      )}
    </Page>
  )
}
