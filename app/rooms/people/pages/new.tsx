import { type Context, Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { Checkbox } from '../../../ground/ui/choices.tsx'
import type { Found } from '../../../ground/ui/combobox.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { LikelyList } from '../duplicates/parts/likely-list.tsx'
import { type Likely, likelySameAsTold } from '../duplicates/reads.ts'
import { personFormOn } from '../forms.ts'
import { municipalitiesFound } from '../parts/municipalities-found.ts'
import { PersonFields } from '../parts/person-fields.tsx'
import { toldBy } from '../parts/told.ts'
import { splitName, TEAM } from '../rules.ts'
import { recordPerson } from '../writes.ts'

export const newPerson = new Hono<Env>()
  .get('/people/new', (c) => {
    requireRole(c, ...TEAM)
    return show(c, {})
  })
  .post('/people/new', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(personFormOn(dayOf(now)), c)
    if (!form.ok) {
      const found = await asActor(actor, (tx) => municipalitiesFound(tx, form))
      c.status(statusOfRetry(form))
      return show(c, form, { found })
    }
    const likely = await asActor(actor, async (tx) => {
      const likely = form.value.someoneElse ? [] : await likelySameAsTold(tx, toldBy(form.value), form.once)
      if (likely.length === 0) await recordPerson(tx, actor, form.once, form.value)
      return likely
    })
    if (likely.length) {
      c.status(409)
      return show(c, form, { likely })
    }
    flash(c, 'people.new.recorded')
    return c.redirect(below(c, `/people/${form.once}`), 303)
  })

type Shown = { found?: Found[]; likely?: Likely[] }

function show(c: Context<Env>, form: FormState, shown: Shown = {}) {
  const said = c.req.query('name')
  return c.render(<NewPersonPage form={form} named={said ? splitName(said) : undefined} {...shown} />, {
    title: c.var.t('people.new.heading'),
  })
}

type NewPersonProps = Shown & {
  form: FormState
  named?: { givenName: string; familyName: string } | undefined
}

function NewPersonPage({ form, named, found, likely = [] }: NewPersonProps) {
  const below = useBelow()
  return (
    <Page
      heading="people.new.heading"
      lead="people.new.lead"
      crumbs={[{ href: below('/people'), label: 'people.list.heading' }]}
      width="reading"
    >
      <Form {...form} submit="people.new.save">
        {likely.length > 0 && (
          <Callout kind="warning" heading={['people.new.likely', { count: likely.length }]} alert>
            <LikelyList likely={likely} />
            <Checkbox name="someoneElse" label="people.new.someoneElse" />
          </Callout>
        )}
        <PersonFields named={named} found={found} />
      </Form>
    </Page>
  )
}
