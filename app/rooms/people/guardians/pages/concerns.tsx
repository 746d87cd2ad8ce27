import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { Timeline, TimelineEntry } from '../../../../ground/ui/timeline.tsx'
import { personHere } from '../../parts/person-here.ts'
import type { PersonName } from '../../reads.ts'
import { fullName, TEAM } from '../../rules.ts'
import { concernForm } from '../forms.ts'
import { type ConcernRead, readConcerns } from '../reads.ts'
import { CONCERN_BASES } from '../rules.ts'
import { noteConcern } from '../writes.ts'

export const concerns = new Hono<Env>()
  .get('/people/:id/privacy/concerns', async (c) => {
    const actor = requireRole(c, ...TEAM)
    return show(c, actor, await personHere(actor, c.req.param('id')))
  })
  .post('/people/:id/privacy/concerns', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const person = await personHere(actor, c.req.param('id'))
    const form = await parseForm(concernForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, person, form)
    }
    await asActor(actor, (tx) => noteConcern(tx, actor, form.once, person.id, form.value))
    flash(c, 'people.concerns.saved')
    return c.redirect(below(c, `/people/${person.id}/privacy/concerns`), 303)
  })

async function show(c: Context<Env>, actor: SignedInActor, person: PersonName, form: FormState = {}) {
  const known = await asActor(actor, (tx) => readConcerns(tx, actor, person.id))
  return c.render(<ConcernsPage person={person} concerns={known} form={form} />, {
    title: c.var.t('people.concerns.section'),
    section: '/people',
  })
}

type Props = { person: PersonName; concerns: readonly ConcernRead[]; form: FormState }

function ConcernsPage({ person, concerns, form }: Props) {
  const { t, dayOf, now } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="people.concerns.section"
      kicker={fullName(person)}
      lead="people.concerns.lead"
      crumbs={[
        { href: below(`/people/${person.id}`), label: { said: fullName(person) } },
        { href: below(`/people/${person.id}/privacy`), label: 'people.privacy.heading' },
      ]}
      width="reading"
    >
      <Timeline>
        {concerns.map((one) => (
          <TimelineEntry at={one.noted_on} title={t(`people.concerns.basis.${one.basis}`)}>
            <p class="prose">{one.words}</p>
            <p class="hint">{one.reason}</p>
          </TimelineEntry>
        ))}
      </Timeline>
      <Form {...form} submit="people.concerns.save">
        <Field
          name="notedOn"
          type="date"
          label="people.concerns.notedOn"
          value={dayOf(now)}
          max={dayOf(now)}
          required
        />
        <Select
          name="basis"
          label="people.concerns.basis"
          options={CONCERN_BASES.map((value) => ({ value, label: t(`people.concerns.basis.${value}`) }))}
          required
        />
        <TextArea name="reason" label="people.concerns.reason" rows={2} maxlength={1000} required />
        <TextArea name="words" label="people.concerns.words" rows={5} maxlength={4000} required />
      </Form>
    </Page>
  )
}
