import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { Survival } from '../../change/rules.ts'

/** Of the ties a lab made, how many went on after it ended. */
export function SurvivalTable({ labs }: { labs: readonly Survival[] }) {
  const { number, percent } = useTexts()
  const below = useBelow()
  return (
    <Table
      caption="network.compare.labs"
      captionHidden
      rows={labs}
      columns={[
        {
          heading: 'network.compare.lab',
          main: true,
          cell: ({ activityId, title }) => <a href={below(`/activities/${activityId}`)}>{title}</a>,
        },
        { heading: 'network.compare.ended', cell: ({ endedOn }) => <When at={endedOn} as="day" /> },
        { heading: 'network.compare.pairs', numeric: true, cell: ({ pairs }) => number(pairs) },
        { heading: 'network.compare.survived', numeric: true, cell: ({ survived }) => number(survived) },
        {
          heading: 'network.compare.share',
          numeric: true,
          cell: ({ pairs, survived }) => (pairs ? percent(survived / pairs) : '–'),
        },
      ]}
    />
  )
}
