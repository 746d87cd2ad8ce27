import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { SpaceCall } from '../../spaces/reads.ts'
import type { SpaceRank } from '../reads.ts'

/** The order that came out, what is chosen and why, and the way to reckon it again. */
export function RankTable({ call, ranks }: { call: SpaceCall; ranks: SpaceRank[] }) {
  const { t, day, number } = useTexts()
  const below = useBelow()
  const told = (tie: string) =>
    tie === 'arrived'
      ? t('calls.result.tieArrived')
      : t('calls.result.tie', { criterion: call.criteria.find(({ code }) => code === tie)?.label ?? tie })
  return (
    <Section
      heading="calls.result.heading"
      lead={['calls.result.on', { day: day(call.decidedOn ?? '') }]}
      actions={
        <ButtonLink href={below(`/space-calls/${call.id}/scores.csv`)} label="calls.result.csv" quiet />
      }
    >
      <Table
        caption="calls.result.heading"
        captionHidden
        rows={ranks}
        columns={[
          { heading: 'calls.result.place', numeric: true, cell: ({ place }) => number(place) },
          {
            heading: 'calls.candidate.name',
            main: true,
            cell: (one) => (
              <>
                <a href={below(`/offered-spaces/${one.candidateId}`)}>{one.name}</a>
                <br />
                <span class="hint">
                  {[one.municipality, one.tie && told(one.tie)].filter(Boolean).join(' · ')}
                </span>
              </>
            ),
          },
          { heading: 'calls.result.points', numeric: true, cell: ({ points }) => number(points) },
          {
            heading: 'calls.result.outcome',
            cell: ({ chosen }) => (
              <Tag tone={chosen ? 'good' : 'plain'}>
                {t(chosen ? 'calls.choosing.chosen' : 'calls.choosing.notChosen')}
              </Tag>
            ),
          },
          { heading: 'calls.choosing.why', cell: ({ why }) => why },
        ]}
      />
      <p class="hint">{t('calls.result.recompute')}</p>
    </Section>
  )
}
