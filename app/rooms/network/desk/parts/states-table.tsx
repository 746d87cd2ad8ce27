import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import type { State } from '../../change/rules.ts'

const FIGURES = ['people', 'bodies', 'ties', 'formalTies', 'informalTies', 'joiners'] as const

/** The network on two days, figure by figure. */
export function StatesTable({ before, after }: { before: State; after: State }) {
  const { t, day, number, percent } = useTexts()
  const rows = [
    ...FIGURES.map((figure) => ({
      figure: figure as string,
      before: number(before[figure]),
      after: number(after[figure]),
    })),
    { figure: 'formalShare', before: share(before), after: share(after) },
  ]
  return (
    <Table
      caption="network.compare.states"
      captionHidden
      rows={rows}
      columns={[
        {
          heading: 'network.compare.figure',
          main: true,
          cell: ({ figure }) => t(`network.compare.figure.${figure}`),
        },
        { heading: { said: day(before.on) }, numeric: true, cell: (row) => row.before },
        { heading: { said: day(after.on) }, numeric: true, cell: (row) => row.after },
      ]}
    />
  )

  function share({ ties, formalTies }: State) {
    return ties ? percent(formalTies / ties) : '–'
  }
}
