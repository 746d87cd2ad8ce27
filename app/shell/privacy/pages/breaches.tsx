import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { Env } from '../../../ground/access/request.ts'
import { requireRole } from '../../../ground/access/signed-in.ts'
import { localTime } from '../../../ground/calendar/local-time.ts'
import { asActor } from '../../../ground/db/database.ts'
import { isId } from '../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../ground/ui/field.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { Form } from '../../../ground/ui/form.tsx'
import { Page, Section } from '../../../ground/ui/page.tsx'
import { DESK } from '../../../rooms/directory/parts/words.ts'
import { breachForm } from '../forms.ts'
import { BreachList } from '../parts/breach-list.tsx'
import { type Breach, breachesHere } from '../reads.ts'
import { RISKS } from '../rules.ts'
import { recordBreach, tellBreach } from '../writes.ts'

export const breachesPage = new Hono<Env>()
  .get('/privacy/breaches', async (c) => show(c, requireRole(c, ...DESK)))
  .post('/privacy/breaches', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(breachForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    const clock = { now: c.var.now, timeZone: c.var.territory.timeZone }
    const recorded = await asActor(actor, (tx) => recordBreach(tx, actor, form.once, form.value, clock))
    if (!recorded.ok) {
      c.status(422)
      return show(c, actor, { ...form, errors: { knownAt: [recorded.refusal] } })
    }
    flash(c, 'privacy.breaches.saved')
    return c.redirect(below(c, '/privacy/breaches'), 303)
  })
  .post('/privacy/breaches/:id/authority', (c) => tell(c, 'authority'))
  .post('/privacy/breaches/:id/people', (c) => tell(c, 'people'))

async function tell(c: Context<Env>, whom: 'authority' | 'people') {
  const actor = requireRole(c, ...DESK)
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return c.notFound()
  await asActor(actor, (tx) => tellBreach(tx, actor, id, whom, c.var.now))
  return c.redirect(below(c, '/privacy/breaches'), 303)
}

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const breaches = await asActor(actor, breachesHere)
  const latest = localTime(c.var.now, c.var.territory.timeZone)
  return c.render(<BreachesPage breaches={breaches} latest={latest} form={form} />, {
    title: c.var.t('privacy.breaches.heading'),
    section: '/privacy',
  })
}

type Props = { breaches: readonly Breach[]; latest: string; form: FormState }

function BreachesPage({ breaches, latest, form }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="privacy.breaches.heading"
      lead="privacy.breaches.lead"
      crumbs={[{ href: below('/privacy'), label: 'directory.privacy.heading' }]}
      width="reading"
    >
      <BreachList breaches={breaches} />
      <Section heading="privacy.breaches.add">
        <Form {...form} submit="privacy.breaches.save">
          <Field
            name="knownAt"
            type="datetime-local"
            label="privacy.breaches.knownAt"
            value={latest}
            max={latest}
            required
          />
          <TextArea name="happened" label="privacy.breaches.happened" rows={4} maxlength={4000} required />
          <Field
            name="peopleTouched"
            type="number"
            label="privacy.breaches.people"
            inputmode="numeric"
            min={0}
          />
          <Select
            name="risk"
            label="privacy.breaches.risk"
            options={RISKS.map((value) => ({ value, label: t(`privacy.breaches.risk.${value}`) }))}
            required
          />
          <TextArea name="measures" label="privacy.breaches.measures" rows={3} maxlength={4000} />
        </Form>
      </Section>
    </Page>
  )
}
