import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import type { Found } from '../../../ground/ui/combobox.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { personFormOn } from '../forms.ts'
import { municipalitiesFound } from '../parts/municipalities-found.ts'
import { PersonFields } from '../parts/person-fields.tsx'
import { type Person, recordById } from '../reads.ts'
import { fullName, TEAM } from '../rules.ts'
import { changePerson } from '../writes.ts'

export const editPerson = new Hono<Env>()
  .get('/people/:id/edit', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, await recordHere(actor, c.req.param('id')))
  })
  .post('/people/:id/edit', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const person = await recordHere(actor, c.req.param('id'))
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(personFormOn(dayOf(now)), c)
    if (!form.ok) {
      const found = await asActor(actor, (tx) => municipalitiesFound(tx, form))
      c.status(statusOfRetry(form))
      return show(c, person, form, found)
    }
    await asActor(actor, (tx) => changePerson(tx, actor, person.id, form.value))
    flash(c, 'people.edit.saved')
    return c.redirect(below(c, `/people/${person.id}`), 303)
  })

async function recordHere(actor: SignedInActor, id: string): Promise<Person> {
  const person = isId(id) ? await asActor(actor, (tx) => recordById(tx, id)) : undefined
  if (!person) throw new NotHere()
  return person
}

const show = (c: Context<Env>, person: Person, form: FormState = {}, found: Found[] = []) =>
  c.render(<EditPersonPage person={person} form={form} found={found} />, {
    title: c.var.t('people.edit.heading'),
  })

function EditPersonPage({ person, form, found }: { person: Person; form: FormState; found: Found[] }) {
  const below = useBelow()
  return (
    <Page
      heading="people.edit.heading"
      crumbs={[
        { href: below('/people'), label: 'people.list.heading' },
        { href: below(`/people/${person.id}`), label: { said: fullName(person) } },
      ]}
      width="reading"
    >
      <Form {...form}>
        <PersonFields person={person} found={found} />
      </Form>
    </Page>
  )
}
