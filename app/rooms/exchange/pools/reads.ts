import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Notice, noticeById } from '../notices/reads.ts'

export type Pool = {
  id: string
  kind: string
  title: string
  /** It starts when so many have joined. */
  wanted: number
  joined: number
  closedOn: string | null
}

const pools = (tx: ActorTx) =>
  tx
    .selectFrom('exchange_pool as p')
    .select(['p.id', 'p.kind', 'p.title', 'p.wanted', 'p.closed_on as closedOn'])
    .select(
      sql<number>`(select count(*)::int from exchange_pool_need m where m.territory_id = p.territory_id and m.pool_id = p.id)`.as(
        'joined',
      ),
    )

/** Every pool, those still open first. */
export const allPools = (tx: ActorTx): Promise<Pool[]> =>
  pools(tx).orderBy(sql`p.closed_on is not null`).orderBy('p.recorded_at', 'desc').limit(200).execute()

export const poolById = (tx: ActorTx, id: string): Promise<Pool | undefined> =>
  pools(tx).where('p.id', '=', id).executeTakeFirst()

/** The needs that joined a pool, in the order in which they did. */
export async function needsIn(tx: ActorTx, poolId: string): Promise<Notice[]> {
  const rows = await tx
    .selectFrom('exchange_pool_need')
    .where('pool_id', '=', poolId)
    .orderBy('recorded_at')
    .orderBy('need_id')
    .select('need_id')
    .execute()
  return all(
    tx,
    rows.map(({ need_id }) => need_id),
  )
}

/** Standing needs of a kind that could still join. */
export async function needsToJoin(tx: ActorTx, { id, kind }: Pool, today: string): Promise<Notice[]> {
  const rows = await tx
    .selectFrom('exchange_notice as n')
    .where('n.kind', '=', kind)
    .where('n.side', '=', 'need')
    .where('n.closed_on', 'is', null)
    .where('n.until_on', '>=', today)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('exchange_pool_need as m')
            .whereRef('m.need_id', '=', 'n.id')
            .where('m.pool_id', '=', id)
            .select('m.need_id'),
        ),
      ),
    )
    .orderBy('n.recorded_at', 'desc')
    .limit(50)
    .select('n.id')
    .execute()
  return all(
    tx,
    rows.map((row) => row.id),
  )
}

async function all(tx: ActorTx, ids: readonly string[]): Promise<Notice[]> {
  const notices: Notice[] = []
  for (const id of ids) {
    const notice = await noticeById(tx, id)
    if (notice) notices.push(notice)
  }
  return notices
}
