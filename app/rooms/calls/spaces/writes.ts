import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { SpaceCallForm } from './forms.ts'
import { type SpaceCall, spaceCallById } from './reads.ts'

const columnsOf = (form: SpaceCallForm) => ({
  title: form.title,
  purpose: form.purpose,
  criteria: JSON.stringify(form.criteria),
  opens_on: form.opensOn,
  closes_on: form.closesOn,
  result_on: form.resultOn,
})

/** Writes a call for spaces that only who works here reads. Sent twice it is one. */
export async function writeSpaceCall(tx: ActorTx, actor: SignedInActor, id: string, form: SpaceCallForm) {
  const own = { territory_id: actor.territoryId, id, recorded_by: actor.personId }
  const added = await insertOwn(tx, 'space_call', { ...own, ...columnsOf(form) })
  if (added) await record(tx, actor, 'calls.spacesWritten', 'space_call', id)
}

/** Changes a call nobody has read yet. Refused once it is published: its sheet stands. */
export async function changeSpaceCall(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  form: SpaceCallForm,
): Promise<Outcome<null, 'calls.call.stands'>> {
  if ((await standing(tx, id)).publishedAt) return refused('calls.call.stands')
  await tx.updateTable('space_call').set(columnsOf(form)).where('id', '=', id).execute()
  await record(tx, actor, 'calls.spacesChanged', 'space_call', id)
  return done(null)
}

export type PublishRefusal = 'calls.call.over' | 'calls.spaces.noSheet'

/** Lets anyone read it. Refused without a score sheet, and where no space could come any more. Said twice it is once. */
export async function publishSpaceCall(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  today: string,
): Promise<Outcome<null, PublishRefusal>> {
  const call = await standing(tx, id)
  if (call.publishedAt) return done(null)
  if (call.criteria.length === 0) return refused('calls.spaces.noSheet')
  if (call.closesOn < today) return refused('calls.call.over')
  await tx.updateTable('space_call').set({ published_at: sql`now()` }).where('id', '=', id).execute()
  await record(tx, actor, 'calls.spacesPublished', 'space_call', id)
  return done(null)
}

/** Leaves more time. Refused where it would leave less. Throws NotHere for a draft, or once the result stands. */
export async function closeSpacesLater(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { closesOn, resultOn }: { closesOn: string; resultOn: string },
): Promise<Outcome<null, 'calls.call.earlier' | 'calls.call.resultEarlier'>> {
  const call = await standing(tx, id)
  if (!call.publishedAt || call.decidedOn) throw new NotHere()
  if (closesOn < call.closesOn) return refused('calls.call.earlier')
  if (resultOn < call.resultOn) return refused('calls.call.resultEarlier')
  const dates = { closes_on: closesOn, result_on: resultOn }
  await tx.updateTable('space_call').set(dates).where('id', '=', id).execute()
  await record(tx, actor, 'calls.spacesProlonged', 'space_call', id)
  return done(null)
}

async function standing(tx: ActorTx, id: string): Promise<SpaceCall> {
  const call = await spaceCallById(tx, id)
  if (!call) throw new NotHere()
  return call
}
