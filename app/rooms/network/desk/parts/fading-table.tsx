import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { NodeLink } from '../../map/parts/node-link.tsx'
import type { Named } from '../../picture/reads.ts'
import type { Fading } from './fading.ts'

/** Whose ties weigh much less than half a year ago. */
export function FadingTable({ people }: { people: readonly (Fading & { named: Named })[] }) {
  const { number, percent } = useTexts()
  return (
    <Table
      caption="network.mine.fadingCaption"
      captionHidden
      rows={people}
      columns={[
        { heading: 'network.column.name', main: true, cell: ({ named }) => <NodeLink node={named} /> },
        { heading: 'network.column.ties', numeric: true, cell: ({ ties }) => number(ties) },
        { heading: 'network.mine.left', numeric: true, cell: ({ left }) => percent(left) },
      ]}
    />
  )
}
