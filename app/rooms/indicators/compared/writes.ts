import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { record } from '../../../ground/journal/record.ts'
import type { PopulationForm } from './forms.ts'

/** Writes down how many people live here on a day; another number for that day takes the place of the last. */
export async function sayPopulation(tx: ActorTx, actor: SignedInActor, id: string, form: PopulationForm) {
  const there = await tx
    .selectFrom('territory_population')
    .where('id', '=', id)
    .select('id')
    .executeTakeFirst()
  if (there) return
  await tx
    .updateTable('territory_population')
    .set({ ended_at: sql<Date>`now()` })
    .where('on_day', '=', form.onDay)
    .where('ended_at', 'is', null)
    .execute()
  await insertOwn(tx, 'territory_population', {
    territory_id: actor.territoryId,
    id,
    on_day: form.onDay,
    people: form.people,
    source: form.source,
    assumed: form.assumed === 'yes',
    recorded_by: actor.personId,
  })
  await record(tx, actor, 'indicators.sayPopulation', 'territory_population', id)
}
