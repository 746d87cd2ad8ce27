import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { personHere } from '../../parts/person-here.ts'
import type { PersonName } from '../../reads.ts'
import { fullName } from '../../rules.ts'
import { openingForm } from '../forms.ts'
import { tellOpened } from '../parts/letter.ts'
import { OpeningList } from '../parts/opening-list.tsx'
import { type Opening, openings } from '../reads.ts'
import { LONGEST_REASON, OPEN_MINUTES, OPENS } from '../rules.ts'
import { breakGlass } from '../writes.ts'

export const breakingGlass = new Hono<Env>()
  .get('/people/:id/break-glass', async (c) => {
    const actor = requireRole(c, ...OPENS)
    return show(c, actor, await personHere(actor, c.req.param('id')))
  })
  .post('/people/:id/break-glass', async (c) => {
    const actor = requireRole(c, ...OPENS)
    const person = await personHere(actor, c.req.param('id'))
    const form = await parseForm(openingForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, person, form)
    }
    const told = await asActor(actor, (tx) => breakGlass(tx, actor, form.once, person.id, form.value.reason))
    await tellOpened(c.var.territory, told)
    flash(c, 'people.sensitive.opened')
    return c.redirect(below(c, `/people/${person.id}/vulnerability`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, person: PersonName, form: FormState = {}) {
  const before = await asActor(actor, (tx) => openings(tx, actor, { personId: person.id }))
  return c.render(<BreakGlassPage person={person} before={before} form={form} />, {
    title: c.var.t('people.sensitive.heading'),
    robots: 'noindex',
  })
}

type PageProps = { person: PersonName; before: readonly Opening[]; form: FormState }

function BreakGlassPage({ person, before, form }: PageProps) {
  const below = useBelow()
  return (
    <Page
      heading="people.sensitive.heading"
      kicker={fullName(person)}
      lead={['people.sensitive.lead', { minutes: OPEN_MINUTES }]}
      crumbs={[
        { href: below('/people'), label: 'people.list.heading' },
        { href: below(`/people/${person.id}`), label: { said: fullName(person) } },
      ]}
      width="reading"
    >
      <Callout kind="warning" text="people.sensitive.warning" />
      <Form {...form} action={below(`/people/${person.id}/break-glass`)} submit="people.sensitive.submit">
        <TextArea
          name="reason"
          label="people.sensitive.reason"
          hint="people.sensitive.reason.hint"
          maxlength={LONGEST_REASON}
          required
        />
      </Form>
      {before.length > 0 && (
        <Section heading="people.sensitive.before">
          <OpeningList openings={before} />
        </Section>
      )}
    </Page>
  )
}
