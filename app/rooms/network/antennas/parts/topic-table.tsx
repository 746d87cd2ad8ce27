import { useRequestContext } from 'hono/jsx-renderer'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { withQuery } from '../../../../ground/ui/address-bar.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Trend, Window } from '../rules.ts'
import type { Told } from './told-topics.ts'

export type TopicLine = { topic: string; told: Told; trend: Trend | undefined }
type Props = { lines: readonly TopicLine[]; windows: readonly Window[] }

/** How often each topic came up in each window, the earliest first; what is not told is said so. */
export function TopicTable({ lines, windows }: Props) {
  const { t, number, month } = useTexts()
  const c = useRequestContext()
  const inOrder = windows.map((window, at) => ({ window, at })).toReversed()
  return (
    <Table
      caption="network.antennas.table"
      captionHidden
      rows={lines}
      columns={[
        {
          heading: 'network.antennas.topic',
          main: true,
          cell: ({ topic }) => <a href={withQuery(c.req.url, { topic })}>{topic}</a>,
        },
        ...inOrder.map(({ window, at }) => ({
          heading: [
            'network.antennas.window',
            { from: month(window.from), until: month(window.until) },
          ] as const,
          numeric: true,
          cell: ({ told }: TopicLine) => {
            const count = told[at]
            return count === null || count === undefined ? t('network.antennas.hidden') : number(count)
          },
        })),
        {
          heading: 'network.antennas.trend',
          cell: ({ trend }) => trend && <Tag tone="attention">{t(`network.antennas.trend.${trend}`)}</Tag>,
        },
      ]}
    />
  )
}
