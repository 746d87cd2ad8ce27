import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import { keptIdOf } from '../../people/reads.ts'
import type { ExchangeForm } from './forms.ts'

type TellRefusal = 'operators.makers.personMissing' | 'people.naming.restricted' | 'people.naming.minor'

/** Writes down that a practice was told, by whom and to whom. Refused where one of them may not be named. Sent twice it is one. */
export async function tellPractice(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { onDate, place, practice, told, takenUp, tellers, listeners }: ExchangeForm,
): Promise<Outcome<undefined, TellRefusal>> {
  const kept = new Map<string, boolean>()
  for (const [people, isTeller] of [
    [listeners, false],
    [tellers, true],
  ] as const)
    for (const personId of people) {
      const known = await keptIdOf(tx, personId)
      if (!known) return refused('operators.makers.personMissing')
      kept.set(known, isTeller)
    }
  const tooYoung = await refusalToName(tx, actor, [...kept.keys()], onDate)
  if (tooYoung) return refused(tooYoung)
  const added = await insertOwn(tx, 'maker_exchange', {
    territory_id: actor.territoryId,
    id,
    on_date: onDate,
    place_said: place,
    practice,
    told,
    taken_up: takenUp ?? null,
    recorded_by: actor.personId,
  })
  if (!added) return done(undefined)
  await tx
    .insertInto('maker_exchange_person')
    .values(
      [...kept].map(([person_id, isTeller]) => ({
        territory_id: actor.territoryId,
        exchange_id: id,
        person_id,
        told: isTeller,
        recorded_by: actor.personId,
      })),
    )
    .execute()
  await record(tx, actor, 'operators.toldPractice', 'maker_exchange', id)
  return done(undefined)
}

/** What was taken up of it, said later: by whoever wrote it down, or who coordinates. False for anyone else. */
export async function sayTakenUp(tx: ActorTx, actor: SignedInActor, id: string, takenUp: string | null) {
  const changed = await tx
    .updateTable('maker_exchange')
    .set({ taken_up: takenUp })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (changed) await record(tx, actor, 'operators.tookUpPractice', 'maker_exchange', id)
  return changed !== undefined
}
