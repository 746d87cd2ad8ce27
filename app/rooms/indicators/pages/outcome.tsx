import { useTexts } from '../../../ground/texts/use-texts.ts'
import { ButtonLink, Page, Section, Split } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { Tabs } from '../../../ground/ui/tabs.tsx'
import { Apart } from '../apart/parts/apart.tsx'
import type { ApartFigures } from '../apart/reads.ts'
import { dimensionsOf } from '../groups/rules.ts'
import { LocalSheet } from '../local/parts/local-sheet.tsx'
import type { SheetOfLocal } from '../local/reads.ts'
import type { Sheets } from '../origins/reads.ts'
import { AsOf } from '../parts/as-of.tsx'
import { calledIn } from '../parts/asked.ts'
import { ByPurpose } from '../parts/by-purpose.tsx'
import { useFigures } from '../parts/figure.tsx'
import { Records } from '../parts/records.tsx'
import { ReferenceSheet } from '../parts/reference-sheet.tsx'
import { type Dates, ThreeDates } from '../parts/three-dates.tsx'
import type { ToldFigure } from '../protection/reads.ts'
import { hasList } from '../protection/rules.ts'
import type { Counted, FigureCount, Named, PurposeSum } from '../reads.ts'
import type { CountedSet, Indicator, KnownIndicator } from '../rules.ts'
import { Quotes } from '../sources/parts/quotes.tsx'
import type { Said } from '../sources/reads.ts'
import { Aim } from '../targets/parts/aim.tsx'
import type { Target } from '../targets/rules.ts'

export type Part = 'numerator' | 'denominator'

type OutcomeProps = {
  slug: string
  until: string
  today: string
  wrong: boolean
  indicator: Indicator
  figure: ToldFigure<string>
  /** The sheet of what the territory defined itself. */
  local: SheetOfLocal | undefined
  apart: ApartFigures | undefined
  part: Part
  set: CountedSet
  records: readonly Counted[]
  names: ReadonlyMap<string, Named>
  sheets: Sheets
  onPaper: number | null
  byFigure: readonly FigureCount[]
  byPurpose: readonly PurposeSum[]
  target: Target | undefined
  dates: Omit<Dates, 'until'>
  elsewhere: readonly Said[]
  page: number
  perPage: number
  total: number
}

export function OutcomePage({
  slug,
  until,
  today,
  wrong,
  indicator,
  figure,
  part,
  set,
  byFigure,
  byPurpose,
  target,
  dates,
  elsewhere,
  local,
  apart,
  ...list
}: OutcomeProps) {
  const { t, day } = useTexts()
  const { said, fraction, countedOn, forTeam } = useFigures()
  const { code, unit } = indicator
  const path = `/${slug}/outcomes/${code}`
  const crumbs = [{ href: `/${slug}/outcomes?as-of=${until}`, label: 'indicators.table.heading' as const }]
  return (
    <Page
      heading={{ said: calledIn(indicator, t) }}
      kicker={<span>{day(until)}</span>}
      lead={{
        said: [said(figure), fraction(figure), countedOn(figure, until), forTeam(figure)]
          .filter(Boolean)
          .join(' – '),
      }}
      crumbs={crumbs}
      actions={
        <>
          <ButtonLink href={`${path}/months?as-of=${until}`} label="indicators.series.link" quiet />
          {dimensionsOf(indicator).length > 0 && (
            <ButtonLink href={`${path}/groups?as-of=${until}`} label="indicators.groups.link" quiet />
          )}
          <ButtonLink href={`${path}.csv?as-of=${until}&part=${part}`} label="indicators.list.csv" quiet />
        </>
      }
    >
      <AsOf until={until} today={today} wrong={wrong} />
      <ThreeDates until={until} {...dates} code={code} />
      {target && <Aim figure={figure} target={target} on={until} />}
      <Split
        aside={
          local ? (
            <LocalSheet slug={slug} unit={unit} {...local} />
          ) : (
            <ReferenceSheet {...(indicator as KnownIndicator)} />
          )
        }
      >
        {apart && <Apart slug={slug} until={until} {...apart} />}
        {byFigure.length > 0 && <ByFigure rows={byFigure} />}
        {byPurpose.length > 0 && <ByPurpose rows={byPurpose} />}
        <Quotes said={elsewhere} />
        <Section heading="indicators.list.heading" id="records">
          {indicator.of && (
            <Tabs
              label="indicators.list.parts"
              tabs={(['numerator', 'denominator'] as const).map((side) => ({
                href: `${path}?as-of=${until}&part=${side}#records`,
                label: `indicators.list.${side}` as const,
                current: side === part,
                count: figure[side] ?? undefined,
              }))}
            />
          )}
          <Records
            slug={slug}
            kind={set.records}
            unit={unit === 'euro' || (unit === 'presence' && !figure.sets) ? unit : undefined}
            hidden={hasList(set) ? figure.sets?.[part]?.size === null && 'protected' : 'sensitive'}
            inSteps={figure.sets !== undefined}
            {...list}
          />
        </Section>
      </Split>
    </Page>
  )
}

function ByFigure({ rows }: { rows: readonly FigureCount[] }) {
  const { t, number } = useTexts()
  return (
    <Section heading="indicators.figures.heading" lead="indicators.figures.note">
      <Table
        caption="indicators.figures.caption"
        captionHidden
        rows={rows}
        columns={[
          {
            heading: 'indicators.figures.figure',
            cell: ({ figure }) => t(`indicators.figure.${figure}`),
            main: true,
          },
          {
            heading: 'indicators.figures.operators',
            cell: ({ operators }) => number(operators),
            numeric: true,
          },
        ]}
      />
    </Section>
  )
}
