import type { Child } from 'hono/jsx'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { Section } from '../../../../ground/ui/page.tsx'
import { placesCoordinatedBy } from '../../centers/reads.ts'
import { turnsAt, turnsOf } from '../reads.ts'
import { DAYS_AHEAD, uncovered } from '../rules.ts'
import { TurnList } from './turn-list.tsx'

/** For somebody's day: their own turns of today, and those nobody takes in the next two weeks where they coordinate. */
export async function turnsToday(
  tx: ActorTx,
  actor: SignedInActor,
  { day }: { day: string },
): Promise<Child> {
  const own = await turnsOf(tx, actor.personId, day, day)
  const places = await placesCoordinatedBy(tx, actor.personId, day)
  const missing = places.length
    ? uncovered(await turnsAt(tx, places, day, daysLater(day, DAYS_AHEAD)), day)
    : []
  if (own.length === 0 && missing.length === 0) return null
  return (
    <>
      {own.length > 0 && (
        <Section heading="places.rota.mineToday">
          <TurnList turns={own} own={actor.personId} withPlace back="/diary" />
        </Section>
      )}
      {missing.length > 0 && (
        <Section heading="places.rota.uncovered">
          <TurnList turns={missing} withPlace back="/diary" />
        </Section>
      )}
    </>
  )
}
