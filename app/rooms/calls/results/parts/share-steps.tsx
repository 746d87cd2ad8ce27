import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Idea } from '../../ideas/reads.ts'
import type { Rank, VoteTurnout } from '../reads.ts'

type Props = { idea: Idea; rank: Pick<Rank, 'votes' | 'shares'>; turnout: VoteTurnout }

/** How equal shares came to one idea, step by step and with its own numbers. */
export function ShareSteps({ idea, rank, turnout }: Props) {
  const { t, cents, number } = useTexts()
  const { votes, shares } = rank
  if (!shares || turnout.partCents === undefined) return null
  const { turn, mostCents = 0, counted = 0, completed, leftCents = 0 } = shares
  const fair = idea.askedCents / Math.max(1, votes ?? 0)
  return (
    <Section heading="calls.shares.heading" lead="calls.shares.lead">
      <ol>
        <li>{t('calls.shares.part', { count: turnout.voters, part: cents(turnout.partCents) })}</li>
        <li>{t('calls.shares.votes', { count: votes ?? 0, asked: cents(idea.askedCents) })}</li>
        {turn !== undefined ? (
          <>
            <li>{t('calls.shares.turn', { turn: number(turn), counted: number(counted) })}</li>
            <li>
              {mostCents > fair + 0.01
                ? t('calls.shares.paidSome', { most: cents(mostCents), fair: cents(fair) })
                : t('calls.shares.paidAlike', { most: cents(mostCents) })}
            </li>
          </>
        ) : (
          <>
            <li>{t('calls.shares.left', { left: cents(leftCents), asked: cents(idea.askedCents) })}</li>
            <li>{t(completed ? 'calls.shares.completed' : 'calls.shares.notChosen')}</li>
          </>
        )}
      </ol>
    </Section>
  )
}
