import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import type { Bridge } from '../../bridges/rules.ts'
import { NodeLink } from '../../map/parts/node-link.tsx'
import type { Named } from '../../picture/reads.ts'

export type NamedBridge = Bridge & { named: Named }

/** Who joins groups that would otherwise be distant, and what would fall apart without them. */
export function BridgeTable({ bridges }: { bridges: readonly NamedBridge[] }) {
  const { t, number } = useTexts()
  const below = useBelow()
  return (
    <Table
      caption="network.mine.bridgesCaption"
      captionHidden
      rows={bridges}
      columns={[
        { heading: 'network.column.name', main: true, cell: ({ named }) => <NodeLink node={named} /> },
        { heading: 'network.column.ties', numeric: true, cell: ({ ties }) => number(ties) },
        {
          heading: 'network.mine.joins',
          cell: ({ joins }) => (
            <ul class="plain-list">
              {joins.map((community) => (
                <li>
                  <a href={below(`/network?scope=all&community=${community + 1}`)}>
                    {t('network.mine.community', { number: number(community + 1) })}
                  </a>
                </li>
              ))}
            </ul>
          ),
        },
        {
          heading: 'network.column.constraint',
          numeric: true,
          cell: ({ constraint }) => number(Math.round(constraint * 100) / 100),
        },
        {
          heading: 'network.mine.without',
          cell: ({ lost, parts }) =>
            lost === 0
              ? t('network.mine.holds')
              : t('network.mine.splits', { count: lost, number: number(lost), parts: number(parts) }),
        },
      ]}
    />
  )
}
