import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { record, recordAll } from '../../../ground/journal/record.ts'

export type Mark = {
  entryId: string
  seenOn: string
  cents?: number | undefined
  reference?: string | undefined
}

/** Marks entries as seen on the bank's statement, with its day, amount and reference. What is marked stays marked. */
export async function markSeen(tx: ActorTx, actor: Actor, marks: readonly Mark[]): Promise<number> {
  const ids = marks.map(({ entryId }) => entryId)
  if (ids.length === 0) return 0
  const entries = await tx
    .selectFrom('fund_entry')
    .where('id', 'in', ids)
    .where('kind', 'in', ['received', 'paid', 'returned'])
    .select(['id', 'cents'])
    .execute()
  const centsOf = new Map(entries.map(({ id, cents }) => [id, cents]))
  const rows = marks.flatMap(({ entryId, seenOn, cents, reference }) => {
    const own = centsOf.get(entryId)
    if (own === undefined) return []
    return [
      {
        territory_id: actor.territoryId,
        entry_id: entryId,
        seen_on: seenOn,
        cents: cents ?? own,
        reference: reference ?? null,
        recorded_by: actor.personId,
      },
    ]
  })
  if (rows.length === 0) return 0
  const marked = await tx
    .insertInto('fund_seen')
    .values(rows)
    .onConflict((known) => known.doNothing())
    .returning('entry_id')
    .execute()
  await recordAll(
    tx,
    actor,
    'funds.seen',
    'fund_entry',
    marked.map(({ entry_id }) => entry_id),
  )
  return marked.length
}

/** Takes a mark away; false where there is none. */
export async function unmark(tx: ActorTx, actor: Actor, entryId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('fund_seen')
    .where('entry_id', '=', entryId)
    .returning('entry_id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'funds.unseen', 'fund_entry', entryId)
  return gone !== undefined
}

/** What the bank says it held at the end of a day; said again for the same day it takes the place of the one before. */
export async function keepBalance(tx: ActorTx, actor: Actor, id: string, on: string, cents: number) {
  await tx.deleteFrom('fund_statement').where('on_date', '=', on).where('id', '!=', id).execute()
  const kept = await tx
    .insertInto('fund_statement')
    .values({ territory_id: actor.territoryId, id, on_date: on, cents, recorded_by: actor.personId })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (kept) await record(tx, actor, 'funds.statementKept', 'territory', actor.territoryId)
}
