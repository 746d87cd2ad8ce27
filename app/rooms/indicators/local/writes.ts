import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Definition } from './rules.ts'

export type Defined = {
  name: string
  definition: string
  limits?: string | undefined
  counted: Definition
  of?: Definition | undefined
}
export type LocalRefusal = 'indicators.local.nameTaken' | 'indicators.local.meanwhile'

/** Whether another that stands is called so, whatever the letters. */
async function isTaken(tx: ActorTx, name: string, but?: string) {
  const other = await tx
    .selectFrom('local_indicator')
    .where('ended_at', 'is', null)
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .$if(but !== undefined, (query) => query.where('id', '<>', but as string))
    .select('id')
    .executeTakeFirst()
  return other !== undefined
}

/** Two who define at the same moment come one after the other: names, and what stands beside what, are weighed once. */
const inTurn = (tx: ActorTx, actor: SignedInActor) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`local_indicator ${actor.territoryId}`}, 0))`.execute(
    tx,
  )

/** Puts an indicator into the table. Sent twice, it is defined once. Refused where another is called so. */
export async function defineLocal(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  said: Defined,
): Promise<Outcome<{ id: string }, LocalRefusal>> {
  await inTurn(tx, actor)
  const there = await tx.selectFrom('local_indicator').where('id', '=', id).select('id').executeTakeFirst()
  if (there) return done({ id })
  if (await isTaken(tx, said.name)) return refused('indicators.local.nameTaken')
  await tx
    .insertInto('local_indicator')
    .values({ territory_id: actor.territoryId, id, name: said.name, recorded_by: actor.personId })
    .execute()
  await addVersion(tx, actor, { id: newId(), indicatorId: id, number: 1, reason: null, said })
  await record(tx, actor, 'indicators.defineLocal', 'local_indicator', id)
  return done({ id })
}

/**
 * Another version of an indicator, with why; the one before stays readable. Refused where somebody changed it since `from`, the
 * number of the version that was on the page. The form's id becomes the version's: sent twice, it is one change.
 */
export async function changeLocal(
  tx: ActorTx,
  actor: SignedInActor,
  { id, versionId, from, reason }: { id: string; versionId: string; from: number; reason: string },
  said: Defined,
): Promise<Outcome<{ id: string }, LocalRefusal>> {
  await inTurn(tx, actor)
  const there = await tx
    .selectFrom('local_indicator_version')
    .where('id', '=', versionId)
    .select('id')
    .executeTakeFirst()
  if (there) return done({ id })
  if (await isTaken(tx, said.name, id)) return refused('indicators.local.nameTaken')
  const changed = await tx
    .updateTable('local_indicator')
    .set({ name: said.name, version: from + 1 })
    .where('id', '=', id)
    .where('version', '=', from)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return refused('indicators.local.meanwhile')
  await addVersion(tx, actor, { id: versionId, indicatorId: id, number: from + 1, reason, said })
  await record(tx, actor, 'indicators.changeLocal', 'local_indicator', id)
  return done({ id })
}

type Version = { id: string; indicatorId: string; number: number; reason: string | null; said: Defined }

const addVersion = (tx: ActorTx, actor: SignedInActor, { id, indicatorId, number, reason, said }: Version) =>
  tx
    .insertInto('local_indicator_version')
    .values({
      territory_id: actor.territoryId,
      id,
      indicator_id: indicatorId,
      number,
      name: said.name,
      definition: said.definition,
      limits: said.limits ?? null,
      counted: JSON.stringify(said.counted),
      of_counted: said.of ? JSON.stringify(said.of) : null,
      reason,
      recorded_by: actor.personId,
    })
    .execute()

/** Takes an indicator off the table; what was published of it stands. */
export async function endLocal(tx: ActorTx, actor: SignedInActor, id: string) {
  const ended = await tx
    .updateTable('local_indicator')
    .set({ ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows > 0n) await record(tx, actor, 'indicators.endLocal', 'local_indicator', id)
}
