import { type Context, Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../ground/ui/below.ts'
import { Radios } from '../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../ground/ui/combobox.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { flash } from '../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../ground/ui/form.tsx'
import { Page, Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { hintOf } from '../../people/parts/person-hint.ts'
import { findPeople, personNamed } from '../../people/reads.ts'
import { fullName } from '../../people/rules.ts'
import { seatForm } from '../forms.ts'
import { useCrumbs } from '../parts/crumbs.ts'
import { type Here, idHere, keeping, standingAt, todayOf } from '../parts/here.ts'
import { type Seat, seatName, seatsOf } from '../reads.ts'
import { holdsOn, PARTS } from '../rules.ts'
import { endSeat, giveSeat } from '../writes.ts'

export const seatPages = new Hono<Env>()
  .get('/tables/:table/seats', (c) => show(c))
  .post('/tables/:table/seats', async (c) => {
    const form = await parseForm(seatForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const given = await keeping(c, standingAt, 'table', (tx, { table }, actor) =>
      giveSeat(tx, actor, table.id, form.once, form.value, todayOf(c)),
    )
    if (!given.ok) {
      c.status(422)
      const field = given.refusal === 'tables.seat.outside' ? 'fromOn' : 'personId'
      return show(c, { ...form, errors: { [field]: [given.refusal] } })
    }
    flash(c, 'tables.seats.given')
    return c.redirect(below(c, `/tables/${idHere(c, 'table')}/seats`), 303)
  })
  .post('/tables/:table/seats/:seat/end', async (c) => {
    const seat = idHere(c, 'seat')
    const ended = await keeping(c, standingAt, 'table', (tx, { table }, actor) =>
      endSeat(tx, actor, table.id, seat, todayOf(c)),
    )
    if (ended.ok) flash(c, 'tables.seats.endedNow')
    else flash(c, ended.refusal, 'warning')
    return c.redirect(below(c, `/tables/${idHere(c, 'table')}/seats`), 303)
  })

type Shown = { here: Here; seats: Seat[]; found: Found[]; person: Found | undefined }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await keeping(c, standingAt, 'table', async (tx, here): Promise<Shown> => {
    const chosen = [form.values?.personId ?? []].flat()[0]
    const person = chosen ? await personNamed(tx, chosen) : undefined
    const found = form.searching ? await findPeople(tx, form.searching.query, 10) : []
    return {
      here,
      seats: await seatsOf(tx, here.table.id),
      found: found.map((one) => ({ value: one.id, label: fullName(one), hint: hintOf(one) })),
      person: person && { value: person.id, label: fullName(person) },
    }
  })
  return c.render(<SeatsPage {...shown} form={form} today={todayOf(c)} />, {
    title: `${c.var.t('tables.seats.heading')}: ${shown.here.table.name}`,
    section: '/tables',
  })
}

function SeatsPage({ here, seats, found, person, form, today }: Shown & { form: FormState; today: string }) {
  const { t, day } = useTexts()
  const below = useBelow()
  const { table } = here
  return (
    <Page
      heading="tables.seats.heading"
      kicker={table.name}
      lead={['tables.seats.lead', { count: table.quorum }]}
      crumbs={useCrumbs(table)}
    >
      {seats.length > 0 && (
        <Table
          caption="tables.seats.heading"
          captionHidden
          rows={seats}
          columns={[
            { heading: 'tables.seats.who', main: true, cell: seatName },
            { heading: 'tables.seats.part', cell: ({ part }) => t(`tables.part.${part}`) },
            {
              heading: 'tables.seats.term',
              cell: ({ fromOn, untilOn }) =>
                untilOn
                  ? t('tables.table.fromUntil', { from: day(fromOn), until: day(untilOn) })
                  : t('tables.table.since', { from: day(fromOn) }),
            },
            {
              heading: 'tables.seats.ends',
              cell: (seat) =>
                holdsOn(seat, today) &&
                seat.untilOn !== today && (
                  <ActionButton
                    action={below(`/tables/${table.id}/seats/${seat.id}/end`)}
                    label={['tables.seats.end', { name: seatName(seat) }]}
                  />
                ),
            },
          ]}
        />
      )}
      <Section heading="tables.seats.add">
        <Form {...form} submit="tables.seats.save">
          <Combobox
            name="personId"
            label="tables.seats.person"
            search={below('/people/search')}
            found={found}
            value={person ? [person] : []}
            required
          />
          <Field
            name="body"
            label="tables.seats.body"
            hint="tables.seats.bodyHint"
            required
            maxlength={160}
          />
          <Radios
            name="part"
            label="tables.seats.part"
            value="member"
            required
            options={PARTS.map((value) => ({ value, label: t(`tables.part.${value}`) }))}
          />
          <div class="field-row">
            <Field name="fromOn" type="date" label="tables.seats.from" required value={table.startsOn} />
            <Field name="untilOn" type="date" label="tables.seats.until" hint="tables.seats.untilHint" />
          </div>
        </Form>
      </Section>
    </Page>
  )
}
