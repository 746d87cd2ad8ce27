import type { Child } from 'hono/jsx'
import { holdsRole, type SignedInActor } from '../../../../ground/access/actor.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { STAFF } from '../../../people/rules.ts'
import { bookingsLike } from '../../bookings/reads.ts'

/** For "La mia giornata": rooms that somebody asked for and nobody has answered. */
export async function roomsAskedFor(tx: ActorTx, actor: SignedInActor): Promise<Child> {
  if (!holdsRole(actor, ...STAFF)) return null
  const count = (await bookingsLike(tx, { states: ['requested'] })).length
  return count > 0 ? <AskedFor count={count} /> : null
}

function AskedFor({ count }: { count: number }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <Callout heading="places.desk.asking">
      <a href={below('/bookings')}>{t('places.desk.count', { count })}</a>
    </Callout>
  )
}
