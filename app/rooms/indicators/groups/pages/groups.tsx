import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tabs } from '../../../../ground/ui/tabs.tsx'
import { toldFigure } from '../../local/reads.ts'
import { AsOf } from '../../parts/as-of.tsx'
import { asOf, calledIn, indicatorHere, seesExact } from '../../parts/asked.ts'
import { useFigures } from '../../parts/figure.tsx'
import { csvFile, jsonFile } from '../../parts/file-answers.ts'
import { READERS } from '../../rules.ts'
import { groupCalled, inOrder } from '../parts/called.ts'
import { GroupsChart } from '../parts/groups-chart.tsx'
import { breakDownOf, type GroupFigure, municipalitiesNamed } from '../reads.ts'
import { type Dimension, dimensionsOf } from '../rules.ts'

const HEADINGS = ['code', 'by', 'group', 'name', 'value', 'numerator', 'denominator', 'state', 'counted_on']

export const groups = new Hono<Env>()
  .get('/outcomes/:code/groups', async (c) => {
    const found = await asked(c, seesExact(c.var.actor))
    return c.render(<GroupsPage {...found} />, {
      title: c.var.t('indicators.groups.title', { name: found.name }),
      section: '/outcomes',
    })
  })
  .get('/outcomes/:code/groups.csv', async (c) => {
    const { indicator, by, lines, until, countedOn } = await asked(c, false)
    const rows = lines.map(({ name, ...one }) => [
      indicator.code,
      by,
      one.said || null,
      name,
      one.value,
      one.part,
      one.whole,
      stateOf(one),
      countedOn,
    ])
    return csvFile(c, `${indicator.code}-${by}-${until}`, HEADINGS, rows)
  })
  .get('/outcomes/:code/groups.json', async (c) => {
    const { indicator, name, by, lines, until, countedOn, told } = await asked(c, false)
    return jsonFile(c, `${indicator.code}-${by}-${until}`, {
      territory: c.var.territory.slug,
      code: indicator.code,
      name,
      unit: indicator.unit,
      asOf: until,
      by,
      told,
      countedOn,
      groups: lines.map((one) => ({
        group: one.said || null,
        name: one.name,
        value: one.value,
        numerator: one.part,
        denominator: one.whole,
        state: stateOf(one),
      })),
    })
  })

const stateOf = ({ value, suppressed }: GroupFigure) => {
  if (suppressed) return 'suppressed'
  return value === null ? 'not_collected' : 'counted'
}

/** What is asked for. Throws NotHere for a figure that has no groups, or not these. */
async function asked(c: Context<Env>, forTeam: boolean) {
  const actor = requireRole(c, ...READERS)
  const day = asOf(c)
  const { t } = c.var
  return asActor(actor, async (tx) => {
    const indicator = await indicatorHere(tx, c.req.param('code') ?? '')
    const dimensions = dimensionsOf(indicator)
    const by = dimensions.find((one) => one === (c.req.query('by') ?? dimensions[0]))
    const figure = await toldFigure(tx, actor, { ...day, forTeam }, indicator)
    if (!by || !figure) throw new NotHere()
    const found = await breakDownOf(tx, actor, { ...day, forTeam, figure }, indicator, by)
    const codes = by === 'municipality' ? (found?.groups.map(({ said }) => said) ?? []) : []
    const about = {
      dimension: by,
      records: indicator.set.records,
      municipalities: await municipalitiesNamed(tx, codes),
    }
    const lines = inOrder(found?.groups ?? [], by).map((one) => ({
      ...one,
      name: groupCalled(one.said, about, t),
    }))
    return {
      ...day,
      indicator,
      name: calledIn(indicator, t),
      dimensions,
      by,
      figure,
      lines,
      told: found !== undefined,
      exact: found?.forTeam ?? false,
      countedOn: found?.countedOn ?? figure.countedOn,
    }
  })
}

type Props = Awaited<ReturnType<typeof asked>>
type Line = Props['lines'][number]

function GroupsPage({
  indicator,
  name,
  dimensions,
  by,
  figure,
  lines,
  told,
  exact,
  countedOn,
  ...day
}: Props) {
  const { t, day: dayIn } = useTexts()
  const { said } = useFigures()
  const at = useBelow()
  const path = `/outcomes/${indicator.code}`
  const address = (dimension: Dimension, kind = '') =>
    at(`${path}/groups${kind}?as-of=${day.until}&by=${dimension}`)
  const value = (one: GroupFigure) => said({ ...figure, value: one.value, suppressed: one.suppressed })
  const bars = lines.map((one) => ({
    name: one.name,
    value: one.value,
    said: value(one),
    suppressed: one.suppressed,
  }))
  return (
    <Page
      heading={['indicators.groups.title', { name }]}
      kicker={<span>{dayIn(day.until)}</span>}
      lead="indicators.groups.lead"
      crumbs={[
        { href: at(`/outcomes?as-of=${day.until}`), label: 'indicators.table.heading' },
        { href: at(`${path}?as-of=${day.until}`), label: { said: name } },
      ]}
      actions={
        <>
          <ButtonLink href={address(by, '.csv')} label="indicators.series.csv" quiet />
          <ButtonLink href={address(by, '.json')} label="indicators.series.json" quiet />
        </>
      }
    >
      <AsOf {...day} keeps={{ by }} />
      <Tabs
        label="indicators.groups.by"
        tabs={dimensions.map((one) => ({
          href: address(one),
          label: `indicators.groups.dimension.${one}` as const,
          current: one === by,
        }))}
      />
      {told ? (
        <Section heading={`indicators.groups.dimension.${by}`}>
          {exact && <p class="hint">{t('indicators.table.forTeam')}</p>}
          {countedOn !== day.until && (
            <p class="hint">{t('indicators.table.countedOn', { day: dayIn(countedOn) })}</p>
          )}
          <GroupsChart bars={bars} label={name} />
          <Table
            caption={['indicators.groups.caption', { name, day: dayIn(countedOn) }]}
            rows={lines}
            columns={[
              {
                heading: `indicators.groups.dimension.${by}`,
                main: true,
                cell: (one: Line) => one.name,
              },
              ...(indicator.of
                ? [
                    {
                      heading: 'indicators.groups.fraction' as const,
                      numeric: true,
                      cell: ({ part, whole }: Line) =>
                        t('indicators.table.fraction', { part: part ?? 0, whole: whole ?? 0 }),
                    },
                  ]
                : []),
              { heading: 'indicators.table.value', numeric: true, cell: value },
            ]}
          />
        </Section>
      ) : (
        <Callout heading="indicators.groups.untold" text="indicators.groups.untoldText" />
      )}
    </Page>
  )
}
