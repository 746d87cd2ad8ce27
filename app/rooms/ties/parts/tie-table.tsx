import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Table } from '../../../ground/ui/table.tsx'
import { When } from '../../../ground/ui/when.tsx'
import type { Tie } from '../reads.ts'

const PATHS = { person: 'people', organisation: 'organisations', place: 'places' } as const

/** Who someone is tied to, and since when; each number opens onto the facts it counts. */
export function TieTable({ nodeId, ties }: { nodeId: string; ties: readonly Tie[] }) {
  const { t, number } = useTexts()
  const below = useBelow()
  return (
    <Table
      caption="ties.list.heading"
      captionHidden
      rows={ties}
      columns={[
        {
          heading: 'ties.list.with',
          main: true,
          cell: (tie) => <a href={below(`/${PATHS[tie.kind]}/${tie.id}`)}>{tie.name}</a>,
        },
        { heading: 'ties.list.kind', cell: (tie) => t(`ties.kind.${tie.kind}`) },
        {
          heading: 'ties.list.times',
          numeric: true,
          cell: (tie) => (
            <a
              href={below(`/ties/${nodeId}/with/${tie.id}`)}
              aria-label={t('ties.list.evidence', { times: number(tie.times), name: tie.name })}
            >
              {number(tie.times)}
            </a>
          ),
        },
        { heading: 'ties.list.since', cell: (tie) => <When at={tie.firstOn} /> },
        { heading: 'ties.list.last', cell: (tie) => <When at={tie.lastOn} /> },
      ]}
    />
  )
}
