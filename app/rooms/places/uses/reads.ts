import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

type Asked = { placeId: string; from: string; until: string; timeZone: string; now: Date }
export type UseCell = { kind: string; hour: number; minutes: number }

/**
 * Minutes for which rooms of a place were held between two days, by the hour of the day in which they fell and by who used
 * them: a time from 17:30 to 19 gives half an hour at 17 and an hour at 18. What is not over yet is not counted.
 */
export async function useOf(tx: ActorTx, { territoryId }: Actor, asked: Asked): Promise<UseCell[]> {
  const { placeId, from, until, timeZone, now } = asked
  const { rows } = await sql<UseCell>`
    select coalesce(b.user_kind, b.kind) as kind, extract(hour from h at time zone ${timeZone})::integer as hour,
      sum(extract(epoch from least(t.ends_at, h + interval '1 hour') - greatest(t.starts_at, h)) / 60)::integer as minutes
    from room_time t
    join booking b on b.territory_id = t.territory_id and b.id = t.booking_id
    cross join lateral generate_series(date_trunc('hour', t.starts_at), t.ends_at - interval '1 second', interval '1 hour') as h
    where t.territory_id = ${territoryId} and b.territory_id = ${territoryId} and t.place_id = ${placeId}
      and t.state = 'held' and b.state = 'confirmed'
      and t.on_date between ${from} and ${until} and t.ends_at <= ${now.toISOString()}::timestamptz
    group by 1, 2 order by 2, 1`.execute(tx)
  return rows
}
