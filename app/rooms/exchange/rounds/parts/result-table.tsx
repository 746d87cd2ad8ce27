import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { PlacingLine, Round } from '../reads.ts'

/** Everyone in a round and where they would go; each line opens the reasons that can be read to them. */
export function ResultTable({ round, lines }: { round: Round; lines: readonly PlacingLine[] }) {
  const { t, number } = useTexts()
  const below = useBelow()
  const ran = round.runAt !== null
  return (
    <Table
      caption="exchange.rounds.result.caption"
      captionHidden
      columns={[
        {
          heading: 'exchange.rounds.result.need',
          main: true,
          cell: (line) => (
            <a href={below(`/exchange/rounds/${round.id}/needs/${line.needId}`)}>
              {line.person ? `${line.need} (${line.person})` : line.need}
            </a>
          ),
        },
        { heading: 'exchange.rounds.result.school', cell: (line) => line.school ?? '–' },
        {
          heading: 'exchange.rounds.result.offer',
          cell: (line) =>
            line.offer
              ? [line.offer, line.host].filter(Boolean).join(', ')
              : ran
                ? t('exchange.rounds.result.nowhere')
                : '–',
        },
        {
          heading: 'exchange.rounds.result.wish',
          numeric: true,
          cell: (line) => (line.rank === null ? '–' : t('exchange.rounds.result.rank', { rank: line.rank })),
        },
        {
          heading: 'exchange.rounds.result.fit',
          numeric: true,
          cell: (line) => (line.offerId ? number(line.fit) : '–'),
        },
        { heading: 'exchange.rounds.result.state', cell: (line) => <LineTag round={round} line={line} /> },
      ]}
      rows={lines}
    />
  )
}

function LineTag({ round, line }: { round: Round; line: PlacingLine }) {
  const { t } = useTexts()
  if (round.state === 'published' && line.offerId)
    return line.agreementId ? (
      <Tag tone="good">{t('exchange.rounds.line.agreed')}</Tag>
    ) : (
      <Tag tone="attention">{t('exchange.rounds.line.toComplete')}</Tag>
    )
  if (line.closed) return <Tag tone="plain">{t('exchange.rounds.line.closed')}</Tag>
  return line.moved ? <Tag tone="primary">{t('exchange.rounds.line.moved')}</Tag> : null
}
