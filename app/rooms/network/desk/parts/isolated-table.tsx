import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { Isolated, Why } from '../../isolation/rules.ts'
import { NodeLink } from '../../map/parts/node-link.tsx'
import type { Named } from '../../picture/reads.ts'

export type NamedIsolated = Isolated & { named: Named }

/** Who is isolated, and why: each reason a sentence that can be doubted. */
export function IsolatedTable({ people }: { people: readonly NamedIsolated[] }) {
  const { number } = useTexts()
  return (
    <Table
      caption="network.mine.isolatedCaption"
      captionHidden
      rows={people}
      columns={[
        { heading: 'network.column.name', main: true, cell: ({ named }) => <NodeLink node={named} /> },
        {
          heading: 'network.mine.reasons',
          cell: ({ reasons }) => (
            <ul class="plain-list">
              {reasons.map((reason) => (
                <li>
                  <Reason reason={reason} />
                </li>
              ))}
            </ul>
          ),
        },
        { heading: 'network.mine.timesMet', numeric: true, cell: ({ timesMet }) => number(timesMet) },
        {
          heading: 'network.mine.lastMet',
          cell: ({ lastMetOn }) => lastMetOn && <When at={lastMetOn} />,
        },
      ]}
    />
  )
}

function Reason({ reason }: { reason: Why }) {
  const { t, number, day } = useTexts()
  if (reason.why === 'few')
    return <>{t('network.isolation.few', { count: reason.ties, number: number(reason.ties) })}</>
  if (reason.why === 'notMetSince') return <>{t('network.isolation.notMetSince', { on: day(reason.on) })}</>
  return <>{t(`network.isolation.${reason.why}`)}</>
}
