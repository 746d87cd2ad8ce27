import { type Context, Hono } from 'hono'
import { accountAt } from '../../../ground/access/accounts.ts'
import { currentAuth } from '../../../ground/access/auth.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { Checkboxes } from '../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../ground/ui/combobox.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../ground/ui/page.tsx'
import { findPeople } from '../../people/reads.ts'
import { fullName } from '../../people/rules.ts'
import { invitationForm } from '../forms.ts'
import { invitationAddress, sendInvitation } from '../parts/invitation-link.ts'
import { nameOf } from '../reads.ts'
import { appointable, DESK, INVITATION_DAYS, type Role } from '../rules.ts'
import { invite, inviteAgain } from '../writes.ts'

export const inviting = new Hono<Env>()
  .get('/operators/invite', (c) => {
    const actor = requireRole(c, ...DESK)
    return show(c, <InvitePage roles={appointable(actor.roles)} />)
  })
  .post('/operators/invite', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(invitationForm, c)
    const roles = appointable(actor.roles)
    if (!form.ok) {
      const { searching } = form
      const people = searching ? await asActor(actor, (tx) => findPeople(tx, searching.query)) : []
      const found = people.map((one) => ({ value: one.id, label: fullName(one) }))
      c.status(statusOfRetry(form))
      return show(c, <InvitePage form={form} roles={roles} found={found} />)
    }
    const account = await accountAt(currentAuth(), form.value.email)
    const invited = await asActor(actor, (tx) => invite(tx, actor, form.once, form.value, account))
    if (!invited.ok) {
      c.status(409)
      return show(c, <InvitePage form={{ ...form, refusal: invited.refusal }} roles={roles} />)
    }
    const { personId, token, known } = invited.value
    if (token) return handOver(c, personId, form.value.email, token)
    flash(c, known ? 'operators.invite.roleGiven' : 'operators.invite.again')
    return c.redirect(below(c, `/operators/${personId}`), 303)
  })
  .post('/operators/:id/invitation', async (c) => {
    const actor = requireRole(c, ...DESK)
    const personId = c.req.param('id')
    if (!isId(personId)) return c.notFound()
    const again = await asActor(actor, (tx) => inviteAgain(tx, actor, personId))
    if (again) return handOver(c, personId, again.email, again.token)
    flash(c, 'operators.person.nothingWaits', 'info')
    return c.redirect(below(c, `/operators/${personId}`), 303)
  })

/** By mail if there is one; if not, the inviter sees the link, this once. */
async function handOver(c: Context<Env>, personId: string, email: string, token: string) {
  const address = invitationAddress(currentAuth().baseUrl, c.var.territory.slug, token)
  if (await sendInvitation(c.var.territory, email, address)) {
    flash(c, 'operators.invite.sent')
    return c.redirect(below(c, `/operators/${personId}`), 303)
  }
  const name = await asActor(c.var.actor, (tx) => nameOf(tx, personId))
  return show(c, <HandOverPage address={address} name={name} personId={personId} />)
}

const show = (c: Context<Env>, page: Parameters<typeof c.render>[0]) =>
  c.render(page, { title: c.var.t('operators.invite.heading') })

type InviteProps = { form?: FormState; roles: readonly Role[]; found?: Found[] }

function InvitePage({ form = {}, roles, found = [] }: InviteProps) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="operators.invite.heading"
      lead="operators.invite.lead"
      crumbs={[{ href: at('/operators'), label: 'operators.list.heading' }]}
      width="reading"
    >
      <Form {...form} action={at('/operators/invite')} submit="operators.invite.send" answersItself>
        <Combobox
          name="person"
          label="operators.invite.person"
          hint="operators.invite.personHint"
          search={at('/people/search')}
          addNew={[{ prefix: 'new-person', label: 'operators.invite.newPerson' }]}
          found={found}
          required
        />
        <Field name="email" type="email" label="operators.invite.email" autocomplete="off" required />
        <Checkboxes
          name="roles"
          label="operators.invite.roles"
          options={roles.map((role) => ({
            value: role,
            label: t(`operators.role.${role}`),
            hint: t(`operators.roleAbout.${role}`),
          }))}
          required
        />
      </Form>
    </Page>
  )
}

type HandOverProps = { address: string; name: string; personId: string }

function HandOverPage({ address, name, personId }: HandOverProps) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="operators.link.heading"
      lead={['operators.link.lead', { name }]}
      crumbs={[{ href: at('/operators'), label: 'operators.list.heading' }]}
      width="reading"
    >
      <Callout kind="success">
        <p>
          <code>{address}</code>
        </p>
        <p>{t('operators.link.until', { days: INVITATION_DAYS })}</p>
      </Callout>
      <ButtonLink href={at(`/operators/${personId}`)} label="operators.link.toPerson" quiet />
    </Page>
  )
}
