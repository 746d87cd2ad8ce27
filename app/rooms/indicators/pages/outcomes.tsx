import { useTexts } from '../../../ground/texts/use-texts.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../ground/ui/page.tsx'
import { Stat, StatGrid } from '../../../ground/ui/stat.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { AsOf } from '../parts/as-of.tsx'
import { AssumedDates } from '../parts/assumed-dates.tsx'
import { CompletenessStats } from '../parts/completeness.tsx'
import { useFigures } from '../parts/figure.tsx'
import type { Completeness } from '../reads.ts'
import { type Figure, GROUPS, INDICATORS } from '../rules.ts'

const AT_A_GLANCE = [
  'people_reached',
  'people_active',
  'places_activated',
  'organisations_involved',
  'labs_held',
] as const

type OutcomesProps = {
  slug: string
  example: boolean
  until: string
  today: string
  wrong: boolean
  figures: readonly Figure[]
  completeness: Completeness
}

export function OutcomesPage({ slug, example, until, today, wrong, figures, completeness }: OutcomesProps) {
  const { t, day } = useTexts()
  const { said, fraction } = useFigures()
  const path = `/${slug}/outcomes`
  const to = ({ code }: Figure) => `${path}/${code}?as-of=${until}`
  const nothing = figures.every(({ value }) => !value)
  const groupOf = new Map<string, string>(INDICATORS.map(({ code, group }) => [code, group]))
  return (
    <Page
      heading="indicators.table.heading"
      lead="indicators.table.lead"
      actions={<ButtonLink href={`${path}.csv?as-of=${until}`} label="indicators.table.csv" quiet />}
    >
      <AsOf until={until} today={today} wrong={wrong} />
      {example && <AssumedDates path={path} />}
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
                <Stat label={`indicators.${figure.code}.name`} figure={said(figure)} href={to(figure)} />
              ))}
          </StatGrid>
        </Section>
      )}
      {GROUPS.map((group) => (
        <Section heading={`indicators.group.${group}`}>
          <Table
            caption={{
              said: `${t(`indicators.group.${group}`)} – ${t('indicators.table.caption', { day: day(until) })}`,
            }}
            captionHidden
            rows={figures.filter(({ code }) => groupOf.get(code) === group)}
            columns={[
              {
                heading: 'indicators.table.indicator',
                cell: (figure: Figure) => <a href={to(figure)}>{t(`indicators.${figure.code}.name`)}</a>,
                main: true,
              },
              {
                heading: 'indicators.sheet.unit',
                cell: (figure) =>
                  [t(`indicators.unit.${figure.unit}`), fraction(figure)].filter(Boolean).join(', '),
              },
              { heading: 'indicators.table.value', cell: (figure) => said(figure), numeric: true },
            ]}
          />
        </Section>
      ))}
      <CompletenessStats {...completeness} />
    </Page>
  )
}
