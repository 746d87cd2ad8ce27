import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import type { Choice } from '../../choices/reads.ts'
import { Prose } from '../../parts/prose.tsx'
import { pathOf } from '../../proceedings/parts/here.ts'
import type { Candidate } from '../reads.ts'
import { CandidateState } from './candidate-state.tsx'

type Props = { candidates: readonly Candidate[]; choices: ReadonlyMap<string, Choice>; keeps: boolean }

/** Who asked to take part, in the order they came, with the answer and its reason. */
export function CandidateTable({ candidates, choices, keeps }: Props) {
  const { t, day, number } = useTexts()
  const below = useBelow()
  return (
    <Table
      caption="tables.candidates.heading"
      captionHidden
      file
      rows={candidates}
      columns={[
        { heading: 'tables.candidates.number', numeric: true, cell: (one) => one.number },
        {
          heading: 'tables.candidates.name',
          main: true,
          cell: (one) =>
            keeps ? (
              <a href={below(`${pathOf({ id: one.proceedingId })}/candidates/${one.id}`)}>{one.name}</a>
            ) : (
              one.name
            ),
        },
        { heading: 'tables.candidates.arrived', cell: (one) => day(one.arrivedOn) },
        {
          heading: 'tables.candidates.state',
          cell: (one) => <CandidateState candidate={one} choice={choices.get(one.id)} />,
        },
        {
          heading: 'tables.candidates.why',
          cell: (one) => {
            const choice = choices.get(one.id)
            if (!choice) return one.state !== 'withdrawn' && one.reason && <Prose text={one.reason} />
            return (
              <>
                {choice.points !== null && (
                  <p>{t('tables.candidates.points', { points: number(choice.points) })}</p>
                )}
                <Prose text={choice.reasons} />
              </>
            )
          },
        },
      ]}
    />
  )
}
