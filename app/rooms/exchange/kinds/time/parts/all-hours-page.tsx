import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../../ground/ui/empty-state.tsx'
import { Page } from '../../../../../ground/ui/page.tsx'
import { Table } from '../../../../../ground/ui/table.tsx'
import type { Balance } from '../reads.ts'
import { balanceOf } from '../rules.ts'

/** Who received most stands first: to think together of what they can give. */
export function AllHoursPage({ all }: { all: readonly Balance[] }) {
  const { number } = useTexts()
  const at = useBelow()
  return (
    <Page heading="exchange.time.all.heading" lead="exchange.time.all.lead">
      {all.length === 0 ? (
        <EmptyState heading="exchange.time.all.none" text="exchange.time.all.noneText" />
      ) : (
        <Table
          caption="exchange.time.all.caption"
          captionHidden
          file={{ taken: { kind: 'person', id: ({ personId }) => personId } }}
          rows={[...all]}
          columns={[
            {
              heading: 'exchange.time.all.person',
              main: true,
              cell: ({ personId, name }) => <a href={at(`/people/${personId}`)}>{name}</a>,
            },
            { heading: 'exchange.time.mine.given', numeric: true, cell: ({ given }) => number(given) },
            {
              heading: 'exchange.time.mine.received',
              numeric: true,
              cell: ({ received }) => number(received),
            },
            { heading: 'exchange.time.mine.balance', numeric: true, cell: (one) => number(balanceOf(one)) },
          ]}
        />
      )}
    </Page>
  )
}
