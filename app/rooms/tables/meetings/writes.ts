import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { showDecided } from '../decisions/writes.ts'
import { showMinutes } from '../minutes/writes.ts'
import { seatsOf, tableById } from '../reads.ts'
import { holdsOn } from '../rules.ts'
import type { ApproveForm, MeetingForm, TopicForm } from './forms.ts'
import { type Meeting, meetingById, presentAt, topicById } from './reads.ts'
import { type ApprovalRefusal, refusalToApprove, type Settled, settled } from './rules.ts'

type Done<Refusal extends string> = Promise<Outcome<{ id: string }, Refusal>>

/** Plans a meeting of a table. Refused outside the table's own term. */
export async function planMeeting(
  tx: ActorTx,
  actor: SignedInActor,
  tableId: string,
  id: string,
  { on, at, place, invited }: MeetingForm,
  timeZone: string,
): Done<'tables.meeting.outside'> {
  const table = await tableById(tx, tableId)
  if (!table) throw new NotHere()
  if (!holdsOn({ fromOn: table.startsOn, untilOn: table.endsOn }, on))
    return refused('tables.meeting.outside')
  const added = await insertOwn(tx, 'table_meeting', {
    territory_id: actor.territoryId,
    id,
    table_id: tableId,
    starts_at: sql<Date>`${`${on}T${at}`}::timestamp at time zone ${timeZone}`,
    on_date: on,
    place_said: place,
    invited: invited ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'tables.planned', 'table_meeting', id)
  return done({ id })
}

/** The meeting an act changes, held until the transaction ends. */
export async function holdMeeting(tx: ActorTx, id: string): Promise<Meeting> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx)
  const meeting = await meetingById(tx, id)
  if (!meeting) throw new NotHere()
  return meeting
}

/**
 * Puts a topic on the agenda, where `agenda` says that the actor keeps the table; else it is proposed. A topic added to a
 * meeting convened already is shown like the others. Refused once the minutes are approved.
 */
export async function bringTopic(
  tx: ActorTx,
  actor: SignedInActor,
  meetingId: string,
  id: string,
  { title, why, reserved }: TopicForm,
  agenda: boolean,
): Done<Settled> {
  const meeting = await holdMeeting(tx, meetingId)
  const over = settled(meeting)
  if (over) return refused(over)
  const added = await insertOwn(tx, 'table_topic', {
    territory_id: actor.territoryId,
    id,
    table_id: meeting.tableId,
    meeting_id: meetingId,
    title,
    why: why ?? null,
    reserved: reserved === 'yes',
    state: agenda ? 'agenda' : 'proposed',
    shown: agenda && meeting.shown && reserved !== 'yes',
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'tables.proposed', 'table_topic', id)
  return done({ id })
}

/** Says what becomes of a proposed topic: on the agenda, or left out with a reason. Refused where it is said already. */
export async function answerTopic(
  tx: ActorTx,
  actor: SignedInActor,
  topicId: string,
  leftOutWhy: string | null,
): Done<'tables.topic.answered' | Settled> {
  const topic = await topicById(tx, topicId)
  if (!topic) throw new NotHere()
  const meeting = await holdMeeting(tx, topic.meetingId)
  const over = settled(meeting)
  if (over) return refused(over)
  if (topic.state !== 'proposed') return refused('tables.topic.answered')
  const answered = await tx
    .updateTable('table_topic')
    .set({
      state: leftOutWhy === null ? 'agenda' : 'left_out',
      left_out_why: leftOutWhy,
      shown: leftOutWhy === null && meeting.shown && !topic.reserved,
    })
    .where('id', '=', topicId)
    .returning('id')
    .executeTakeFirst()
  if (!answered) throw new NotHere()
  await record(tx, actor, 'tables.answered', 'table_topic', topicId)
  return done({ id: topicId })
}

/** Convenes: the invitation is out, and what is not reserved is open to anyone where the table is. Refused without an agenda. */
export async function convene(
  tx: ActorTx,
  actor: SignedInActor,
  meetingId: string,
  today: string,
): Done<'tables.convene.empty' | 'tables.convene.already' | Settled> {
  const meeting = await holdMeeting(tx, meetingId)
  const over = settled(meeting)
  if (over) return refused(over)
  if (meeting.convenedOn) return refused('tables.convene.already')
  const table = await tableById(tx, meeting.tableId)
  const agenda = await tx
    .selectFrom('table_topic')
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'agenda')
    .select(['id', 'reserved'])
    .execute()
  if (agenda.length === 0) return refused('tables.convene.empty')
  const shown = table?.shown ?? false
  const convened = await tx
    .updateTable('table_meeting')
    .set({ convened_on: today, shown })
    .where('id', '=', meetingId)
    .returning('id')
    .executeTakeFirst()
  if (!convened) throw new NotHere()
  if (shown)
    await tx
      .updateTable('table_topic')
      .set({ shown: true })
      .where('meeting_id', '=', meetingId)
      .where('state', '=', 'agenda')
      .where('reserved', '=', false)
      .execute()
  await record(tx, actor, 'tables.convened', 'table_meeting', meetingId)
  return done({ id: meetingId })
}

/**
 * Calls a meeting off, with the reason that everybody reads who reads of it. Refused where somebody was there, or something of it
 * is written: then it was held.
 */
