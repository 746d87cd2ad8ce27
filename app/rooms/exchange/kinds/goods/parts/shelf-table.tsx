import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../../ground/ui/below.ts'
import { Table } from '../../../../../ground/ui/table.tsx'
import { Tag } from '../../../../../ground/ui/tag.tsx'
import type { Shelf } from '../reads.ts'

/** What there is, how many pieces are free, and what expires first. */
export function ShelfTable({ shelf, today }: { shelf: readonly Shelf[]; today: string }) {
  const { t, number, day } = useTexts()
  const at = useBelow()
  return (
    <Table
      caption="exchange.goods.desk.shelfCaption"
      captionHidden
      file
      rows={[...shelf]}
      columns={[
        {
          heading: 'exchange.goods.desk.thing',
          main: true,
          cell: ({ id, title }) => <a href={at(`/emporium/${id}/shelf`)}>{title}</a>,
        },
        { heading: 'exchange.goods.desk.pieces', numeric: true, cell: ({ pieces }) => number(pieces) },
        { heading: 'exchange.goods.desk.free', numeric: true, cell: ({ free }) => number(free) },
        {
          heading: 'exchange.goods.desk.expires',
          cell: ({ bestBefore }) =>
            bestBefore === null ? (
              '–'
            ) : bestBefore < today ? (
              <Tag tone="attention">{t('exchange.goods.desk.expired')}</Tag>
            ) : (
              day(bestBefore)
            ),
        },
      ]}
    />
  )
}
