import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { asOf, calledIn, indicatorHere, seesExact } from '../../parts/asked.ts'
import { useFigures } from '../../parts/figure.tsx'
import { csvFile, jsonFile } from '../../parts/file-answers.ts'
import { MonthsChart } from '../../parts/months-chart.tsx'
import { stateOf } from '../../parts/outcome-csv.ts'
import { type Indicator, READERS } from '../../rules.ts'
import { type Point, seriesOf } from '../reads.ts'
import { SPANS, spanAsked } from '../rules.ts'

const HEADINGS = [
  'code',
  'month',
  'until',
  'value',
  'gained',
  'numerator',
  'denominator',
  'state',
  'counted_on',
]

export const months = new Hono<Env>()
  .get('/outcomes/:code/months', async (c) => {
    const found = await asked(c, seesExact(c.var.actor))
    const name = calledIn(found.indicator, c.var.t)
    return c.render(<MonthsPage {...found} name={name} />, {
      title: c.var.t('indicators.series.title', { name }),
      section: '/outcomes',
    })
  })
  // A file leaves the team: it says what may be told outside.
  .get('/outcomes/:code/months.csv', async (c) => {
    const { indicator, points, until } = await asked(c, false)
    const rows = points.map(({ on, figure, gained }) => [
      indicator.code,
      on.slice(0, 7),
      on,
      figure.value,
      gained,
      figure.numerator,
      figure.denominator,
      stateOf(figure),
      figure.countedOn,
    ])
    return csvFile(c, `${indicator.code}-months-${until}`, HEADINGS, rows)
  })
  .get('/outcomes/:code/months.json', async (c) => {
    const { indicator, points, until } = await asked(c, false)
    return jsonFile(c, `${indicator.code}-months-${until}`, {
      territory: c.var.territory.slug,
      code: indicator.code,
      name: calledIn(indicator, c.var.t),
      unit: indicator.unit,
      asOf: until,
      months: points.map(({ on, figure, gained }) => ({
        month: on.slice(0, 7),
        until: on,
        value: figure.value,
        gained,
        numerator: figure.numerator,
        denominator: figure.denominator,
        state: stateOf(figure),
        countedOn: figure.countedOn,
      })),
    })
  })

async function asked(c: Context<Env>, forTeam: boolean) {
  const actor = requireRole(c, ...READERS)
  const day = asOf(c)
  const span = spanAsked(c.req.query('months'))
  return asActor(actor, async (tx) => {
    const indicator = await indicatorHere(tx, c.req.param('code') ?? '')
    const points = await seriesOf(tx, actor, { ...day, forTeam }, indicator, span)
    return { ...day, span, indicator, points }
  })
}

type Props = Awaited<ReturnType<typeof asked>> & { name: string; indicator: Indicator }

function MonthsPage({ indicator, points, until, today, wrong, span, name }: Props) {
  const { t, day, number, month, cents } = useTexts()
  const { said, fraction, countedOn, forTeam } = useFigures()
  const at = useBelow()
  const path = `/outcomes/${indicator.code}`
  const asking = `as-of=${until}&months=${span}`
  const gained = ({ gained: more, figure }: Point) => {
    if (more === null) return figure.suppressed ? t('indicators.table.suppressed') : '–'
    return indicator.unit === 'euro' ? cents(Math.round(more * 100)) : number(more)
  }
  const adds = indicator.of === undefined
  return (
    <Page
      heading={['indicators.series.title', { name }]}
      lead="indicators.series.lead"
      crumbs={[
        { href: at(`/outcomes?as-of=${until}`), label: 'indicators.table.heading' },
        { href: at(`${path}?as-of=${until}`), label: { said: name } },
      ]}
      actions={
        <>
          <ButtonLink href={at(`${path}/months.csv?${asking}`)} label="indicators.series.csv" quiet />
          <ButtonLink href={at(`${path}/months.json?${asking}`)} label="indicators.series.json" quiet />
        </>
      }
    >
      <Filters submit="indicators.asOf.show" errors={wrong ? { 'as-of': ['indicators.asOf.wrong'] } : {}}>
        <Field name="as-of" type="date" label="indicators.asOf.label" value={until} max={today} />
        <Select
          name="months"
          label="indicators.series.span"
          options={[...SPANS]
            .sort((a, b) => a - b)
            .map((one) => ({ value: `${one}`, label: t('indicators.series.months', { count: one }) }))}
          value={`${span}`}
          blank={false}
        />
      </Filters>
      <Section heading="indicators.series.chartHeading">
        <MonthsChart points={points} label={name} />
      </Section>
      <Section heading="indicators.series.table">
        <Table
          caption={['indicators.series.caption', { name, day: day(until) }]}
          captionHidden
          rows={[...points].reverse()}
          columns={[
            {
              heading: 'indicators.series.month',
              main: true,
              cell: ({ on, partly }: Point) =>
                partly ? t('indicators.series.partly', { month: month(on), day: day(on) }) : month(on),
            },
            { heading: 'indicators.series.value', numeric: true, cell: ({ figure }) => said(figure) },
            ...(adds ? [{ heading: 'indicators.series.gained' as const, numeric: true, cell: gained }] : []),
            {
              heading: 'indicators.series.notes',
              cell: ({ figure, on }) =>
                [fraction(figure), countedOn(figure, on), forTeam(figure)].filter(Boolean).join(', ') || '–',
            },
          ]}
        />
      </Section>
    </Page>
  )
}
