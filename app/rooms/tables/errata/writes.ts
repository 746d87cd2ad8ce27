import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { meetingById, presentAt, topicById } from '../meetings/reads.ts'
import { holdMeeting } from '../meetings/writes.ts'
import { tableById } from '../reads.ts'
import type { ErratumForm } from './forms.ts'
import { erratumById, erratumWhere } from './reads.ts'
import { type ErratumApprovalRefusal, refusalToCorrect } from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'table_erratum', column: 'sealed', id: 'id' }]

type Done<Refusal extends string> = Promise<Outcome<{ id: string }, Refusal>>

/** Says what is wrong in approved minutes; they stand as they are. Refused while they can still be written. */
export async function noteErratum(
  tx: ActorTx,
  actor: SignedInActor,
  topicId: string,
  id: string,
  said: ErratumForm,
  today: string,
): Done<'tables.erratum.open'> {
  const topic = await topicById(tx, topicId)
  if (!topic) throw new NotHere()
  const meeting = await holdMeeting(tx, topic.meetingId)
  if (!meeting.approvedOn) return refused('tables.erratum.open')
  const added = await insertOwn(tx, 'table_erratum', {
    territory_id: actor.territoryId,
    id,
    table_id: topic.tableId,
    meeting_id: topic.meetingId,
    topic_id: topicId,
    on_date: today,
    sealed: seal(JSON.stringify(said), erratumWhere(id)),
    reserved: topic.reserved,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'tables.corrected', 'table_meeting', topic.meetingId)
  return done({ id })
}

/** Approves an erratum at a later meeting; where the minutes are read by anyone, so is what is wrong in them. */
export async function approveErratum(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  inId: string,
  today: string,
): Done<ErratumApprovalRefusal> {
  const found = await erratumById(tx, id)
  if (!found) throw new NotHere()
  const meeting = await holdMeeting(tx, found.meetingId)
  const erratum = await erratumById(tx, id)
  const topic = await topicById(tx, found.topicId)
  const later = await meetingById(tx, inId)
  const table = await tableById(tx, found.tableId)
  if (!table || !erratum || !topic || later?.tableId !== found.tableId) throw new NotHere()
  const refusal = refusalToCorrect({
    meeting,
    approvedOn: erratum.approvedOn,
    later,
    present: (await presentAt(tx, inId)).length,
    quorum: table.quorum,
    today,
  })
  if (refusal) return refused(refusal)
  await tx
    .updateTable('table_erratum')
    .set({ approved_in_id: inId, approved_on: later.onDate, shown: meeting.shown && !topic.reserved })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'tables.correctionApproved', 'table_meeting', found.meetingId)
  return done({ id })
}
