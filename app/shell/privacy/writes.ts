import { sql } from 'kysely'
import type { SignedInActor } from '../../ground/access/actor.ts'
import { localTime } from '../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { insertOwn } from '../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { record } from '../../ground/journal/record.ts'
import type { BreachForm, PartForm } from './forms.ts'

/** Names a body that answers for a room or for all. Sent again it is named once. */
export async function namePart(tx: ActorTx, actor: SignedInActor, id: string, form: PartForm) {
  const { room, part, body, bodyKind, contact } = form
  const added = await insertOwn(tx, 'privacy_part', {
    territory_id: actor.territoryId,
    id,
    room,
    part,
    body,
    body_kind: bodyKind,
    contact: contact ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'privacy.partNamed', 'privacy_part', id)
}

export async function dropPart(tx: ActorTx, actor: SignedInActor, id: string) {
  const dropped = await tx.deleteFrom('privacy_part').where('id', '=', id).returning('id').executeTakeFirst()
  if (dropped) await record(tx, actor, 'privacy.partDropped', 'privacy_part', id)
  return dropped !== undefined
}

/** Writes a breach down: from `knownAt` the 72 hours run. Refused in the future. */
export async function recordBreach(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { knownAt, happened, peopleTouched, risk, measures }: BreachForm,
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<Outcome<null, 'privacy.breaches.future'>> {
  if (knownAt > localTime(now, timeZone)) return refused('privacy.breaches.future')
  const added = await insertOwn(tx, 'data_breach', {
    territory_id: actor.territoryId,
    id,
    known_at: sql<Date>`${knownAt}::timestamp at time zone ${timeZone}`,
    happened,
    people_touched: peopleTouched ?? null,
    risk,
    measures: measures ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'privacy.breachRecorded', 'data_breach', id)
  return done(null)
}

/** Who was told of a breach, now; said twice the first time stays. */
export async function tellBreach(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  whom: 'authority' | 'people',
  now: Date,
) {
  const column = whom === 'authority' ? 'authority_told_at' : 'people_told_at'
  const told = await tx
    .updateTable('data_breach')
    .set({ [column]: now })
    .where('id', '=', id)
    .where(column, 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (told) await record(tx, actor, 'privacy.breachTold', 'data_breach', id)
  return told !== undefined
}
