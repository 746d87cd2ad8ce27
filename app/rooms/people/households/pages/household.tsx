import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { comesBack } from '../../../../ground/ui/comes-back.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { hintOf } from '../../parts/person-hint.ts'
import { findPeople, keptIdOf } from '../../reads.ts'
import { fullName, TEAM } from '../../rules.ts'
import { leavingForm, memberForm } from '../forms.ts'
import { Living } from '../parts/households.tsx'
import { type Household, type HouseholdMember, householdById, membersOf } from '../reads.ts'
import { joinHousehold, leaveHousehold } from '../writes.ts'

type Here = { household: Household; members: HouseholdMember[] }

export const household = new Hono<Env>()
  .get('/people/households/:id', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, await householdHere(actor, c.req.param('id')))
  })
  .post('/people/households/:id', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const here = await householdHere(actor, c.req.param('id'))
    const form = await parseForm(memberForm, c)
    if (!form.ok) {
      const query = form.searching?.query
      const found = query ? await asActor(actor, (tx) => findPeople(tx, query)) : []
      c.status(statusOfRetry(form))
      return show(
        c,
        here,
        form,
        found.map((one) => ({ value: one.id, label: fullName(one), hint: hintOf(one) })),
      )
    }
    const { dayOf, now } = textsOf(c)
    const joined = await asActor(actor, async (tx) => {
      const personId = await keptIdOf(tx, form.value.personId)
      if (!personId) throw new NotHere()
      return joinHousehold(tx, actor, here.household.id, { ...form.value, personId }, dayOf(now))
    })
    if (!joined.ok) {
      c.status(422)
      return show(c, here, { ...form, errors: { personId: [joined.refusal] } })
    }
    flash(c, 'people.household.joined')
    return c.redirect(below(c, `/people/households/${here.household.id}`), 303)
  })
  .post('/people/households/:id/members/:personId/leave', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { id, personId } = c.req.param()
    const here = await householdHere(actor, id)
    const form = await parseForm(leavingForm, c)
    const left =
      form.ok &&
      isId(personId) &&
      (await asActor(actor, (tx) => leaveHousehold(tx, actor, id, personId, form.value.untilOn)))
    if (!left) {
      if (!here.members.some((one) => one.person_id === personId)) throw new NotHere()
      comesBack(c, form.ok ? { ...form, errors: { untilOn: ['people.household.notLeft'] } } : form)
      c.status(422)
      return show(c, here)
    }
    flash(c, 'people.household.left')
    return c.redirect(below(c, `/people/households/${here.household.id}`), 303)
  })

async function householdHere(actor: SignedInActor, id: string): Promise<Here> {
  const here = await asActor(actor, async (tx) => {
    const household = isId(id) ? await householdById(tx, id) : undefined
    return household && { household, members: await membersOf(tx, [id]) }
  })
  if (!here) throw new NotHere()
  return here
}

const show = (c: Context<Env>, here: Here, form: FormState = {}, found: Found[] = []) =>
  c.render(<HouseholdPage {...here} form={form} found={found} />, { title: here.household.name })

function HouseholdPage({ household, members, form, found }: Here & { form: FormState; found: Found[] }) {
  const below = useBelow()
  const here = below(`/people/households/${household.id}`)
  return (
    <Page
      heading={{ said: household.name }}
      crumbs={[{ href: below('/people'), label: 'people.list.heading' }]}
    >
      <Table
        caption="people.household.members"
        columns={[
          {
            heading: 'people.list.name',
            main: true,
            cell: (one) => <a href={below(`/people/${one.person_id}`)}>{fullName(one)}</a>,
          },
          { heading: 'people.household.how', cell: (one) => <Living member={one} /> },
          {
            heading: 'people.household.leave',
            cell: (one) =>
              !one.until_on && (
                <Form
                  action={`${here}/members/${one.person_id}/leave`}
                  submit="people.household.leave"
                  idPrefix={one.person_id}
                  inline
                >
                  <Field name="untilOn" type="date" label="people.household.leaveOn" required />
                </Form>
              ),
          },
        ]}
        rows={members}
      />
      <Section heading="people.household.join">
        <Form {...form} action={here} submit="people.household.joinSave">
          <Combobox
            name="personId"
            label="people.household.who"
            search={below('/people/search')}
            found={found}
            required
          />
          <div class="field-row">
            <Field name="relation" label="people.household.relation" maxlength={60} />
            <Field name="fromOn" type="date" label="people.household.from" />
          </div>
        </Form>
      </Section>
    </Page>
  )
}
