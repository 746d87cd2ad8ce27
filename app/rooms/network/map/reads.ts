import { sql } from 'kysely'
import type { Actor, SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

/** Who took part in, promotes or partners activities of an area by a day: people and bodies, by the record that was kept. */
export async function idsInArea(tx: ActorTx, actor: Actor, area: string, on: string): Promise<Set<string>> {
  const here = actor.territoryId
  const { rows } = await sql<{ id: string }>`
    with worked as (
      select t.person_id as id from activity a
      join activity_session s on s.territory_id = a.territory_id and s.activity_id = a.id
        and s.closed_at is not null and s.held_on <= ${on}
      join attendance t on t.territory_id = a.territory_id and t.session_id = s.id and t.state = 'attended'
      where a.territory_id = ${here} and a.area = ${area}
      union
      select coalesce(p.person_id, p.organisation_id) from activity a
      join activity_promoter p on p.territory_id = a.territory_id and p.activity_id = a.id and p.since_on <= ${on}
      where a.territory_id = ${here} and a.area = ${area}
    )
    select distinct coalesce(p.merged_into, worked.id) as id from worked
    left join person p on p.territory_id = ${here} and p.id = worked.id`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Whom the actor noted as met by a day, people and bodies: where a picture of one's own begins. */
export async function idsIMet(tx: ActorTx, actor: SignedInActor, on: string): Promise<Set<string>> {
  const here = actor.territoryId
  const { rows } = await sql<{ id: string }>`
    with mine as (
      select e.id from encounter e
      where e.territory_id = ${here} and e.recorded_by = ${actor.personId} and e.met_on <= ${on}
    )
    select coalesce(p.merged_into, p.id) as id from mine
    join encounter_person m on m.territory_id = ${here} and m.encounter_id = mine.id
    join person p on p.territory_id = ${here} and p.id = m.person_id
    union
    select o.organisation_id from mine
    join encounter_organisation o on o.territory_id = ${here} and o.encounter_id = mine.id`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Places of the territory that somebody may be tied to, by name. */
export const placesHere = (tx: ActorTx) =>
  tx.selectFrom('place').orderBy('search_name').select(['id', 'name']).execute()

/** Since when there is anything to look back at: the first day on which a tie began. */
export async function firstTieOn(tx: ActorTx): Promise<string | undefined> {
  const row = await tx
    .selectFrom('tie')
    .select((eb) => eb.fn.min('first_on').as('first'))
    .executeTakeFirst()
  return row?.first ?? undefined
}
