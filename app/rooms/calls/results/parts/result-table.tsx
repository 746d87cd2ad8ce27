import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import type { Call } from '../../reads.ts'
import { isVoted } from '../../rules.ts'
import type { Rank, VoteTurnout } from '../reads.ts'

const POINTS = {
  jury: 'calls.result.points',
  votes: 'calls.result.share',
  shares: 'calls.result.share',
  mixed: 'calls.result.points',
} as const

type Props = { call: Call; ranks: Rank[]; turnout: VoteTurnout | null }

/** The order that came out, and the way to reckon it again. */
export function ResultTable({ call, ranks, turnout }: Props) {
  const { t, cents, day, number } = useTexts()
  const below = useBelow()
  const told = (tie: string) =>
    tie === 'arrived'
      ? t('calls.result.tieArrived')
      : tie === 'votes'
        ? t('calls.result.tieVotes')
        : t('calls.result.tie', { criterion: call.criteria.find(({ code }) => code === tie)?.label ?? tie })
  return (
    <Section
      heading="calls.result.heading"
      lead={['calls.result.on', { day: day(call.decidedOn ?? '') }]}
      actions={
        <>
          <ButtonLink href={below(`/calls/${call.id}/scores.csv`)} label="calls.result.csv" quiet />
          {isVoted(call.method) && (
            <>
              <ButtonLink href={below(`/calls/${call.id}/votes.csv`)} label="calls.result.votesCsv" quiet />
              <ButtonLink href={below(`/calls/${call.id}/votes.pb`)} label="calls.result.votesPb" quiet />
            </>
          )}
        </>
      }
    >
      {turnout && (
        <p>
          {t('calls.result.voters', { count: turnout.voters })}{' '}
          {turnout.ways
            .map(({ way, voters }) => t(`calls.result.ways.${way}`, { voters: number(voters) }))
            .join(', ')}
        </p>
      )}
      {ranks.length === 0 && <p>{t('calls.result.noneChosen')}</p>}
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
          ...(isVoted(call.method)
            ? [
                {
                  heading: 'calls.result.votes' as const,
                  numeric: true,
                  cell: ({ votes }: Rank) => number(votes ?? 0),
                },
              ]
            : []),
          { heading: POINTS[call.method], numeric: true, cell: ({ points }) => number(points) },
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
      <p class="hint">{t(isVoted(call.method) ? 'calls.result.recomputeVotes' : 'calls.result.recompute')}</p>
    </Section>
  )
}