export async function callOff(
  tx: ActorTx,
  actor: SignedInActor,
  meetingId: string,
  why: string,
  today: string,
): Done<Settled | 'tables.callOff.begun'> {
  const meeting = await holdMeeting(tx, meetingId)
  const over = settled(meeting)
  if (over) return refused(over)
  if (await hasBegun(tx, meetingId)) return refused('tables.callOff.begun')
  await standAs(tx, meetingId, { called_off_on: today, called_off_why: why })
  await record(tx, actor, 'tables.calledOff', 'table_meeting', meetingId)
  return done({ id: meetingId })
}

/** A meeting that was called off is held after all. Throws NotHere for one that was not. */
export async function putBack(tx: ActorTx, actor: SignedInActor, meetingId: string): Promise<void> {
  const { calledOffOn } = await holdMeeting(tx, meetingId)
  if (!calledOffOn) throw new NotHere()
  await standAs(tx, meetingId, { called_off_on: null, called_off_why: null })
  await record(tx, actor, 'tables.putBack', 'table_meeting', meetingId)
}

async function standAs(
  tx: ActorTx,
  meetingId: string,
  calledOff: { called_off_on: string | null; called_off_why: string | null },
) {
  const changed = tx.updateTable('table_meeting').set(calledOff).where('id', '=', meetingId).returning('id')
  if (!(await changed.executeTakeFirst())) throw new NotHere()
}

async function hasBegun(tx: ActorTx, meetingId: string): Promise<boolean> {
  // What is decided is decided by who is there.
  if ((await presentAt(tx, meetingId)).length > 0) return true
  const written = tx.selectFrom('table_minute').where('meeting_id', '=', meetingId).select('id')
  return (await written.executeTakeFirst()) !== undefined
}

export type PresenceRefusal =
  | Settled
  | 'tables.presence.future'
  | 'tables.presence.term'
  | 'tables.presence.voted'

/** Says who was there, anew. Refused for whoever had no seat that day, and for taking away somebody who has voted. */
export async function markPresence(
  tx: ActorTx,
  actor: SignedInActor,
  meetingId: string,
  present: readonly string[],
  today: string,
): Done<PresenceRefusal> {
  const meeting = await holdMeeting(tx, meetingId)
  const over = settled(meeting)
  if (over) return refused(over)
  if (meeting.onDate > today) return refused('tables.presence.future')
  const seats = await seatsOf(tx, meeting.tableId)
  const seated = new Map(seats.filter((seat) => holdsOn(seat, meeting.onDate)).map((seat) => [seat.id, seat]))
  if (present.some((id) => !seated.has(id))) return refused('tables.presence.term')
  const before = await presentAt(tx, meetingId)
  const gone = before.filter((id) => !present.includes(id))
  if (gone.length > 0) {
    const voted = await tx
      .selectFrom('table_vote')
      .where('meeting_id', '=', meetingId)
      .where('seat_id', 'in', gone)
      .select('seat_id')
      .executeTakeFirst()
    if (voted) return refused('tables.presence.voted')
    await tx
      .deleteFrom('table_presence')
      .where('meeting_id', '=', meetingId)
      .where('seat_id', 'in', gone)
      .execute()
  }
  const come = [...seated.values()].filter(({ id }) => present.includes(id) && !before.includes(id))
  if (come.length > 0)
    await tx
      .insertInto('table_presence')
      .values(
        come.map(({ id, personId }) => ({
          territory_id: actor.territoryId,
          meeting_id: meetingId,
          seat_id: id,
          table_id: meeting.tableId,
          person_id: personId,
          recorded_by: actor.personId,
        })),
      )
      .execute()
  await record(tx, actor, 'tables.present', 'table_meeting', meetingId)
  return done({ id: meetingId })
}

/**
 * Approves the minutes at a later meeting of the same table, by those who were at both. From then on they do not change, and
 * where the table is shown anyone reads what is not reserved, with the bodies that were there.
 */
export async function approveMinutes(
  tx: ActorTx,
  actor: SignedInActor,
  meetingId: string,
  { inId, approving }: ApproveForm,
  today: string,
): Done<ApprovalRefusal | 'tables.approve.already' | 'tables.approve.later' | 'tables.approve.unconvened'> {
  const meeting = await holdMeeting(tx, meetingId)
  if (meeting.approvedOn) return refused('tables.approve.already')
  if (!meeting.convenedOn) return refused('tables.approve.unconvened')
  const later = await meetingById(tx, inId)
  const table = await tableById(tx, meeting.tableId)
  if (!table || later?.tableId !== meeting.tableId) throw new NotHere()
  if (later.startsAt <= meeting.startsAt || later.onDate > today) return refused('tables.approve.later')
  const wereThere = await presentAt(tx, meetingId)
  const areHere = await presentAt(tx, inId)
  const refusal = refusalToApprove({ approving, wereThere, areHere, quorum: table.quorum })
  if (refusal) return refused(refusal)
  const bodies = (await seatsOf(tx, meeting.tableId))
    .filter(({ id }) => wereThere.includes(id))
    .map(({ body }) => body)
  const approved = await tx
    .updateTable('table_meeting')
    .set({
      approved_in_id: inId,
      approved_on: later.onDate,
      approved_by: [...approving],
      bodies: [...new Set(bodies)].toSorted(),
    })
    .where('id', '=', meetingId)
    .returning('id')
    .executeTakeFirst()
  if (!approved) throw new NotHere()
  if (meeting.shown) {
    await showMinutes(tx, meetingId)
    await showDecided(tx, meetingId)
  }
  await record(tx, actor, 'tables.approved', 'table_meeting', meetingId)
  return done({ id: meetingId })
}
