import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type Here, keeping, standingAt } from '../../parts/here.ts'
import { meetingForm } from '../forms.ts'
import { planMeeting } from '../writes.ts'

export const newMeeting = new Hono<Env>()
  .get('/tables/:table/meetings/new', (c) => show(c))
  .post('/tables/:table/meetings/new', async (c) => {
    const form = await parseForm(meetingForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const planned = await keeping(c, standingAt, 'table', (tx, { table }, actor) =>
      planMeeting(tx, actor, table.id, form.once, form.value, c.var.territory.timeZone),
    )
    if (!planned.ok) {
      c.status(422)
      return show(c, { ...form, errors: { on: [planned.refusal] } })
    }
    flash(c, 'tables.meeting.plannedNow')
    return c.redirect(below(c, `/tables/meetings/${planned.value.id}`), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const here = await keeping(c, standingAt, 'table', async (_tx, found) => found)
  return c.render(<NewMeetingPage here={here} form={form} />, {
    title: c.var.t('tables.meeting.new'),
    section: '/tables',
  })
}

const NewMeetingPage = ({ here: { table }, form }: { here: Here; form: FormState }) => (
  <Page heading="tables.meeting.new" kicker={table.name} crumbs={useCrumbs(table)} width="reading">
    <Form {...form} submit="tables.meeting.save">
      <div class="field-row">
        <Field name="on" type="date" label="tables.meeting.on" required />
        <Field name="at" type="time" label="tables.meeting.at" required />
      </div>
      <Field name="place" label="tables.meeting.place" required maxlength={200} />
      <TextArea
        name="invited"
        label="tables.meeting.invited"
        hint="tables.meeting.invitedHint"
        maxlength={1000}
      />
    </Form>
  </Page>
)
