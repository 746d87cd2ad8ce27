import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { keptIdOf } from '../../people/reads.ts'
import type { ExchangeForm } from './forms.ts'

/**
 * Writes down that two labs met: it shows on both. Refused with itself, and where somebody who went may not be named. Sent
 * again it stays one.
 */
export async function tellExchange(
  tx: ActorTx,
  actor: SignedInActor,
  activityId: string,
  id: string,
  { otherId, kind, onDate, people, learnt }: ExchangeForm,
  today: string,
): Promise<Outcome<null, NamingRefusal | 'activities.exchanges.itself'>> {
  if (otherId === activityId) return refused('activities.exchanges.itself')
  const two = await tx
    .selectFrom('activity')
    .where('id', 'in', [activityId, otherId])
    .where('kind', 'in', ['lab', 'group'])
    .select('id')
    .execute()
  if (two.length < 2) throw new NotHere()
  const kept = await Promise.all(people.map((one) => keptIdOf(tx, one)))
  const ids = [...new Set(kept)]
  if (ids.some((one) => one === undefined)) throw new NotHere()
  const named = ids as string[]
  const unnamed = await refusalToName(tx, actor, named, today)
  if (unnamed) return refused(unnamed)
  const added = await insertOwn(tx, 'lab_exchange', {
    territory_id: actor.territoryId,
    id,
    activity_id: activityId,
    other_id: otherId,
    kind,
    on_date: onDate,
    learnt,
    recorded_by: actor.personId,
  })
  if (!added) return done(null)
  if (named.length > 0)
    await tx
      .insertInto('lab_exchange_person')
      .values(
        named.map((person_id) => ({
          territory_id: actor.territoryId,
          exchange_id: id,
          person_id,
          recorded_by: actor.personId,
        })),
      )
      .execute()
  await record(tx, actor, 'activities.exchanged', 'lab_exchange', id)
  return done(null)
}
