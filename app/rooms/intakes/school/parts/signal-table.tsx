import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import type { SignalLine } from '../reads.ts'
import { stateOf } from '../rules.ts'

/** Signals with what became of them; no child is named. `href` where the reader may open them. */
export function SignalTable({
  signals,
  href,
}: {
  signals: readonly SignalLine[]
  href?: (id: string) => string
}) {
  const { t } = useTexts()
  return (
    <Table
      caption="intakes.signal.all"
      captionHidden
      rows={signals}
      columns={[
        {
          heading: 'intakes.signal.school',
          main: true,
          cell: (one) => (href ? <a href={href(one.id)}>{one.school}</a> : one.school),
        },
        { heading: 'intakes.signal.received', cell: (one) => <When at={one.receivedOn} /> },
        {
          heading: 'intakes.signal.state',
          cell: (one) => (
            <Tag tone={stateOf(one) === 'sent' ? 'attention' : 'plain'}>
              {t(`intakes.signalState.${stateOf(one)}`)}
            </Tag>
          ),
        },
      ]}
    />
  )
}
