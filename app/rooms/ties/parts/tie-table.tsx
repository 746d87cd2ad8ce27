import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Table } from '../../../ground/ui/table.tsx'
import { Tag, type TagTone } from '../../../ground/ui/tag.tsx'
import { When } from '../../../ground/ui/when.tsx'
import type { Tie } from '../reads.ts'
import type { Strength } from '../weights/rules.ts'

const PATHS = { person: 'people', organisation: 'organisations', place: 'places' } as const
const TONES: Record<Strength, TagTone> = { strong: 'good', good: 'primary', weak: 'plain', faint: 'plain' }

type Row = Tie & { at: number }
type TieTableProps = { nodeId: string; ties: readonly Tie[]; on?: string; brief?: boolean }

/** Who someone is tied to, how strongly, since when; each opens onto the facts it rests on. Brief beside other things. */
export function TieTable({ nodeId, ties, on, brief = false }: TieTableProps) {
  const { t, number } = useTexts()
  const below = useBelow()
  const rows = ties.map((tie, at) => ({ ...tie, at }))
  return (
    <Table
      caption="ties.list.heading"
      captionHidden
      rows={rows}
      columns={[
        { heading: 'ties.list.number', numeric: true, cell: ({ at }) => number(at + 1) },
        {
          heading: 'ties.list.with',
          main: true,
          cell: (tie) => <a href={below(`/${PATHS[tie.kind]}/${tie.id}`)}>{tie.name}</a>,
        },
        ...(brief
          ? []
          : [{ heading: 'ties.list.kind' as const, cell: (tie: Row) => t(`ties.kind.${tie.kind}`) }]),
        {
          heading: 'ties.list.strength',
          cell: (tie) => (
            <>
              <Tag tone={TONES[tie.strength]}>{t(`ties.strength.${tie.strength}`)}</Tag>{' '}
              {tie.trend !== 'steady' && <span class="hint">{t(`ties.trend.${tie.trend}`)}</span>}
            </>
          ),
        },
        ...(brief
          ? []
          : [
              {
                heading: 'ties.list.form' as const,
                cell: (tie: Row) => t(tie.formal ? 'ties.form.formal' : 'ties.form.informal'),
              },
            ]),
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
        ...(brief
          ? []
          : [{ heading: 'ties.list.since' as const, cell: (tie: Row) => <When at={tie.firstOn} /> }]),
        {
          heading: 'ties.list.last',
          cell: (tie) => (tie.lasts && !on ? t('ties.list.lasts') : <When at={tie.lastOn} />),
        },
      ]}
    />
  )
}
