import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import type { PurposeSum } from '../reads.ts'

/** Money by what it is for. */
export function ByPurpose({ rows }: { rows: readonly PurposeSum[] }) {
  const { t, cents } = useTexts()
  return (
    <Section heading="indicators.money.heading">
      <Table
        caption="indicators.money.heading"
        captionHidden
        rows={rows}
        columns={[
          {
            heading: 'indicators.money.purpose',
            cell: ({ purpose }) => t(`funds.purpose.${purpose}`),
            main: true,
          },
          {
            heading: 'indicators.money_committed.name',
            cell: (one) => cents(one.committedCents),
            numeric: true,
          },
          { heading: 'indicators.money_paid.name', cell: (one) => cents(one.paidCents), numeric: true },
          { heading: 'indicators.money.returned', cell: (one) => cents(one.returnedCents), numeric: true },
        ]}
      />
    </Section>
  )
}
