import { type Context, Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { localDay } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import { signalForm } from '../forms.ts'
import { SignalTable } from '../parts/signal-table.tsx'
import { type School, type SignalLine, schoolsFor, signalsSentBy } from '../reads.ts'
import { SIGNAL_DAYS } from '../rules.ts'
import { sendSignal } from '../writes.ts'

const PATH = '/school/send'
const SENDS = ['partner', ...TEAM] as const

export const sendingSignal = new Hono<Env>()
  .get(PATH, (c) => show(c))
  .post(PATH, async (c) => {
    const actor = requireRole(c, ...SENDS)
    const form = await parseForm(signalForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const today = localDay(c.var.now, c.var.territory.timeZone)
    const sent = await asActor(actor, (tx) =>
      sendSignal(tx, actor, form.once, form.value, { today, ofTeam: holdsRole(actor, ...TEAM) }),
    )
    if (!sent.ok) {
      c.status(422)
      return show(c, { ...form, errors: { school: [sent.refusal] } })
    }
    flash(c, 'intakes.signal.sent')
    return c.redirect(below(c, PATH), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, ...SENDS)
  const seen = await asActor(actor, async (tx) => ({
    schools: await schoolsFor(tx, holdsRole(actor, ...TEAM)),
    sent: await signalsSentBy(tx, actor),
  }))
  return c.render(<SendPage {...seen} form={form} />, {
    title: c.var.t('intakes.signal.send'),
    ...(holdsRole(c.var.actor, ...TEAM) && { section: '/intakes' }),
  })
}

function SendPage({ schools, sent, form }: { schools: School[]; sent: SignalLine[]; form: FormState }) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <Page heading="intakes.signal.send" lead="intakes.signal.sendLead" width="reading">
      {schools.length === 0 ? (
        <EmptyState heading="intakes.signal.noSchool" text="intakes.signal.noSchoolText" />
      ) : (
        <Form {...form} action={at(PATH)} submit="intakes.signal.sendNow">
          <Select
            name="school"
            label="intakes.signal.school"
            blank={schools.length === 1 ? false : 'ui.form.choose'}
            options={schools.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
          <Field
            name="pupil"
            label="intakes.signal.pupil"
            hint="intakes.signal.pupilHint"
            maxlength={200}
            required
          />
          <TextArea
            name="noticed"
            label="intakes.signal.noticed"
            hint="intakes.signal.noticedHint"
            rows={5}
            maxlength={4000}
            required
          />
          <p class="hint">{t('intakes.signal.forgotten', { days: SIGNAL_DAYS })}</p>
        </Form>
      )}
      {sent.length > 0 && (
        <Section heading="intakes.signal.sentBefore">
          <SignalTable signals={sent} />
        </Section>
      )}
    </Page>
  )
}
