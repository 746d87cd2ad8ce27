import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Checkboxes, Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type AtMeeting, idHere, keeping, meetingHere, todayOf } from '../../parts/here.ts'
import { type Seat, seatName, seatsOf } from '../../reads.ts'
import { approveForm } from '../forms.ts'
import { heldAfter, type Meeting, presentAt } from '../reads.ts'
import { approveMinutes } from '../writes.ts'

const OF_MEETING = ['tables.approve.later', 'tables.approve.noQuorum']
const OF_PAGE = ['tables.approve.already', 'tables.approve.unconvened']

export const approvePage = new Hono<Env>()
  .get('/tables/meetings/:meeting/approve', (c) => show(c))
  .post('/tables/meetings/:meeting/approve', async (c) => {
    const form = await parseForm(approveForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const approved = await keeping(c, meetingHere, 'meeting', (tx, { meeting }, actor) =>
      approveMinutes(tx, actor, meeting.id, form.value, todayOf(c)),
    )
    if (!approved.ok) {
      const { refusal } = approved
      c.status(422)
      if (OF_PAGE.includes(refusal)) return show(c, { ...form, refusal })
      const field = OF_MEETING.includes(refusal) ? 'inId' : 'approving'
      return show(c, { ...form, errors: { [field]: [refusal] } })
    }
    flash(c, 'tables.approve.done')
    return c.redirect(below(c, `/tables/meetings/${idHere(c, 'meeting')}`), 303)
  })

type Shown = { here: AtMeeting; later: Meeting[]; seats: Seat[] }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await keeping(c, meetingHere, 'meeting', async (tx, here): Promise<Shown> => {
    const wereThere = await presentAt(tx, here.meeting.id)
    return {
      here,
      later: await heldAfter(tx, here.meeting, todayOf(c)),
      seats: (await seatsOf(tx, here.table.id)).filter(({ id }) => wereThere.includes(id)),
    }
  })
  return c.render(<ApprovePage {...shown} form={form} />, {
    title: c.var.t('tables.approve.heading'),
    section: '/tables',
  })
}

function ApprovePage({ here: { table, meeting }, later, seats, form }: Shown & { form: FormState }) {
  const { day } = useTexts()
  return (
    <Page
      heading="tables.approve.heading"
      kicker={table.name}
      lead="tables.approve.lead"
      crumbs={useCrumbs(table, meeting)}
      width="reading"
    >
      {later.length > 0 ? (
        <Form {...form} submit="tables.approve.save">
          <Select
            name="inId"
            label="tables.approve.in"
            required
            options={later.map(({ id, onDate }) => ({ value: id, label: day(onDate) }))}
          />
          <Checkboxes
            name="approving"
            label="tables.approve.who"
            hint="tables.approve.whoHint"
            options={seats.map((seat) => ({ value: seat.id, label: seatName(seat) }))}
          />
        </Form>
      ) : (
        <EmptyState heading="tables.approve.wait" text="tables.approve.waitText" />
      )}
    </Page>
  )
}
