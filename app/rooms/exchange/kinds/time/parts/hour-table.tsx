import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../../ground/ui/below.ts'
import { ActionButton } from '../../../../../ground/ui/form.tsx'
import { Table } from '../../../../../ground/ui/table.tsx'
import type { HourLine } from '../reads.ts'

/** Each hour written: given or received, confirmed or waiting for a word. */
export function HourTable({ lines }: { lines: readonly HourLine[] }) {
  const { t, day, number } = useTexts()
  const at = useBelow()
  return (
    <Table
      caption="exchange.time.mine.caption"
      captionHidden
      rows={[...lines]}
      columns={[
        {
          heading: 'exchange.time.mine.what',
          main: true,
          cell: ({ agreementId, title }) => <a href={at(`/exchange/agreements/${agreementId}`)}>{title}</a>,
        },
        { heading: 'exchange.time.mine.day', cell: ({ onDate }) => day(onDate) },
        {
          heading: 'exchange.time.mine.hours',
          numeric: true,
          cell: ({ hours, gave }) =>
            `${number(hours)} ${t(gave ? 'exchange.time.mine.gave' : 'exchange.time.mine.got')}`,
        },
        {
          heading: 'exchange.time.mine.state',
          cell: ({ id, title, confirmed, mineToConfirm }) =>
            mineToConfirm ? (
              <ActionButton
                action={at(`/hours/${id}/confirm`)}
                label={['exchange.time.mine.confirm', { title }]}
              />
            ) : (
              t(confirmed ? 'exchange.time.mine.counts' : 'exchange.time.mine.waits')
            ),
        },
      ]}
    />
  )
}
