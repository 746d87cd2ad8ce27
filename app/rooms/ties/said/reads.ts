import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type NamedNode, namesOf } from '../reads.ts'

const waiting = (tx: ActorTx) =>
  tx
    .selectFrom('tie_said as s')
    .leftJoin('organisation as o', 'o.id', 's.organisation_id')
    .where('s.settled_at', 'is', null)
    .select([
      's.id',
      's.teller_kind',
      's.teller_id',
      's.wish',
      's.organisation_id',
      's.name_said',
      's.formal',
      's.since_on',
      's.said_at',
      'o.name as organisation',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof waiting>['execute']>>[number]
export type Said = Row & { teller: NamedNode }

/** What was said through links and waits for somebody to make a tie of it, the oldest first. */
export const waitingSaid = async (tx: ActorTx): Promise<Said[]> =>
  withTellers(tx, await waiting(tx).orderBy('s.said_at').limit(100).execute())

export const saidById = async (tx: ActorTx, id: string): Promise<Said | undefined> =>
  (await withTellers(tx, await waiting(tx).where('s.id', '=', id).execute()))[0]

/** How many wait, for one's own day. */
export const countSaid = async (tx: ActorTx): Promise<number> =>
  (
    await tx
      .selectFrom('tie_said')
      .where('settled_at', 'is', null)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count

async function withTellers(tx: ActorTx, rows: readonly Row[]): Promise<Said[]> {
  const names = await namesOf(
    tx,
    rows.map((row) => ({ kind: row.teller_kind, id: row.teller_id })),
  )
  return rows.flatMap((row) => {
    const teller = names.get(row.teller_id)
    return teller ? [{ ...row, teller }] : []
  })
}
