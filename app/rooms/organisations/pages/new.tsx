import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { Checkbox } from '../../../ground/ui/choices.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { type Town, townsToChoose } from '../../people/parts/towns.ts'
import { STAFF } from '../../people/rules.ts'
import { organisationForm } from '../forms.ts'
import { OrganisationFields } from '../parts/organisation-fields.tsx'
import { alreadyKnown } from '../reads.ts'
import { recordOrganisation } from '../writes.ts'

type Known = { id: string; name: string; kind: string }

export const newOrganisation = new Hono<Env>()
  .get('/organisations/new', async (c) => show(c, requireRole(c, ...STAFF)))
  .post('/organisations/new', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const form = await parseForm(organisationForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    const others = await asActor(actor, async (tx) => {
      const known = form.value.alreadyKnown ? [] : await alreadyKnown(tx, form.value)
      const others = known.filter(({ id }) => id !== form.once)
      if (others.length === 0) await recordOrganisation(tx, actor, form.once, form.value)
      return others
    })
    if (others.length) {
      c.status(409)
      return show(c, actor, form, others)
    }
    flash(c, 'organisations.new.recorded')
    return c.redirect(below(c, `/organisations/${form.once}/edit`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}, known: Known[] = []) {
  const towns = await asActor(actor, (tx) => townsToChoose(tx))
  return c.render(
    <NewOrganisationPage form={form} towns={towns} known={known} name={c.req.query('name')} />,
    {
      title: c.var.t('organisations.new.heading'),
    },
  )
}

type NewProps = { form: FormState; towns: Town[]; known: Known[]; name?: string | undefined }

function NewOrganisationPage({ form, towns, known, name }: NewProps) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="organisations.new.heading"
      lead="organisations.new.lead"
      crumbs={[{ href: below('/organisations/manage'), label: 'organisations.manage.heading' }]}
      width="reading"
    >
      <Form {...form} submit="organisations.new.save">
        {known.length > 0 && (
          <Callout kind="warning" heading="organisations.new.known" alert>
            <ul>
              {known.map((one) => (
                <li>
                  <a href={below(`/organisations/${one.id}/edit`)}>{one.name}</a>{' '}
                  <span class="hint">{t(`organisations.kind.${one.kind}`)}</span>
                </li>
              ))}
            </ul>
            <Checkbox name="alreadyKnown" label="organisations.new.another" />
          </Callout>
        )}
        <OrganisationFields towns={towns} name={name} />
      </Form>
    </Page>
  )
}
