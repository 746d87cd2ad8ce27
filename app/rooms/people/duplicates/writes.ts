import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { keptIdOf } from '../reads.ts'
import { keptOf, type StandingMerge } from './rules.ts'

type MergeRefusal = 'people.merge.gone' | 'people.merge.hasAccount' | 'people.merge.already'

/**
 * Says that two records are one person: `keptId` stays, `mergedId` stands for it from now on. Nothing else is
 * rewritten. Refused when either is merged already or cannot be read, and when someone signs in with the one
 * that would go. The same form sent again is done already.
 */
export async function mergePeople(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { keptId, mergedId }: StandingMerge,
): Promise<Outcome<{ keptId: string }, MergeRefusal>> {
  const sent = await tx
    .selectFrom('person_merge')
    .select(['kept_id', 'merged_by'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (sent)
    return sent.merged_by === actor.personId ? done({ keptId: sent.kept_id }) : refused('people.merge.gone')

  const both = await lockPeople(tx, [keptId, mergedId])
  if (both.length < 2) return refused('people.merge.gone')
  if (both.some(({ merged_into }) => merged_into !== null)) return refused('people.merge.already')
  const { rows } = await sql<{ held: boolean }>`select app.has_account(${mergedId}) as held`.execute(tx)
  if (rows[0]?.held) return refused('people.merge.hasAccount')

  await tx
    .insertInto('person_merge')
    .values({
      territory_id: actor.territoryId,
      id,
      kept_id: keptId,
      merged_id: mergedId,
      merged_by: actor.personId,
    })
    .execute()
  await tx
    .updateTable('person')
    .set({ merged_into: keptId })
    .where((where) => where.or([where('id', '=', mergedId), where('merged_into', '=', mergedId)]))
    .execute()
  await record(tx, actor, 'people.merged', 'person', mergedId)
  return done({ keptId })
}

/**
 * Takes a merge back: what each record stands for is worked out again from the merges that still stand.
 * Undone already, or unknown: refused.
 */
export async function undoMerge(
  tx: ActorTx,
  actor: SignedInActor,
  mergeId: string,
): Promise<Outcome<{ personId: string }, 'people.merge.gone'>> {
  const merge = await tx
    .updateTable('person_merge')
    .set({ undone_at: new Date(), undone_by: actor.personId })
    .where('id', '=', mergeId)
    .where('undone_at', 'is', null)
    .returning(['merged_id', 'kept_id'])
    .executeTakeFirst()
  if (!merge) return refused('people.merge.gone')

  const root = await keptIdOf(tx, merge.merged_id)
  if (!root) return refused('people.merge.gone')
  const family = await lockPeople(tx, [root, ...(await mergedInto(tx, root))])
  const kept = keptOf(
    await standingMergesOf(
      tx,
      family.map(({ id }) => id),
    ),
  )
  for (const { id, merged_into } of family) {
    const now = kept.get(id) ?? null
    if (now !== merged_into)
      await tx.updateTable('person').set({ merged_into: now }).where('id', '=', id).execute()
  }
  await record(tx, actor, 'people.unmerged', 'person', merge.merged_id)
  return done({ personId: merge.merged_id })
}

/** Says that two alike records are two people: they are not suggested again. */
export async function tellApart(
  tx: ActorTx,
  actor: SignedInActor,
  ids: readonly [string, string],
): Promise<void> {
  const [one_id, other_id] = [...ids].sort() as [string, string]
  await tx
    .insertInto('person_distinct')
    .values({ territory_id: actor.territoryId, one_id, other_id, said_by: actor.personId })
    .onConflict((said) => said.doNothing())
    .execute()
  await record(tx, actor, 'people.toldApart', 'person', one_id)
}

// Always in the order of ids, so that two who merge the same records at once wait for each other.
const lockPeople = (tx: ActorTx, ids: readonly string[]) =>
  tx
    .selectFrom('person')
    .select(['id', 'merged_into'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()

const mergedInto = async (tx: ActorTx, root: string) =>
  (await tx.selectFrom('person').select('id').where('merged_into', '=', root).execute()).map(({ id }) => id)

async function standingMergesOf(tx: ActorTx, ids: readonly string[]): Promise<StandingMerge[]> {
  const merges = await tx
    .selectFrom('person_merge')
    .select(['kept_id', 'merged_id'])
    .where('merged_id', 'in', [...ids])
    .where('undone_at', 'is', null)
    .execute()
  return merges.map(({ kept_id, merged_id }) => ({ keptId: kept_id, mergedId: merged_id }))
}
