import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Kind } from '../rules.ts'

type Asked = { kind?: string | undefined; after: string | undefined; limit: number }

/** A page of the places one may read, by id: those written down first come first. */
export async function placeIds(tx: ActorTx, { kind, after, limit }: Asked): Promise<string[]> {
  let places = tx.selectFrom('place')
  if (after) places = places.where('id', '>', after)
  if (kind) places = places.where('kind', '=', kind)
  const rows = await places.orderBy('id').limit(limit).select('id').execute()
  return rows.map(({ id }) => id)
}

export const placesTold = (tx: ActorTx, ids: readonly string[]) =>
  tx
    .selectFrom('place')
    .where('id', 'in', [...ids])
    .select(['id', 'name', 'address', 'istat_code as municipality', 'latitude', 'longitude'])
    .select((is) => is.ref('kind').$castTo<Kind>().as('kind'))
    .select(['description', 'capacity', 'opened_on as openedOn', 'reactivated_on as reactivatedOn'])
    .select(['closed_on as closedOn', 'published_on as publishedOn', 'changed_at as changedAt'])
    .execute()

/** The opening hours of these places, as they are kept. */
export const hoursTold = (tx: ActorTx, placeIds: readonly string[]) =>
  tx
    .selectFrom('place_hours')
    .where('place_id', 'in', [...placeIds])
    .select(['place_id as placeId', 'weekday', 'opens_at as opensAt', 'closes_at as closesAt', 'note'])
    .orderBy('weekday')
    .orderBy('opens_at')
    .execute()
