import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import type { ActorTx } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { below } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { type Decision, decisionsLike } from '../../decisions/reads.ts'
import { closeTableForm } from '../../forms.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type Here, idHere, keeping, standingAt, todayOf } from '../../parts/here.ts'
import { type Seat, seatName, seatsOf } from '../../reads.ts'
import { type CloseRefusal, closeTable } from '../writes.ts'

export const closeTablePage = new Hono<Env>()
  .get('/tables/:table/close', (c) => show(c))
  .post('/tables/:table/close', async (c) => {
    const form = await parseForm(closeTableForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const closed = await keeping(c, standingAt, 'table', (tx, { table }, actor) =>
      closeTable(tx, actor, table.id, form.value, todayOf(c)),
    )
    if (!closed.ok) {
      c.status(422)
      return show(c, refusedBy(form, closed))
    }
    flash(c, 'tables.close.done')
    return c.redirect(below(c, `/tables/${idHere(c, 'table')}`), 303)
  })

function refusedBy(form: FormState, refused: CloseRefusal): FormState {
  if (refused.refusal !== 'tables.close.unfollowed') return { ...form, refusal: refused.refusal }
  return {
    ...form,
    errors: Object.fromEntries(refused.decisions.map((id) => [`follow-${id}`, ['tables.close.unfollowed']])),
  }
}

type Shown = { here: Here; open: Decision[]; seats: Seat[] }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await keeping(
    c,
    standingAt,
    'table',
    async (tx: ActorTx, here): Promise<Shown> => ({
      here,
      open: await decisionsLike(tx, { tableId: here.table.id, state: 'open' }, todayOf(c)),
      seats: await seatsOf(tx, here.table.id),
    }),
  )
  return c.render(<CloseTablePage {...shown} form={form} />, {
    title: c.var.t('tables.close.heading'),
    section: '/tables',
  })
}

function CloseTablePage({ here: { table }, open, seats, form }: Shown & { form: FormState }) {
  const people = [...new Map(seats.map((seat) => [seat.personId, seat])).values()]
  return (
    <Page
      heading="tables.close.heading"
      kicker={table.name}
      lead={['tables.close.lead', { count: open.length }]}
      crumbs={useCrumbs(table)}
      width="reading"
    >
      <Form {...form} submit="tables.close.save">
        <TextArea name="why" label="tables.close.why" hint="tables.close.whyHint" required maxlength={2000} />
        {open.map((decision) => (
          <Select
            name={`follow-${decision.id}`}
            label={['tables.close.follows', { decision: decision.what }]}
            required
            value={decision.followsId}
            options={people.map((seat) => ({ value: seat.personId, label: seatName(seat) }))}
          />
        ))}
      </Form>
    </Page>
  )
}
