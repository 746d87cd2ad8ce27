import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

type Slice = { after: string | undefined; limit: number }
export type EncounterAsked = Slice & {
  from?: string | undefined
  until?: string | undefined
  authorId?: string | undefined
}

/** A page of encounters, by id: those written down first come first. */
export async function encounterIds(tx: ActorTx, { after, limit, from, until, authorId }: EncounterAsked) {
  let encounters = tx.selectFrom('encounter')
  if (after) encounters = encounters.where('id', '>', after)
  if (from) encounters = encounters.where('met_on', '>=', from)
  if (until) encounters = encounters.where('met_on', '<=', until)
  if (authorId) encounters = encounters.where('recorded_by', '=', authorId)
  const rows = await encounters.orderBy('id').limit(limit).select('id').execute()
  return rows.map(({ id }) => id)
}

/** A page of what somebody has to do, by id. */
export async function reminderIds(
  tx: ActorTx,
  assignedTo: string,
  { after, limit, toDo }: Slice & { toDo: boolean },
) {
  let reminders = tx.selectFrom('reminder').where('assigned_to', '=', assignedTo)
  if (after) reminders = reminders.where('id', '>', after)
  if (toDo) reminders = reminders.where('done_at', 'is', null)
  const rows = await reminders.orderBy('id').limit(limit).select('id').execute()
  return rows.map(({ id }) => id)
}

/** What somebody has to do, opened. */
export async function remindersTold(tx: ActorTx, assignedTo: string, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('reminder')
    .where('id', 'in', [...ids])
    .where('assigned_to', '=', assignedTo)
    .select(['id', 'sealed', 'due_on as dueOn', 'done_at as doneAt', 'encounter_id as encounterId'])
    .execute()
  return rows.map(({ sealed, ...row }) => ({ ...row, text: unseal(sealed, `reminder:${row.id}`) }))
}
