import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { presentAt } from '../../meetings/reads.ts'
import { settled } from '../../meetings/rules.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type AtMeeting, idHere, keeping, meetingHere, todayOf } from '../../parts/here.ts'
import { type Seat, seatName, seatsOf } from '../../reads.ts'
import { seatedOn } from '../../rules.ts'
import { deputyForm } from '../forms.ts'
import { chosenPerson, foundPeople } from '../parts/find-person.ts'
import { type Deputy, deputiesAt } from '../reads.ts'
import { recallDeputy, sendDeputy } from '../writes.ts'

const OF_SEAT: readonly string[] = ['tables.deputy.noSeat', 'tables.deputy.present']
const OF_PAGE: readonly string[] = ['tables.approved', 'tables.calledOff', 'tables.presence.future']
const back = (c: Context<Env>) =>
  c.redirect(below(c, `/tables/meetings/${idHere(c, 'meeting')}/deputies`), 303)

export const deputiesPage = new Hono<Env>()
  .get('/tables/meetings/:meeting/deputies', (c) => show(c))
  .post('/tables/meetings/:meeting/deputies', async (c) => {
    const form = await parseForm(deputyForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const sent = await keeping(c, meetingHere, 'meeting', (tx, { meeting }, actor) =>
      sendDeputy(tx, actor, meeting.id, form.value, todayOf(c)),
    )
    if (!sent.ok) {
      const { refusal } = sent
      c.status(422)
      if (OF_PAGE.includes(refusal)) return show(c, { ...form, refusal })
      return show(c, { ...form, errors: { [OF_SEAT.includes(refusal) ? 'seatId' : 'personId']: [refusal] } })
    }
    flash(c, 'tables.deputy.done')
    return back(c)
  })
  .post('/tables/meetings/:meeting/deputies/:seat/recall', async (c) => {
    const recalled = await keeping(c, meetingHere, 'meeting', (tx, { meeting }, actor) =>
      recallDeputy(tx, actor, meeting.id, idHere(c, 'seat')),
    )
    if (recalled.ok) flash(c, 'tables.deputy.recalled')
    else flash(c, recalled.refusal, 'warning')
    return back(c)
  })

type Shown = {
  here: AtMeeting
  away: Seat[]
  deputies: (Deputy & { member: string })[]
  found: Found[]
  person: Found | undefined
}

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await keeping(c, meetingHere, 'meeting', async (tx, here): Promise<Shown> => {
    const seats = seatedOn(await seatsOf(tx, here.table.id), here.meeting.onDate)
    const present = await presentAt(tx, here.meeting.id)
    const deputies = await deputiesAt(tx, here.meeting.id)
    return {
      here,
      away: seats.filter(({ id }) => !present.includes(id)),
      deputies: deputies.map((one) => {
        const seat = seats.find(({ id }) => id === one.seatId)
        return { ...one, member: seat ? seatName(seat) : '' }
      }),
      found: await foundPeople(tx, form),
      person: await chosenPerson(tx, form),
    }
  })
  return c.render(<DeputiesPage {...shown} form={form} />, {
    title: c.var.t('tables.deputy.heading'),
    section: '/tables',
  })
}

function DeputiesPage({
  here: { table, meeting },
  away,
  deputies,
  found,
  person,
  form,
}: Shown & { form: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="tables.deputy.heading"
      kicker={table.name}
      lead="tables.deputy.lead"
      crumbs={useCrumbs(table, meeting)}
      width="reading"
    >
      {deputies.length > 0 && (
        <ul class="plain-list">
          {deputies.map(({ seatId, name, member }) => (
            <li class="beside">
              <span>{t('tables.deputy.for', { deputy: name, member })}</span>
              {!settled(meeting) && (
                <ActionButton
                  action={below(`/tables/meetings/${meeting.id}/deputies/${seatId}/recall`)}
                  label={['tables.deputy.recall', { deputy: name }]}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <Form {...form} submit="tables.deputy.save">
        <Select
          name="seatId"
          label="tables.deputy.forWhom"
          hint="tables.deputy.forWhomHint"
          required
          options={away.map((seat) => ({ value: seat.id, label: seatName(seat) }))}
        />
        <Combobox
          name="personId"
          label="tables.deputy.who"
          search={below('/people/search')}
          found={found}
          value={person ? [person] : []}
          required
        />
      </Form>
    </Page>
  )
}
