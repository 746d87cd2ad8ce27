import { useTexts } from '../../../ground/texts/use-texts.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../ground/ui/page.tsx'
import { Stat, StatGrid } from '../../../ground/ui/stat.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { AsOf } from '../parts/as-of.tsx'
import { calledIn } from '../parts/asked.ts'
import { AssumedDates } from '../parts/assumed-dates.tsx'
import { CompletenessStats } from '../parts/completeness.tsx'
import { useFigures } from '../parts/figure.tsx'
import { type TableFigure } from '../parts/outcome-csv.ts'
import { Protection } from '../parts/protection-note.tsx'
import { type Dates, ThreeDates } from '../parts/three-dates.tsx'
import type { Completeness } from '../reads.ts'
import { GROUPS, type Group, INDICATORS } from '../rules.ts'
import type { Said } from '../sources/reads.ts'

const AT_A_GLANCE = [
  'people_reached',
  'people_active',
  'places_activated',
  'organisations_involved',
  'labs_held',
] as const

/** What is done with figures, besides reading them. */
const AROUND = [
  ['/outcomes/targets', 'indicators.targets.heading'],
  ['/outcomes/framework', 'indicators.framework.heading'],
  ['/outcomes/periods', 'indicators.periods.heading'],
  ['/editions', 'indicators.editions.heading'],
  ['/outcomes/sources', 'indicators.sources.heading'],
  ['/outcomes/compared', 'indicators.compared.heading'],
] as const

type OutcomesProps = {
  slug: string
  example: boolean
  until: string
  today: string
  wrong: boolean
  figures: readonly TableFigure[]
  presencesShown: boolean
  setsRules: boolean
  completeness: Completeness
  dates: Omit<Dates, 'until'>
  elsewhere: readonly Said[]
}

export function OutcomesPage({
  slug,
  example,
  until,
  today,
  wrong,
  figures,
  completeness,
  ...shown
}: OutcomesProps) {
  const { t, day } = useTexts()
  const { said, fraction, countedOn, forTeam } = useFigures()
  const path = `/${slug}/outcomes`
  const to = ({ code }: TableFigure) => `${path}/${code}?as-of=${until}`
  const nothing = figures.every(({ value, suppressed }) => !value && !suppressed)
  const unclear = new Set(
    shown.elsewhere.filter(({ onDay, remark }) => onDay === until && remark).map(({ code }) => code),
  )
  const groupsOfHouse = new Map<string, Group>(INDICATORS.map(({ code, group }) => [code, group]))
  const groupOf = ({ code }: TableFigure): Group => groupsOfHouse.get(code) ?? 'local'
  const hasLocals = figures.some((figure) => groupOf(figure) === 'local')
  const groups: readonly Group[] = hasLocals ? [...GROUPS, 'local'] : GROUPS
  return (
    <Page
      heading="indicators.table.heading"
      lead="indicators.table.lead"
      actions={
        <>
          <ButtonLink href={`${path}.csv?as-of=${until}`} label="indicators.table.csv" quiet />
          {shown.setsRules && (
            <ButtonLink href={`/${slug}/outcomes/local/new`} label="indicators.local.define" quiet />
          )}
        </>
      }
    >
      <nav aria-label={t('indicators.table.around')}>
        <ul class="beside plain-list">
          {AROUND.map(([page, label]) => (
            <li>
              <a href={`/${slug}${page}`}>{t(label)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <AsOf until={until} today={today} wrong={wrong} />
      <ThreeDates until={until} {...shown.dates} />
      <AssumedDates path={path} example={example} said={shown.elsewhere} />
      {nothing ? (
        <EmptyState heading="indicators.table.empty.heading" text="indicators.table.empty.text">
          <ButtonLink href={`/${slug}/diary/new`} label="indicators.table.empty.action" />
        </EmptyState>
      ) : (
        <Section heading="indicators.table.glance">
          <StatGrid>
            {figures
              .filter(({ code }) => AT_A_GLANCE.some((one) => one === code))
              .map((figure) => (
                <Stat
                  label={{ said: calledIn(figure, t) }}
                  figure={said(figure)}
                  href={to(figure)}
                  note={countedOn(figure, until)}
                />
              ))}
          </StatGrid>
        </Section>
      )}
      {groups.map((group) => (
        <Section heading={`indicators.group.${group}`}>
          <Table
            caption={{
              said: `${t(`indicators.group.${group}`)} – ${t('indicators.table.caption', { day: day(until) })}`,
            }}
            captionHidden
            rows={figures.filter((figure) => groupOf(figure) === group)}
            columns={[
              {
                heading: 'indicators.table.indicator',
                cell: (figure: TableFigure) => (
                  <>
                    <a href={to(figure)}>{calledIn(figure, t)}</a>
                    {unclear.has(figure.code) && (
                      <span class="hint">
                        {' '}
                        (<a href={`${path}/sources`}>{t('indicators.sources.mark')}</a>)
                      </span>
                    )}
                  </>
                ),
                main: true,
              },
              {
                heading: 'indicators.sheet.unit',
                cell: (figure) =>
                  [
                    t(`indicators.unit.${figure.unit}`),
                    fraction(figure),
                    countedOn(figure, until),
                    forTeam(figure),
                  ]
                    .filter(Boolean)
                    .join(', '),
              },
              { heading: 'indicators.table.value', cell: (figure) => said(figure), numeric: true },
            ]}
          />
        </Section>
      ))}
      <CompletenessStats {...completeness} presencesShown={shown.presencesShown} />
      <Protection
        teamSees={figures.some(({ forTeam }) => forTeam)}
        href={shown.setsRules ? `${path}/protection` : undefined}
      />
    </Page>
  )
}
