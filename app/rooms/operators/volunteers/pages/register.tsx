import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { daysLater, localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { ImportLink } from '../../../../ground/imports/import-link.tsx'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { findOrganisations } from '../../../organisations/reads.ts'
import { findPeople } from '../../../people/reads.ts'
import { fullName } from '../../../people/rules.ts'
import { TEAM } from '../../rules.ts'
import { registerForm } from '../forms.ts'
import { EndingSoon } from '../parts/ending-soon.tsx'
import { RegisterTable } from '../parts/register-table.tsx'
import { register, type Volunteer } from '../reads.ts'
import { SOON_DAYS } from '../rules.ts'
import { enrol } from '../writes.ts'

/** Lists come in at the desk, and volunteers are written down by the team: who is of both. */
const REGISTRARS = ['coordinator']

/** The register of volunteers, with who may go today and whose check is about to end. */
export const volunteers = new Hono<Env>()
  .get('/volunteers', (c) => show(c, requireRole(c, ...TEAM)))
  .post('/volunteers', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(registerForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, actor, form)
    }
    const enrolled = await asActor(actor, (tx) => enrol(tx, actor, form.once, form.value))
    if (!enrolled.ok) {
      c.status(409)
      return show(c, actor, { ...form, errors: { person: [enrolled.refusal] } })
    }
    flash(c, 'operators.volunteers.enrolled')
    return c.redirect(below(c, `/volunteers/${enrolled.value.personId}`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const { searching } = form
  const seen = await asActor(actor, async (tx) => ({
    all: await register(tx),
    people:
      searching?.name === 'person'
        ? (await findPeople(tx, searching.query)).map((one) => ({ value: one.id, label: fullName(one) }))
        : [],
    bodies:
      searching?.name === 'organisation'
        ? (await findOrganisations(tx, searching.query)).map(({ id, name }) => ({ value: id, label: name }))
        : [],
  }))
  const today = localDay(c.var.now, c.var.territory.timeZone)
  return c.render(<RegisterPage {...seen} today={today} form={form} />, {
    title: c.var.t('operators.volunteers.heading'),
  })
}

type Props = { all: Volunteer[]; people: Found[]; bodies: Found[]; today: string; form: FormState }

function RegisterPage({ all, people, bodies, today, form }: Props) {
  const at = useBelow()
  return (
    <Page
      heading="operators.volunteers.heading"
      lead="operators.volunteers.lead"
      actions={<ImportLink list="volunteers" desk={REGISTRARS} />}
    >
      <EndingSoon all={all} today={today} by={daysLater(today, SOON_DAYS)} />
      {all.length === 0 ? (
        <EmptyState heading="operators.volunteers.none" text="operators.volunteers.noneText" />
      ) : (
        <RegisterTable all={all} today={today} />
      )}
      <Section heading="operators.volunteers.enrol" lead="operators.volunteers.enrolLead">
        <Form {...form} action={at('/volunteers')} submit="operators.volunteers.enrolNow">
          <Combobox
            name="person"
            label="operators.volunteers.person"
            search={at('/people/search')}
            found={people}
            required
          />
          <Combobox
            name="organisation"
            label="operators.volunteers.organisation"
            hint="operators.volunteers.organisationHint"
            search={at('/organisations/search')}
            found={bodies}
          />
          <Field name="fromOn" type="date" label="operators.volunteers.fromOn" value={today} required />
        </Form>
      </Section>
    </Page>
  )
}
