import type { Child } from 'hono/jsx'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { Standing } from '../../phases/reads.ts'
import type { Setting } from '../reads.ts'
import { hoursOf, type LabFigures } from '../rules.ts'

export type LabRow = { lab: Setting; held: LabFigures; after: LabFigures; standing: Standing | undefined }

/** A number, or that it is not told. */
export function Told({ value }: { value: number | null }) {
  const { t, number } = useTexts()
  return <>{value === null ? t('activities.cohorts.few') : number(value)}</>
}

/** Labs side by side: what was held in the year, who came, and once it is over what was held after it. */
export function FiguresTable({ rows, isOver }: { rows: readonly LabRow[]; isOver: boolean }) {
  const { t, number } = useTexts()
  const below = useBelow()
  const numbered = (heading: `activities.cohorts.${string}`, cell: (row: LabRow) => Child) => ({
    heading: heading as 'activities.cohorts.sessions',
    numeric: true as const,
    cell,
  })
  return (
    <Table
      caption="activities.cohorts.sideBySide"
      captionHidden
      rows={rows}
      columns={[
        {
          heading: 'activities.cohorts.lab',
          main: true,
          cell: ({ lab }) => <a href={below(`/activities/${lab.id}`)}>{lab.title}</a>,
        },
        ...(rows.some(({ lab }) => lab.zone)
          ? [{ heading: 'activities.cohorts.zone', cell: ({ lab }: LabRow) => lab.zone } as const]
          : []),
        {
          heading: 'activities.cohorts.phase',
          cell: ({ standing }) => standing && <Tag>{t(`activities.phase.${standing.phase}`)}</Tag>,
        },
        numbered('activities.cohorts.sessions', ({ held }) => number(held.sessions)),
        numbered('activities.cohorts.hours', ({ held }) => number(hoursOf(held.minutes))),
        numbered('activities.cohorts.people', ({ held }) => <Told value={held.people} />),
        numbered('activities.cohorts.named', ({ held }) => <Told value={held.named} />),
        numbered('activities.cohorts.headcount', ({ held }) => <Told value={held.headcount} />),
        ...(isOver ? [numbered('activities.cohorts.after', ({ after }) => number(after.sessions))] : []),
        {
          heading: 'activities.cohorts.last',
          cell: ({ held, after }) => {
            const last = after.lastOn ?? held.lastOn
            return last && <When at={last} as="day" />
          },
        },
      ]}
    />
  )
}
