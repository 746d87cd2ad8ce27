import { type Context, Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox, Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { type ToldFigure, toldOutcomes } from '../../protection/reads.ts'
import { EXACT_READERS } from '../../protection/rules.ts'
import { INDICATORS, READERS } from '../../rules.ts'
import { sourceForm } from '../forms.ts'
import { type Beside, SaidTable } from '../parts/said-table.tsx'
import { saidElsewhere } from '../reads.ts'
import { bySourceAndDay } from '../rules.ts'
import { endSource, noteSource } from '../writes.ts'

const PATH = '/outcomes/sources'

export const sources = new Hono<Env>()
  .get(PATH, (c) => show(c))
  .post(PATH, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const form = await parseForm(sourceForm, c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    await asActor(actor, (tx) => noteSource(tx, actor, form.once, form.value))
    flash(c, 'indicators.sources.noted')
    return c.redirect(below(c, PATH), 303)
  })
  .post(`${PATH}/quotes/:quote/end`, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const id = c.req.param('quote')
    if (!isId(id)) throw new NotHere()
    await asActor(actor, (tx) => endSource(tx, actor, id))
    flash(c, 'indicators.sources.ended')
    return c.redirect(below(c, PATH), 303)
  })

async function show(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, ...READERS)
  const { dayOf, now } = textsOf(c)
  const today = dayOf(now)
  const forTeam = holdsRole(actor, ...EXACT_READERS)
  const rows = await asActor(actor, async (tx): Promise<Beside[]> => {
    const said = await saidElsewhere(tx)
    const figures = new Map<string, readonly ToldFigure[]>()
    for (const until of new Set(said.map(({ onDay }) => onDay)))
      if (until <= today) figures.set(until, await toldOutcomes(tx, actor, { until, today, forTeam }))
    return said.map((one) => ({
      ...one,
      figure: figures.get(one.onDay)?.find(({ code }) => code === one.code),
    }))
  })
  return c.render(<SourcesPage rows={rows} form={form} edits={holdsRole(actor, 'coordinator')} />, {
    title: c.var.t('indicators.sources.heading'),
    section: '/outcomes',
  })
}

function SourcesPage({ rows, form, edits }: { rows: Beside[]; form: FormState; edits: boolean }) {
  const { t } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="indicators.sources.heading"
      lead="indicators.sources.lead"
      crumbs={[{ href: at('/outcomes'), label: 'indicators.table.heading' }]}
    >
      {rows.length === 0 && (
        <EmptyState heading="indicators.sources.none" text="indicators.sources.noneText" />
      )}
      {bySourceAndDay(rows).map((of) => (
        <SaidTable rows={of} edits={edits} />
      ))}
      {edits && (
        <Section heading="indicators.sources.add">
          <Form {...form} action={at(PATH)} submit="indicators.sources.save">
            <Field
              name="source"
              label="indicators.sources.source"
              hint="indicators.sources.sourceHint"
              maxlength={200}
              required
            />
            <TextArea
              name="words"
              label="indicators.sources.words"
              hint="indicators.sources.wordsHint"
              maxlength={500}
              rows={2}
              required
            />
            <Select
              name="code"
              label="indicators.sources.code"
              blank="indicators.sources.noCode"
              options={INDICATORS.map(({ code }) => ({ value: code, label: t(`indicators.${code}.name`) }))}
            />
            <Field
              name="value"
              label="indicators.sources.printed"
              hint="indicators.sources.printedHint"
              inputmode="decimal"
            />
            <Field name="onDay" type="date" label="indicators.sources.onDay" required />
            <Checkbox name="assumed" label="indicators.sources.assumed" />
            <TextArea
              name="remark"
              label="indicators.sources.remark"
              hint="indicators.sources.remarkHint"
              maxlength={1000}
              rows={3}
            />
          </Form>
        </Section>
      )}
    </Page>
  )
}
