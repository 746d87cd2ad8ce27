import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { type Move, STEPS } from '../rules.ts'

type StepsProps = {
  before: readonly number[]
  after: readonly number[]
  moves: readonly Move[]
  days: { from: string; to: string }
}

/** How many stand on each step on two days, and how many came up to it in between. */
export function StepsTable({ before, after, moves, days: { from, to } }: StepsProps) {
  const { t, day, number } = useTexts()
  return (
    <Table
      caption="network.ladder.steps"
      captionHidden
      rows={STEPS.map((step, at) => ({ step, at }))}
      columns={[
        { heading: 'network.ladder.step', main: true, cell: ({ step }) => t(`network.ladder.step.${step}`) },
        { heading: { said: day(from) }, numeric: true, cell: ({ at }) => number(before[at] ?? 0) },
        { heading: { said: day(to) }, numeric: true, cell: ({ at }) => number(after[at] ?? 0) },
        {
          heading: 'network.ladder.came',
          numeric: true,
          cell: ({ at }) => number(moves.filter((move) => move.to === at).length),
        },
        { heading: 'network.ladder.means', cell: ({ step }) => t(`network.ladder.means.${step}`) },
      ]}
    />
  )
}

/** Who moved up, from where to where, and since when. */
export function MovesTable({ moves }: { moves: readonly Move[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Table
      caption="network.ladder.movedCaption"
      captionHidden
      rows={moves}
      columns={[
        {
          heading: 'network.ladder.person',
          main: true,
          cell: ({ person }) => <a href={below(`/people/${person.id}`)}>{person.name}</a>,
        },
        {
          heading: 'network.ladder.before',
          cell: ({ from }) => t(`network.ladder.step.${STEPS[from] ?? 'none'}`),
        },
        { heading: 'network.ladder.now', cell: ({ to }) => t(`network.ladder.step.${STEPS[to] ?? 'none'}`) },
        { heading: 'network.ladder.since', cell: ({ on }) => <When at={on} as="day" /> },
      ]}
    />
  )
}
