import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Table } from '../../../../ground/ui/table.tsx'
import type { Volunteer } from '../reads.ts'
import { lacksOn } from '../rules.ts'
import { CheckTags } from './check-tags.tsx'

/** The register as the law asks for it: numbered, with the body and the days of coming and leaving. */
export function RegisterTable({ all, today }: { all: readonly Volunteer[]; today: string }) {
  const { t, shortDay, number } = useTexts()
  const at = useBelow()
  return (
    <Table
      caption="operators.volunteers.caption"
      captionHidden
      file={{ taken: { kind: 'person', id: ({ personId }) => personId } }}
      rows={all.map((one, index) => ({ ...one, number: index + 1 }))}
      columns={[
        { heading: 'operators.volunteers.number', numeric: true, cell: (one) => number(one.number) },
        {
          heading: 'operators.volunteers.person',
          main: true,
          cell: ({ personId, name }) => <a href={at(`/volunteers/${personId}`)}>{name}</a>,
        },
        { heading: 'operators.volunteers.organisation', cell: ({ organisation }) => organisation ?? '–' },
        {
          heading: 'operators.volunteers.time',
          cell: ({ fromOn, untilOn }) =>
            t(untilOn ? 'operators.volunteers.fromUntil' : 'operators.volunteers.since', {
              from: shortDay(fromOn),
              until: untilOn ? shortDay(untilOn) : '',
            }),
        },
        {
          heading: 'operators.volunteers.today',
          cell: ({ untilOn, fromOn, checks }) =>
            untilOn && untilOn < today ? (
              t('operators.volunteers.over')
            ) : (
              <CheckTags lacks={lacksOn([{ fromOn, untilOn }], checks, today)} />
            ),
        },
      ]}
    />
  )
}
