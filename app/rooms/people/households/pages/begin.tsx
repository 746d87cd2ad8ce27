import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { personHere } from '../../parts/person-here.ts'
import type { PersonName } from '../../reads.ts'
import { fullName, TEAM } from '../../rules.ts'
import { householdForm } from '../forms.ts'
import { beginHousehold } from '../writes.ts'

export const beginning = new Hono<Env>()
  .get('/people/:id/household', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, await personHere(actor, c.req.param('id')))
  })
  .post('/people/:id/household', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const person = await personHere(actor, c.req.param('id'))
    const form = await parseForm(householdForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, person, form)
    }
    const { dayOf, now } = textsOf(c)
    const begun = await asActor(actor, (tx) =>
      beginHousehold(tx, actor, form.once, person.id, form.value, dayOf(now)),
    )
    if (!begun.ok) {
      c.status(409)
      return show(c, person, { ...form, refusal: begun.refusal })
    }
    flash(c, 'people.household.begun')
    return c.redirect(below(c, `/people/households/${begun.value.householdId}`), 303)
  })

const show = (c: Context<Env>, person: PersonName, form: FormState = {}) =>
  c.render(<BeginPage person={person} form={form} />, { title: c.var.t('people.household.begin') })

function BeginPage({ person, form }: { person: PersonName; form: FormState }) {
  const below = useBelow()
  return (
    <Page
      heading="people.household.begin"
      lead="people.household.beginLead"
      crumbs={[
        { href: below('/people'), label: 'people.list.heading' },
        { href: below(`/people/${person.id}`), label: { said: fullName(person) } },
      ]}
      width="reading"
    >
      <Form {...form}>
        <Field
          name="name"
          label="people.household.name"
          hint="people.household.nameHint"
          required
          maxlength={120}
        />
        <div class="field-row">
          <Field name="relation" label="people.household.ownRelation" maxlength={60} />
          <Field name="fromOn" type="date" label="people.household.from" />
        </div>
      </Form>
    </Page>
  )
}
