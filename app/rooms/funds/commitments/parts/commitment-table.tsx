import { useTexts, type Words } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import type { Commitment } from '../../reads.ts'
import { codeOf } from '../../rules.ts'
import { StateTag } from './state-tag.tsx'

type Props = { caption: Words; lines: readonly Commitment[]; withFund?: boolean }

/** Commitments with what was paid of them and what is left. */
export function CommitmentTable({ caption, lines, withFund = false }: Props) {
  const { t, cents, shortDay } = useTexts()
  const below = useBelow()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={lines}
      columns={[
        {
          heading: 'funds.commitments.code',
          main: true,
          cell: (one) => <a href={below(`/funds/commitments/${one.id}`)}>{codeOf(one.id)}</a>,
        },
        { heading: 'funds.ledger.on', cell: (one) => shortDay(one.onDate) },
        ...(withFund ? [{ heading: 'funds.ledger.fund' as const, cell: (one: Commitment) => one.fund }] : []),
        {
          heading: 'funds.commitments.for',
          cell: (one) => [one.organisation ?? t('funds.ledger.aPerson'), one.why].join(' · '),
        },
        { heading: 'funds.ledger.amount', numeric: true, cell: (one) => cents(one.cents) },
        { heading: 'funds.sums.paid', numeric: true, cell: (one) => cents(one.paidCents) },
        { heading: 'funds.sums.left', numeric: true, cell: (one) => cents(one.heldCents) },
        { heading: 'funds.commitments.state', cell: (one) => <StateTag state={one.state} /> },
      ]}
    />
  )
}
