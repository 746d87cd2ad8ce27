import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Kept } from '../../../../ground/threads/kept.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import type { Today } from '../../../encounters/parts/sections.ts'
import { type Introduction, introductions, proposalsFor } from '../reads.ts'
import { MAKE_WITHIN_DAYS, ofTheDay, type Proposal } from '../rules.ts'
import { IntroductionList } from './introduction-list.tsx'
import { ProposalPanel } from './proposal.tsx'

const SOON_DAYS = 2
const SOME = 5
const BYTES_EACH = 1000
/**
 * Who was found for somebody's day, as ids alone: to look through everybody is a tenth of a second. Those few are asked about
 * again each time, under the policies and decisions of that moment.
 */
const found = new Kept<readonly string[]>({ mostBytes: 1_000_000, mostAgeMs: 600_000 })

/** On "La mia giornata": introductions one has to make, and one that is proposed for today. */
export async function introductionOfTheDay(
  tx: ActorTx,
  actor: SignedInActor,
  { day }: Today,
): Promise<Child> {
  const due = await introductions(tx, actor, { by: actor.personId, openUntil: daysLater(day, SOON_DAYS) })
  const mine = { today: day, which: 'mine', limit: SOME } as const
  const key = [actor.territoryId, actor.personId, day, ...actor.roles].join(' ')
  const find = async () => (await proposalsFor(tx, actor, mine)).flatMap(({ a, b }) => [a.id, b.id])
  const only = await found.make(key, find, () => BYTES_EACH)
  const proposal = ofTheDay(await proposalsFor(tx, actor, { ...mine, only }), day)
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
