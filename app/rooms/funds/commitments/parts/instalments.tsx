import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { InstalmentLine } from '../../rules.ts'

/** What is to come back, when, and what has. */
export function Instalments({ lines }: { lines: InstalmentLine[] }) {
  const { t, cents, day } = useTexts()
  return (
    <Section heading="funds.plan.list">
      <Table
        caption="funds.plan.list"
        captionHidden
        rows={lines}
        columns={[
          { heading: 'funds.plan.due', main: true, cell: ({ dueOn }) => day(dueOn) },
          { heading: 'funds.ledger.amount', numeric: true, cell: (one) => cents(one.cents) },
          { heading: 'funds.sums.returned', numeric: true, cell: (one) => cents(one.backCents) },
          {
            heading: 'funds.commitments.state',
            cell: (one) => {
              if (one.backCents === one.cents) return <Tag tone="good">{t('funds.plan.covered')}</Tag>
              return one.late ? (
                <Tag tone="attention">{t('funds.plan.late')}</Tag>
              ) : (
                <Tag>{t('funds.plan.toCome')}</Tag>
              )
            },
          },
        ]}
      />
    </Section>
  )
}
