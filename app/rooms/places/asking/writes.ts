import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { MOST_ASKED_AN_HOUR } from '../bookings/rules.ts'
import { type Booked, book, type Terms, type Wanted } from '../bookings/writes.ts'

/**
 * A request of somebody without an account: nothing is held before their address confirms it. Refused when too many ask
 * within an hour, also to wait in line, since each gets a letter: that is a machine.
 */
export async function ask(
  tx: ActorTx,
  keeper: Actor,
  id: string,
  wanted: Wanted,
  terms: Omit<Terms, 'state'>,
): Promise<Outcome<Booked, 'places.booking.tooManyAsk'>> {
  const { count } = await tx
    .selectFrom('booking')
    .where('state', 'in', ['unconfirmed', 'waiting'])
    .where('recorded_by', 'is', null)
    .where('recorded_at', '>', new Date(terms.now.getTime() - 3_600_000))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count >= MOST_ASKED_AN_HOUR) return refused('places.booking.tooManyAsk')
  return done(await book(tx, keeper, id, wanted, { ...terms, state: 'unconfirmed' }))
}
