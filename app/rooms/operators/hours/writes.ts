import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'
import type { HoursForm } from './forms.ts'

/** Notes hours that somebody gave. Sent twice they are noted once. */
export async function noteHours(
  tx: ActorTx,
  actor: Actor,
  id: string,
  personId: string,
  { onDate, hours, what }: HoursForm,
) {
  const added = await insertOwn(tx, 'volunteer_hours', {
    territory_id: actor.territoryId,
    id,
    person_id: personId,
    on_date: onDate,
    hours: String(hours),
    what,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'operators.notedHours', 'volunteer_hours', id)
}

/** Takes back hours noted by mistake: they count no more. */
export async function withdrawHours(tx: ActorTx, actor: Actor, personId: string, id: string) {
  const gone = await tx
    .updateTable('volunteer_hours')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'operators.withdrewHours', 'volunteer_hours', id)
}
