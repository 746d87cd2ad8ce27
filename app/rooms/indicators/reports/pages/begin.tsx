import { setTimeout as pause } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { spokenOr } from '../../../../ground/texts/language.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { fillReport } from '../../fillings/parts/fill.ts'
import { type Outline, outlineById, outlinesHere } from '../../outlines/reads.ts'
import { isShipped, partsOf, SHIPPED_NAMES } from '../../outlines/rules.ts'
import { reportForm } from '../forms.ts'
import { speaking } from '../parts/here.ts'
import { reportById } from '../reads.ts'
import { type Report, usualPeriod } from '../rules.ts'
import { beginReport } from '../writes.ts'

/** A draft that is ready by then is shown at once; of a longer one its progress is. */
const WAIT_MS = 4_000

export const beginning = new Hono<Env>()
  .get('/reports/new', (c) => show(c, {}))
  .post('/reports', async (c) => {
    const actor = requireRole(c, 'coordinator')
    const form = await parseForm(reportForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const { outline: chosen, fromOn, untilOn, title } = form.value
    const language = spokenOr(c.var.territory.language)
    const said = speaking(c, language)
    const begun = await asActor(actor, async (tx) => {
      const own = isId(chosen) ? await outlineById(tx, chosen) : undefined
      const parts = isShipped(chosen)
        ? partsOf(chosen, (about, part) => said.t(`indicators.outlines.${about}.${part}`))
        : own?.parts
      if (!parts) return false
      const name = isShipped(chosen) ? said.t(`indicators.outlines.name.${chosen}`) : (own?.name ?? '')
      const span = said.t('indicators.reports.span', { from: said.day(fromOn), until: said.day(untilOn) })
      await beginReport(tx, actor, form.once, {
        title: title || `${name}, ${span}`.slice(0, 200),
        outline: chosen,
        fromOn,
        untilOn,
        language,
        parts,
      })
      return true
    })
    if (!begun) {
      c.status(422)
      return show(c, { ...form, errors: { outline: ['forms.error.required'] } })
    }
    return goOn(c, actor, form.once)
  })

/** Reads the records for a report, and leads to it, or to how far the reading is where it takes longer. */
export async function goOn(c: Context<Env>, actor: SignedInActor, id: string) {
  const { dayOf, now } = textsOf(c)
  const report = (await asActor(actor, (tx) => reportById(tx, id))) as Report
  const period = { from: report.fromOn, until: report.untilOn }
  const filling = fillReport(
    actor,
    { id, period, parts: report.parts, fillingFrom: report.fillingFrom },
    dayOf(now),
  )
  const slow = Symbol('slow')
  // Whoever does not wait for it sees that it stands still, and starts it again; the log says why.
  filling.catch((fault: Error) => console.error(`A report was not filled: ${fault.message}`))
  const first = await Promise.race([filling, pause(WAIT_MS, slow, { ref: false })])
  return c.redirect(below(c, `/reports/${id}${first === slow ? '/progress' : ''}`), 303)
}

async function show(c: Context<Env>, form: FormState) {
  const actor = requireRole(c, 'coordinator')
  const { dayOf, now } = textsOf(c)
  const own = await asActor(actor, outlinesHere)
  const asked = c.req.query('outline')
  return c.render(<NewReportPage form={form} own={own} today={dayOf(now)} asked={asked} />, {
    title: c.var.t('indicators.reports.new'),
    section: '/reports',
  })
}

type Props = { form: FormState; own: Outline[]; today: string; asked: string | undefined }

function NewReportPage({ form, own, today, asked }: Props) {
  const { t } = useTexts()
  const at = useBelow()
  const usual = usualPeriod('annual', today)
  return (
    <Page
      heading="indicators.reports.new"
      lead="indicators.reports.newLead"
      crumbs={[{ href: at('/reports'), label: 'indicators.reports.heading' }]}
      width="reading"
    >
      <Form {...form} action={at('/reports')} submit="indicators.reports.begin">
        <Radios
          name="outline"
          label="indicators.reports.which"
          value={asked ?? 'annual'}
          options={[
            ...SHIPPED_NAMES.map((name) => ({
              value: name,
              label: t(`indicators.outlines.name.${name}`),
              hint: t(`indicators.outlines.about.${name}`),
            })),
            ...own.map(({ id, name }) => ({ value: id, label: name, hint: t('indicators.outlines.own') })),
          ]}
          required
        />
        <div class="field-row">
          <Field name="fromOn" type="date" label="indicators.reports.from" value={usual.fromOn} required />
          <Field name="untilOn" type="date" label="indicators.reports.until" value={usual.untilOn} required />
        </div>
        <Field
          name="title"
          label="indicators.reports.title"
          hint="indicators.reports.titleHint"
          maxlength={200}
        />
      </Form>
    </Page>
  )
}
