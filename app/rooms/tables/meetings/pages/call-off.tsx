import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { done } from '../../../../ground/forms/outcome.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type AtMeeting, idHere, keeping, meetingHere, todayOf } from '../../parts/here.ts'
import { callOffForm } from '../forms.ts'
import { settled } from '../rules.ts'
import { callOff, putBack } from '../writes.ts'

const back = (c: Context<Env>) => c.redirect(below(c, `/tables/meetings/${idHere(c, 'meeting')}`), 303)

/** A meeting that will not be held is called off with its reason, and put back where that was too soon. */
export const callOffPage = new Hono<Env>()
  .get('/tables/meetings/:meeting/call-off', (c) => show(c))
  .post('/tables/meetings/:meeting/call-off', async (c) => {
    const form = await parseForm(callOffForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const off = await keeping(c, meetingHere, 'meeting', async (tx, { meeting }, actor) => {
      const outcome = await callOff(tx, actor, meeting.id, form.value.why, todayOf(c))
      return outcome.ok ? done({ letter: meeting.convenedOn !== null }) : outcome
    })
    // Whoever was convened has to be told; of a meeting that was only planned nobody knows.
    if (off.ok) flash(c, off.value.letter ? 'tables.callOff.doneConvened' : 'tables.callOff.done')
    else flash(c, off.refusal, 'warning')
    return back(c)
  })
  .post('/tables/meetings/:meeting/put-back', async (c) => {
    await keeping(c, meetingHere, 'meeting', (tx, { meeting }, actor) => putBack(tx, actor, meeting.id))
    flash(c, 'tables.callOff.back')
    return back(c)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const here = await keeping(c, meetingHere, 'meeting', async (_tx, found) => found)
  if (settled(here.meeting)) throw new NotHere()
  return c.render(<CallOffPage here={here} form={form} />, {
    title: c.var.t('tables.callOff.heading'),
    section: '/tables',
  })
}

function CallOffPage({ here: { table, meeting }, form }: { here: AtMeeting; form: FormState }) {
  const { day } = useTexts()
  return (
    <Page
      heading="tables.callOff.heading"
      kicker={`${table.name}, ${day(meeting.onDate)}`}
      lead="tables.callOff.lead"
      crumbs={useCrumbs(table, meeting)}
      width="reading"
    >
      <Form {...form} submit="tables.callOff.act">
        <TextArea
          name="why"
          label="tables.callOff.why"
          hint="tables.callOff.whyHint"
          required
          maxlength={500}
        />
      </Form>
    </Page>
  )
}
