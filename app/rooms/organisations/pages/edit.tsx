import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../ground/texts/use-texts.ts'
import { below } from '../../../ground/ui/below.ts'
import { comesBack } from '../../../ground/ui/comes-back.ts'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { townsToChoose } from '../../people/parts/towns.ts'
import { STAFF, TEAM } from '../../people/rules.ts'
import { dayForm, organisationForm, pressedForm } from '../forms.ts'
import { OrganisationFields } from '../parts/organisation-fields.tsx'
import { OrganisationFrame } from '../parts/organisation-frame.tsx'
import { organisationHere, type WithContact } from '../parts/organisation-here.ts'
import { changeOrganisation, listOrganisation, unlistOrganisation, verifyOrganisation } from '../writes.ts'

export const editOrganisation = new Hono<Env>()
  .get('/organisations/:id/edit', async (c) => {
    const actor = requireRole(c, ...STAFF)
    return show(c, actor, await organisationHere(actor, c.req.param('id')))
  })
  .post('/organisations/:id/edit', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const here = await organisationHere(actor, c.req.param('id'))
    const form = await parseForm(organisationForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, here, form)
    }
    await asActor(actor, (tx) => changeOrganisation(tx, actor, here.organisation.id, form.value, here.team))
    return backTo(c, here, 'organisations.edit.saved')
  })
  .post('/organisations/:id/listed', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const here = await organisationHere(actor, c.req.param('id'))
    const form = await parseForm(dayForm, c)
    const { dayOf, now } = textsOf(c)
    if (!form.ok || form.value.on > dayOf(now)) {
      comesBack(c, form.ok ? { ...form, errors: { on: ['organisations.listing.wrongDay'] } } : form)
      c.status(422)
      return show(c, actor, here)
    }
    await asActor(actor, (tx) => listOrganisation(tx, actor, here.organisation.id, form.value.on))
    return backTo(c, here, 'organisations.listing.done')
  })
  .post('/organisations/:id/unlisted', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const here = await organisationHere(actor, c.req.param('id'))
    await asActor(actor, (tx) => unlistOrganisation(tx, actor, here.organisation.id))
    return backTo(c, here, 'organisations.listing.stopped')
  })
  .post('/organisations/:id/verified', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const here = await organisationHere(actor, c.req.param('id'))
    const form = await parseForm(pressedForm, c)
    const { dayOf, now } = textsOf(c)
    await asActor(actor, (tx) => verifyOrganisation(tx, actor, here.organisation.id, form.once, dayOf(now)))
    return backTo(c, here, 'organisations.verified.done')
  })

type Said = Parameters<typeof flash>[1]
function backTo(c: Context<Env>, { organisation }: WithContact, said: Said) {
  flash(c, said)
  return c.redirect(below(c, `/organisations/${organisation.id}/edit`), 303)
}

async function show(c: Context<Env>, actor: SignedInActor, here: WithContact, form: FormState = {}) {
  const towns = await asActor(actor, (tx) => townsToChoose(tx, here.organisation))
  return c.render(
    <OrganisationFrame {...here} side="edit">
      <Form {...form} action={below(c, `/organisations/${here.organisation.id}/edit`)}>
        <OrganisationFields {...here} towns={towns} />
      </Form>
    </OrganisationFrame>,
    { title: here.organisation.name },
  )
}
