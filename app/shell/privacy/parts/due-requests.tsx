import type { Child } from 'hono/jsx'
import { holdsRole, type SignedInActor } from '../../../ground/access/actor.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { requestsDueBy } from '../../../rooms/people/rights/reads.ts'
import { DUE_SOON_DAYS } from '../../../rooms/people/rights/rules.ts'

/** For "La mia giornata" of who coordinates: requests whose month is nearly over. */
export async function dueRequests(tx: ActorTx, actor: SignedInActor, today: { day: string }): Promise<Child> {
  if (!holdsRole(actor, 'coordinator')) return null
  const count = await requestsDueBy(tx, daysLater(today.day, DUE_SOON_DAYS))
  return count > 0 ? <DueRequests count={count} /> : null
}

function DueRequests({ count }: { count: number }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Callout kind="warning" heading="privacy.requests.dueSoon">
      <a href={below('/privacy/requests')}>{t('privacy.requests.dueCount', { count })}</a>
    </Callout>
  )
}
