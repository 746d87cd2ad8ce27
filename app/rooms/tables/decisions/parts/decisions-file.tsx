import { ListFile } from '../../../../ground/ui/list-file.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { Decision } from '../reads.ts'
import { DecisionTag } from './decision-list.tsx'

/** The register of decisions as a file. */
export const DecisionsFile = ({ decisions, today }: { decisions: readonly Decision[]; today: string }) => (
  <ListFile
    caption="tables.decisions.heading"
    rows={decisions}
    columns={[
      { heading: 'tables.decisions.table', cell: ({ table }) => table },
      { heading: 'tables.decisions.number', numeric: true, cell: ({ number }) => number },
      { heading: 'tables.decisions.decidedOn', cell: ({ decidedOn }) => <When at={decidedOn} as="day" /> },
      { heading: 'tables.decisions.what', cell: ({ what }) => what },
      { heading: 'tables.decisions.why', cell: ({ why }) => why },
      { heading: 'tables.decisions.follows', cell: ({ follows }) => follows },
      {
        heading: 'tables.decisions.dueOn',
        cell: ({ dueOn, taken }) => taken && <When at={dueOn} as="day" />,
      },
      {
        heading: 'tables.decisions.state',
        cell: (decision) => <DecisionTag decision={decision} today={today} />,
      },
    ]}
  />
)
