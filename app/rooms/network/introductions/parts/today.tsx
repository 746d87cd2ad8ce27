import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Today } from '../../../encounters/parts/sections.ts'
import { type Introduction, introductions, proposalsFor } from '../reads.ts'
import { MAKE_WITHIN_DAYS, ofTheDay, type Proposal } from '../rules.ts'
import { IntroductionList } from './introduction-list.tsx'
import { ProposalPanel } from './proposal.tsx'

const SOON_DAYS = 2
const SOME = 5

/** On "La mia giornata": introductions one has to make, and one that is proposed for today. */
export async function introductionOfTheDay(
  tx: ActorTx,
  actor: SignedInActor,
  { day }: Today,
): Promise<Child> {
  const due = await introductions(tx, actor, { by: actor.personId, openUntil: daysLater(day, SOON_DAYS) })
  const proposed = await proposalsFor(tx, actor, { today: day, which: 'mine', limit: SOME })
  const proposal = ofTheDay(proposed, day)
  return due.length || proposal ? <OfTheDay due={due} proposal={proposal} day={day} /> : null
}

type Props = { due: Introduction[]; proposal: Proposal | undefined; day: string }

function OfTheDay({ due, proposal, day }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Section
      heading="network.introductions.today"
      lead="network.introductions.todayLead"
      actions={<a href={below('/network/introductions')}>{t('network.introductions.all')}</a>}
    >
      {due.length > 0 && <IntroductionList introductions={due} />}
      {proposal && (
        <ul class="plain-list stack">
          <ProposalPanel proposal={proposal} dueOn={daysLater(day, MAKE_WITHIN_DAYS)} />
        </ul>
      )}
    </Section>
  )
}
