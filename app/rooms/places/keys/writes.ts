import type { Actor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { keptIdOf } from '../../people/reads.ts'
import type { LoanForm } from '../rota/forms.ts'
import { keysOf } from '../rota/reads.ts'

/** A key of a place. Sent twice it is one. */
export async function addKey(tx: ActorTx, actor: Actor, id: string, placeId: string, name: string) {
  const own = { territory_id: actor.territoryId, recorded_by: actor.personId }
  if (await insertOwn(tx, 'door_key', { ...own, id, place_id: placeId, name }))
    await record(tx, actor, 'places.keyAdded', 'place', placeId)
}

/** A key is lost or was changed: it is not among those of the place any more. Throws NotHere where it is of another. */
export async function dropKey(tx: ActorTx, actor: Actor, placeId: string, id: string, on: string) {
  const dropped = await tx
    .updateTable('door_key')
    .set({ dropped_on: on })
    .where('id', '=', id)
    .where('place_id', '=', placeId)
    .returning('id')
    .executeTakeFirst()
  if (!dropped) throw new NotHere()
  await record(tx, actor, 'places.keyDropped', 'place', placeId)
}

export type LoanRefusal = NamingRefusal | 'places.rota.key.held' | 'places.rota.key.future'

/**
 * Somebody gets a key on a day. Refused while somebody else holds it, for a day on which somebody did, for one to come, and for who
 * may not be named. Sent twice it is one.
 */
export async function giveKey(
  tx: ActorTx,
  actor: Actor,
  id: string,
  placeId: string,
  form: LoanForm,
  today: string,
): Promise<Outcome<null, LoanRefusal>> {
  const key = (await keysOf(tx, placeId)).find((one) => one.id === form.keyId)
  const personId = await keptIdOf(tx, form.holderId)
  if (!key || !personId) throw new NotHere()
  if (key.loanId === id) return done(null)
  const unnamed = await refusalToName(tx, actor, [personId], today)
  if (unnamed) return refused(unnamed)
  if (form.givenOn > today) return refused('places.rota.key.future')
  if (key.loanId) return refused('places.rota.key.held')
  const row = { territory_id: actor.territoryId, id, key_id: key.id, person_id: personId }
  const given = { ...row, given_on: form.givenOn, recorded_by: actor.personId }
  try {
    await attempt(tx, () => tx.insertInto('door_key_loan').values(given).execute())
  } catch (error) {
    // Somebody else was faster, or held it on that day.
    if (/^door_key_loan_(one_hand|now)$/.test((error as { constraint?: string }).constraint ?? ''))
      return refused('places.rota.key.held')
    throw error
  }
  await record(tx, actor, 'places.keyGiven', 'place', placeId)
  return done(null)
}

/** A key is back. False where it is not out, or was given later. */
export async function takeKeyBack(
  tx: ActorTx,
  actor: Actor,
  placeId: string,
  { id, returnedOn }: { id: string; returnedOn: string },
): Promise<boolean> {
  const back = await tx
    .updateTable('door_key_loan')
    .set({ returned_on: returnedOn })
    .where('id', '=', id)
    .where('returned_on', 'is', null)
    .where('given_on', '<=', returnedOn)
    .returning('id')
    .executeTakeFirst()
  if (back) await record(tx, actor, 'places.keyReturned', 'place', placeId)
  return back !== undefined
}
