import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { type Column, Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { Standing } from '../../phases/reads.ts'
import type { Setting } from '../reads.ts'
import type { LabFigures } from '../rules.ts'
import { Told } from './figures-table.tsx'

export type Remaining = {
  lab: Setting
  /** The last day its money paid for. */
  end: string
  before: LabFigures
  after: LabFigures
  standing: Standing | undefined
}

/** Labs with what was held while there was money, and what is held since. */
export function RemainsTable({ rows, today }: { rows: readonly Remaining[]; today: string }) {
  const { t, number } = useTexts()
  const below = useBelow()
  const named: readonly Column<Remaining>[] = [
    {
      heading: 'activities.cohorts.lab',
      main: true,
      cell: ({ lab }) => <a href={below(`/activities/${lab.id}`)}>{lab.title}</a>,
    },
    { heading: 'activities.remains.end', cell: ({ end }) => <When at={end} as="day" /> },
  ]
  const since: readonly Column<Remaining>[] = [
    { heading: 'activities.remains.before', numeric: true, cell: ({ before }) => number(before.sessions) },
    { heading: 'activities.remains.after', numeric: true, cell: ({ after }) => number(after.sessions) },
    {
      heading: 'activities.remains.people',
      numeric: true,
      cell: ({ after }) => <Told value={after.people} />,
    },
    { heading: 'activities.remains.last', cell: ({ after }) => <Last {...after} /> },
    {
      heading: 'activities.remains.state',
      cell: ({ after, standing }) => (
        <>
          {after.sessions > 0 ? (
            <Tag tone="good">{t('activities.remains.goesOn')}</Tag>
          ) : (
            <Tag>{t('activities.remains.stopped')}</Tag>
          )}
          {standing?.told && <p>{standing.told}</p>}
        </>
      ),
    },
  ]
  // Nothing can remain yet of what is still paid for.
  const soFar: readonly Column<Remaining>[] = [
    { heading: 'activities.remains.soFar', numeric: true, cell: ({ before }) => number(before.sessions) },
    { heading: 'activities.remains.last', cell: ({ before }) => <Last {...before} /> },
  ]
  const isOver = rows.some(({ end }) => end < today)
  return (
    <Table
      caption="activities.remains.heading"
      captionHidden
      file
      rows={rows}
      columns={[...named, ...(isOver ? since : soFar)]}
    />
  )
}

const Last = ({ lastOn }: LabFigures) => (lastOn ? <When at={lastOn} as="day" /> : null)
