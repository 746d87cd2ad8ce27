import { type Context, Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm, statusOfRetry } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { figuresHere, wholeTable } from '../../local/reads.ts'
import { calledIn } from '../../parts/asked.ts'
import { useFigures } from '../../parts/figure.tsx'
import type { TableFigure } from '../../parts/outcome-csv.ts'
import { EXACT_READERS } from '../../protection/rules.ts'
import { type Indicator, READERS } from '../../rules.ts'
import { targetForm } from '../forms.ts'
import { Aim } from '../parts/aim.tsx'
import { standingTargets } from '../reads.ts'
import type { Target } from '../rules.ts'
import { endTarget, setTarget } from '../writes.ts'

const PATH = '/outcomes/targets'

export const targets = new Hono<Env>()
  .get(PATH, (c) => show(c, {}))
  .post(PATH, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const units = new Map(
      (await asActor(actor, (tx) => figuresHere(tx))).map(({ code, unit }) => [code, unit]),
    )
    const form = await parseForm(targetForm(units), c)
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    await asActor(actor, (tx) => setTarget(tx, actor, form.once, form.value, units.get(form.value.code)))
    flash(c, 'indicators.targets.set')
    return c.redirect(below(c, PATH), 303)
  })
  .post(`${PATH}/:target/end`, async (c) => {
    const actor = requireRole(c, 'coordinator')
    const id = c.req.param('target')
    if (!isId(id)) throw new NotHere()
    await asActor(actor, (tx) => endTarget(tx, actor, id))
    flash(c, 'indicators.targets.ended')
    return c.redirect(below(c, PATH), 303)
  })

async function show(c: Context<Env>, form: FormState) {
  const actor = requireRole(c, ...READERS)
  const { dayOf, now } = textsOf(c)
  const today = dayOf(now)
  const forTeam = holdsRole(actor, ...EXACT_READERS)
  const found = await asActor(actor, async (tx) => ({
    standing: await standingTargets(tx),
    figures: await wholeTable(tx, actor, { until: today, today, forTeam }),
    choices: await figuresHere(tx),
  }))
  return c.render(
    <TargetsPage {...found} form={form} today={today} sets={holdsRole(actor, 'coordinator')} />,
    {
      title: c.var.t('indicators.targets.heading'),
      section: '/outcomes',
    },
  )
}

type Props = {
  standing: Target[]
  figures: TableFigure[]
  choices: Indicator[]
  form: FormState
  today: string
  sets: boolean
}

function TargetsPage({ standing, figures, choices, form, today, sets }: Props) {
  const { t, day } = useTexts()
  const { said } = useFigures()
  const at = useBelow()
  const figureOf = new Map<string, TableFigure>(figures.map((figure) => [figure.code, figure]))
  const rows = standing.flatMap((target) => {
    const figure = figureOf.get(target.code)
    return figure ? [{ target, figure }] : []
  })
  type Row = (typeof rows)[number]
  return (
    <Page
      heading="indicators.targets.heading"
      lead="indicators.targets.lead"
      crumbs={[{ href: at('/outcomes'), label: 'indicators.table.heading' }]}
    >
      {rows.length === 0 ? (
        <EmptyState heading="indicators.targets.none" text="indicators.targets.noneText" />
      ) : (
        <Table
          caption="indicators.targets.heading"
          captionHidden
          rows={rows}
          columns={[
            {
              heading: 'indicators.table.indicator',
              main: true,
              cell: ({ figure }: Row) => <a href={at(`/outcomes/${figure.code}`)}>{calledIn(figure, t)}</a>,
            },
            {
              heading: 'indicators.targets.baseline',
              numeric: true,
              cell: ({ target, figure }) =>
                target.baseline === null || !target.baselineOn
                  ? '–'
                  : `${said({ ...figure, value: target.baseline, suppressed: false })} (${day(target.baselineOn)})`,
            },
            { heading: 'indicators.targets.now', numeric: true, cell: ({ figure }) => said(figure) },
            {
              heading: 'indicators.targets.towards',
              cell: ({ target, figure }) => <Aim figure={figure} target={target} on={today} />,
            },
            { heading: 'indicators.targets.source', cell: ({ target }) => target.source },
            ...(sets
              ? [
                  {
                    heading: 'indicators.targets.act' as const,
                    cell: ({ target }: Row) => (
                      <ActionButton action={at(`${PATH}/${target.id}/end`)} label="indicators.targets.end" />
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {sets && (
        <Section heading="indicators.targets.add">
          <Form {...form} action={at(PATH)} submit="indicators.targets.save">
            <Select
              name="code"
              label="indicators.table.indicator"
              options={choices.map((one) => ({ value: one.code, label: calledIn(one, t) }))}
              required
            />
            <Field
              name="value"
              label="indicators.targets.value"
              hint="indicators.targets.valueHint"
              inputmode="decimal"
              required
            />
            <Field name="dueOn" type="date" label="indicators.targets.dueOn" required />
            <Field
              name="baseline"
              label="indicators.targets.baseline"
              hint="indicators.targets.baselineHint"
              inputmode="decimal"
            />
            <Field name="baselineOn" type="date" label="indicators.targets.baselineOn" />
            <Field
              name="source"
              label="indicators.targets.source"
              hint="indicators.targets.sourceHint"
              maxlength={500}
              required
            />
          </Form>
        </Section>
      )}
    </Page>
  )
}
