import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Section } from '../../../ground/ui/page.tsx'
import type { Today } from '../../encounters/parts/sections.ts'
import { NoticeList } from '../attention/parts/notice-list.tsx'
import { type EarlyNotice, earlyNotices } from '../attention/reads.ts'
import { WaitingList } from '../going/parts/waiting-list.tsx'
import { type Waiting, waitingEverywhere, waitingForMe } from '../going/reads.ts'
import { WAITING_DAYS } from '../rules.ts'

const FEW = 5

/** For somebody's day: what waits among those they accompany, and whose ties fade. */
export async function waitingToday(tx: ActorTx, _actor: SignedInActor, { day }: Today): Promise<Child> {
  const waiting = await waitingForMe(tx, daysLater(day, -WAITING_DAYS), FEW)
  const notices = (await earlyNotices(tx, day)).slice(0, FEW)
  return waiting.length + notices.length > 0 ? <Accompanying waiting={waiting} notices={notices} /> : null
}

function Accompanying({ waiting, notices }: { waiting: Waiting[]; notices: EarlyNotice[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <>
      {waiting.length > 0 && (
        <Section
          heading="intakes.waiting.heading"
          lead={['intakes.waiting.lead', { days: WAITING_DAYS }]}
          actions={<a href={below('/intakes')}>{t('intakes.waiting.all')}</a>}
        >
          <WaitingList waiting={waiting} />
        </Section>
      )}
      {notices.length > 0 && (
        <Section
          heading="intakes.notices.heading"
          actions={<a href={below('/intakes/early-notices')}>{t('intakes.waiting.all')}</a>}
        >
          <NoticeList notices={notices} />
        </Section>
      )}
    </>
  )
}

/** For whoever coordinates: how much waits and of which kind, not whose. */
export async function waitingInTerritory(tx: ActorTx, actor: SignedInActor, { day }: Today): Promise<Child> {
  if (!actor.roles.includes('coordinator')) return null
  const waiting = await waitingEverywhere(tx, daysLater(day, -WAITING_DAYS))
  return waiting.length > 0 ? <WaitingCounts waiting={waiting} /> : null
}

function WaitingCounts({ waiting }: { waiting: Awaited<ReturnType<typeof waitingEverywhere>> }) {
  const { t, day } = useTexts()
  return (
    <Section heading="intakes.waiting.everywhere" lead={['intakes.waiting.lead', { days: WAITING_DAYS }]}>
      <ul>
        {waiting.map((one) => (
          <li>{t(`intakes.waiting.count.${one.kind}`, { count: one.waiting, day: day(one.longest) })}</li>
        ))}
      </ul>
    </Section>
  )
}
