import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/crumbs.ts'
import { type Here, keeping, standingAt, todayOf } from '../../parts/here.ts'
import { type Seat, seatsOf } from '../../reads.ts'
import { seatedOn } from '../../rules.ts'
import { proceedingForm } from '../forms.ts'
import { pathOf } from '../parts/here.ts'
import { NoticeFields, OfficerFields } from '../parts/proceeding-fields.tsx'
import { allProceedings, type Proceeding } from '../reads.ts'
import { LAW, PROCEEDING_KINDS } from '../rules.ts'
import { type OpenRefusal, openProceeding } from '../writes.ts'

const FIELDS: Partial<Record<OpenRefusal, string>> = {
  'tables.proceeding.officerSeat': 'officerSeat',
  'tables.proceeding.ofMissing': 'ofId',
}

export const newProceeding = new Hono<Env>()
  .get('/tables/:table/proceedings/new', (c) => show(c))
  .post('/tables/:table/proceedings/new', async (c) => {
    const form = await parseForm(proceedingForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const opened = await keeping(c, standingAt, 'table', (tx, { table }, actor) =>
      openProceeding(tx, actor, table.id, form.once, form.value, todayOf(c)),
    )
    if (!opened.ok) {
      const field = FIELDS[opened.refusal]
      c.status(422)
      return show(
        c,
        field ? { ...form, errors: { [field]: [opened.refusal] } } : { ...form, refusal: opened.refusal },
      )
    }
    flash(c, 'tables.proceeding.opened')
    return c.redirect(below(c, pathOf(opened.value)), 303)
  })

type Shown = { here: Here; seats: Seat[]; others: Proceeding[] }

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await keeping(
    c,
    standingAt,
    'table',
    async (tx, here): Promise<Shown> => ({
      here,
      seats: seatedOn(await seatsOf(tx, here.table.id), todayOf(c)),
      others: await allProceedings(tx),
    }),
  )
  return c.render(<NewProceedingPage {...shown} form={form} />, {
    title: `${c.var.t('tables.proceeding.new')}: ${shown.here.table.name}`,
    section: '/tables',
  })
}

function NewProceedingPage({ here: { table }, seats, others, form }: Shown & { form: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Page
      heading="tables.proceeding.new"
      kicker={table.name}
      lead="tables.proceeding.newLead"
      crumbs={useCrumbs(table)}
      width="reading"
    >
      {seats.length === 0 && (
        <Callout kind="warning" heading="tables.presence.nobody" text="tables.presence.nobodyText">
          <ButtonLink href={below(`/tables/${table.id}/seats`)} label="tables.seats.heading" quiet />
        </Callout>
      )}
      <Form {...form} submit="tables.proceeding.save">
        <Radios
          name="kind"
          label="tables.proceeding.form.kind"
          required
          options={PROCEEDING_KINDS.map((value) => ({
            value,
            label: t(`tables.proceeding.kind.${value}`),
            hint: `${t(`tables.proceeding.about.${value}`)} (${LAW[value]})`,
          }))}
        />
        <OfficerFields seats={seats} />
        <NoticeFields others={others} />
      </Form>
    </Page>
  )
}
