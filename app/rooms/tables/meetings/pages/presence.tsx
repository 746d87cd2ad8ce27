import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Checkboxes } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type AtMeeting, idHere, keeping, meetingHere, todayOf } from '../../parts/here.ts'
import { type Seat, seatName, seatsOf } from '../../reads.ts'
import { seatedOn } from '../../rules.ts'
import { presenceForm } from '../forms.ts'
import { presentAt } from '../reads.ts'
import { markPresence } from '../writes.ts'

export const presencePage = new Hono<Env>()
  .get('/tables/meetings/:meeting/presence', (c) => show(c))
  .post('/tables/meetings/:meeting/presence', async (c) => {
    const form = await parseForm(presenceForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const marked = await keeping(c, meetingHere, 'meeting', (tx, { meeting }, actor) =>
      markPresence(tx, actor, meeting.id, form.value.present, todayOf(c)),
    )
    if (!marked.ok) {
      c.status(422)
      return show(c, { ...form, errors: { present: [marked.refusal] } })
    }
    flash(c, 'tables.presence.marked')
    return c.redirect(below(c, `/tables/meetings/${idHere(c, 'meeting')}`), 303)
  })

type Shown = { here: AtMeeting; seats: Seat[]; present: string[] }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await keeping(
    c,
    meetingHere,
    'meeting',
    async (tx, here): Promise<Shown> => ({
      here,
      seats: seatedOn(await seatsOf(tx, here.table.id), here.meeting.onDate),
      present: await presentAt(tx, here.meeting.id),
    }),
  )
  return c.render(<PresencePage {...shown} form={form} />, {
    title: c.var.t('tables.presence.heading'),
    section: '/tables',
  })
}

const PresencePage = ({ here: { table, meeting }, seats, present, form }: Shown & { form: FormState }) => (
  <Page
    heading="tables.presence.heading"
    kicker={table.name}
    lead={['tables.presence.lead', { quorum: table.quorum }]}
    crumbs={useCrumbs(table, meeting)}
    width="reading"
  >
    {seats.length > 0 ? (
      <Form {...form} submit="tables.presence.save">
        <Checkboxes
          name="present"
          label="tables.presence.there"
          value={present}
          options={seats.map((seat) => ({ value: seat.id, label: seatName(seat) }))}
        />
      </Form>
    ) : (
      <EmptyState heading="tables.presence.nobody" text="tables.presence.nobodyText" />
    )}
  </Page>
)
