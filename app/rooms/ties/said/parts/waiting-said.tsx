import type { Child } from 'hono/jsx'
import { holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { TEAM } from '../../../people/rules.ts'
import { countSaid } from '../reads.ts'

/** For one's own day: people and bodies told their ties, and nobody has looked yet. */
export async function waitingSaidToday(tx: ActorTx, actor: SignedInActor): Promise<Child> {
  if (!holdsRole(actor, ...TEAM)) return null
  const count = await countSaid(tx)
  return count > 0 ? <WaitingSaid count={count} /> : null
}

function WaitingSaid({ count }: { count: number }) {
  const { t, number } = useTexts()
  const below = useBelow()
  return (
    <Callout heading="ties.said.heading">
      <a href={below('/ties/said')}>{t('ties.said.due', { count, number: number(count) })}</a>
    </Callout>
  )
}
