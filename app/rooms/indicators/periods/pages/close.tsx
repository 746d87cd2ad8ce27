import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { closeForm } from '../forms.ts'
import { Findings } from '../parts/findings.tsx'
import { type FoundInPeriod, findingsOf } from '../reads.ts'
import { type Span, spanAsked } from '../rules.ts'
import { closePeriod } from '../writes.ts'

const PATH = '/outcomes/periods/close'

export const closing = new Hono<Env>()
  .get(PATH, (c) => show(c))
  .post(PATH, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const span = asked(c)
    if (!span) return c.redirect(below(c, PATH), 303)
    const found = await asActor(actor, (tx) => findingsOf(tx, actor, span))
    const form = await parseForm(closeForm(found.open.total > 0), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const counts = {
      sessionsOpen: found.open.total,
      sessionsEmpty: found.empty.total,
      toldLate: found.late.total + found.lateEncounters,
    }
    const closed = await asActor(actor, (tx) =>
      closePeriod(tx, actor, form.once, span, { found: counts, notes: form.value.notes, now: c.var.now }),
    )
    if (!closed.ok) {
      c.status(409)
      return show(c, { ...form, refusal: closed.refusal })
    }
    flash(c, 'indicators.periods.isClosed')
    return c.redirect(below(c, `/outcomes/periods/${closed.value.id}`), 303)
  })

function asked(c: Context<Env>) {
  const { dayOf, now } = textsOf(c)
  return spanAsked(c.req.query('from'), c.req.query('to'), dayOf(now))
}

async function show(c: Context<Env>, form: FormState = {}) {
  const actor = requireRole(c, 'coordinator')
  const span = asked(c)
  const wrong = !span && Boolean(c.req.query('from') || c.req.query('to'))
  const found = span && (await asActor(actor, (tx) => findingsOf(tx, actor, span)))
  return c.render(<ClosePage span={span} found={found} wrong={wrong} form={form} />, {
    title: c.var.t('indicators.periods.close'),
    section: '/outcomes',
  })
}

type Props = { span: Span | undefined; found: FoundInPeriod | undefined; wrong: boolean; form: FormState }

function ClosePage({ span, found, wrong, form }: Props) {
  const { dayOf, now } = useTexts()
  const at = useBelow()
  const [least, most] = ['1990-01-01', dayOf(now)]
  return (
    <Page
      heading="indicators.periods.close"
      lead="indicators.periods.closeLead"
      crumbs={[
        { href: at('/outcomes'), label: 'indicators.table.heading' },
        { href: at('/outcomes/periods'), label: 'indicators.periods.heading' },
      ]}
    >
      <Filters
        submit="indicators.periods.look"
        errors={wrong ? { to: ['indicators.periods.wrongDays'] } : {}}
      >
        <Field name="from" type="date" label="indicators.periods.from" min={least} max={most} />
        <Field
          name="to"
          type="date"
          label="indicators.periods.to"
          hint="indicators.periods.toHint"
          min={least}
          max={most}
        />
      </Filters>
      {span && found && (
        <>
          <Findings span={span} found={found} />
          <Section heading="indicators.periods.mark" lead="indicators.periods.markLead">
            <Form
              {...form}
              action={at(`${PATH}?from=${span.from}&to=${span.to}`)}
              submit="indicators.periods.submit"
            >
              <TextArea
                name="notes"
                label="indicators.periods.notes"
                hint="indicators.periods.notesHint"
                maxlength={4000}
              />
              {found.open.total > 0 && (
                <Checkbox name="open" label={['indicators.periods.stillOpen', { count: found.open.total }]} />
              )}
            </Form>
          </Section>
        </>
      )}
    </Page>
  )
}
