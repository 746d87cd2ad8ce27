import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Checkboxes } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { deputiesAt, excusedAt } from '../../attending/reads.ts'
import { markAttending } from '../../attending/writes.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type AtMeeting, idHere, keeping, meetingHere, todayOf } from '../../parts/here.ts'
import { type Seat, seatName, seatsOf } from '../../reads.ts'
import { seatedOn } from '../../rules.ts'
import { presenceForm } from '../forms.ts'
import { presentAt } from '../reads.ts'

export const presencePage = new Hono<Env>()
  .get('/tables/meetings/:meeting/presence', (c) => show(c))
  .post('/tables/meetings/:meeting/presence', async (c) => {
    const form = await parseForm(presenceForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const marked = await keeping(c, meetingHere, 'meeting', (tx, { meeting }, actor) =>
      markAttending(tx, actor, meeting.id, form.value, todayOf(c)),
    )
    if (!marked.ok) {
      c.status(422)
      const field = marked.refusal === 'tables.presence.both' ? 'excused' : 'present'
      return show(c, { ...form, errors: { [field]: [marked.refusal] } })
    }
    flash(c, 'tables.presence.marked')
    return c.redirect(below(c, `/tables/meetings/${idHere(c, 'meeting')}`), 303)
  })

type Shown = { here: AtMeeting; seats: Seat[]; present: string[]; excused: string[]; stoodIn: string[] }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await keeping(
    c,
    meetingHere,
    'meeting',
    async (tx, here): Promise<Shown> => ({
      here,
      seats: seatedOn(await seatsOf(tx, here.table.id), here.meeting.onDate),
      present: await presentAt(tx, here.meeting.id),
      excused: await excusedAt(tx, here.meeting.id),
      stoodIn: (await deputiesAt(tx, here.meeting.id)).map(({ seatId }) => seatId),
    }),
  )
  return c.render(<PresencePage {...shown} form={form} />, {
    title: c.var.t('tables.presence.heading'),
    section: '/tables',
  })
}

function PresencePage({ here, seats, present, excused, stoodIn, form }: Shown & { form: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  const { table, meeting } = here
  return (
    <Page
      heading="tables.presence.heading"
      kicker={table.name}
      lead={['tables.presence.lead', { quorum: table.quorum }]}
      crumbs={useCrumbs(table, meeting)}
      width="reading"
      actions={
        <ButtonLink
          href={below(`/tables/meetings/${meeting.id}/deputies`)}
          label="tables.deputy.heading"
          quiet
        />
      }
    >
      {seats.length > 0 ? (
        <Form {...form} submit="tables.presence.save">
          <Checkboxes
            name="present"
            label="tables.presence.there"
            value={present}
            options={seats.map((seat) => ({
              value: seat.id,
              label: seatName(seat),
              hint: stoodIn.includes(seat.id) ? t('tables.deputy.stoodIn') : undefined,
            }))}
          />
          <Checkboxes
            name="excused"
            label="tables.presence.excused"
            hint="tables.presence.excusedHint"
            value={excused}
            options={seats.map((seat) => ({ value: seat.id, label: seatName(seat) }))}
          />
        </Form>
      ) : (
        <EmptyState heading="tables.presence.nobody" text="tables.presence.nobodyText" />
      )}
    </Page>
  )
}
