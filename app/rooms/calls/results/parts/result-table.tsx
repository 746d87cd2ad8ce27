import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Call } from '../../reads.ts'
import type { Rank } from '../reads.ts'

/** The order that came out, and the way to reckon it again. */
export function ResultTable({ call, ranks }: { call: Call; ranks: Rank[] }) {
  const { t, cents, day, number } = useTexts()
  const below = useBelow()
  const told = (tie: string) =>
    tie === 'arrived'
      ? t('calls.result.tieArrived')
      : t('calls.result.tie', { criterion: call.criteria.find(({ code }) => code === tie)?.label ?? tie })
  return (
    <Section
      heading="calls.result.heading"
      lead={['calls.result.on', { day: day(call.decidedOn ?? '') }]}
      actions={<ButtonLink href={below(`/calls/${call.id}/scores.csv`)} label="calls.result.csv" quiet />}
    >
      <Table
        caption="calls.result.heading"
        captionHidden
        rows={ranks}
        columns={[
          { heading: 'calls.result.place', numeric: true, cell: ({ place }) => number(place) },
          {
            heading: 'calls.idea.title',
            main: true,
            cell: (one) => (
              <>
                <a href={below(`/ideas/${one.ideaId}`)}>{one.title}</a>
                <br />
                <span class="hint">
                  {[one.signature, one.tie && told(one.tie)].filter(Boolean).join(' · ')}
                </span>
              </>
            ),
          },
          { heading: 'calls.result.points', numeric: true, cell: ({ points }) => number(points) },
          { heading: 'calls.idea.amount', numeric: true, cell: ({ askedCents }) => cents(askedCents) },
          {
            heading: 'calls.result.outcome',
            cell: ({ funded }) => (
              <Tag tone={funded ? 'good' : 'plain'}>
                {t(funded ? 'calls.result.funded' : 'calls.result.notFunded')}
              </Tag>
            ),
          },
        ]}
      />
      <p class="hint">{t('calls.result.recompute')}</p>
    </Section>
  )
}
