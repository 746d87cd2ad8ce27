import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { presentAt, topicById } from '../meetings/reads.ts'
import { type Settled, settled } from '../meetings/rules.ts'
import { holdMeeting, markPresence, type PresenceRefusal } from '../meetings/writes.ts'
import { seatsOf } from '../reads.ts'
import type { DeputyForm, GuestForm } from './forms.ts'
import { deputiesAt } from './reads.ts'
import { type DeputyRefusal, isBoth, refusalToDeputise } from './rules.ts'

type Done<Refusal extends string> = Promise<Outcome<{ id: string }, Refusal>>

/** Says anew who could not come. Who is excused is not there: the presences are written first. */
async function markExcused(
  tx: ActorTx,
  actor: SignedInActor,
  meeting: { id: string; tableId: string },
  excused: readonly string[],
) {
  const seats = await seatsOf(tx, meeting.tableId)
  await tx.deleteFrom('table_excuse').where('meeting_id', '=', meeting.id).execute()
  const rows = seats
    .filter(({ id }) => excused.includes(id))
    .map(({ id, personId }) => ({
      territory_id: actor.territoryId,
      meeting_id: meeting.id,
      seat_id: id,
      table_id: meeting.tableId,
      person_id: personId,
      recorded_by: actor.personId,
    }))
  if (rows.length > 0) await tx.insertInto('table_excuse').values(rows).execute()
}

export type SendRefusal = DeputyRefusal | NamingRefusal | Settled | 'tables.presence.future'

/**
 * Somebody stands in for a member at a meeting: counted for the quorum, voting for the member. Refused for who sits at the
 * table, who stands in for another, where the member is there, before the day, and once the minutes are approved.
 */
export async function sendDeputy(
  tx: ActorTx,
  actor: SignedInActor,
  meetingId: string,
  { seatId, personId }: DeputyForm,
  today: string,
): Done<SendRefusal> {
  const meeting = await holdMeeting(tx, meetingId)
  const over = settled(meeting)
  if (over) return refused(over)
  if (meeting.onDate > today) return refused('tables.presence.future')
  const seats = await seatsOf(tx, meeting.tableId)
  const deputies = await deputiesAt(tx, meetingId)
  if (deputies.some((one) => one.seatId === seatId && one.personId === personId)) return done({ id: seatId })
  const present = await presentAt(tx, meetingId)
  const refusal = refusalToDeputise({ seatId, personId, seats, present, deputies, day: meeting.onDate })
  if (refusal) return refused(refusal)
  const unnamed = await refusalToName(tx, actor, [personId], today)
  if (unnamed) return refused(unnamed)
  const member = seats.find(({ id }) => id === seatId)
  if (!member) throw new NotHere()
  const common = {
    territory_id: actor.territoryId,
    meeting_id: meetingId,
    seat_id: seatId,
    table_id: meeting.tableId,
  }
  const own = { ...common, recorded_by: actor.personId }
  await tx
    .insertInto('table_presence')
    .values({ ...own, person_id: member.personId })
    .execute()
  await tx
    .insertInto('table_deputy')
    .values({ ...own, person_id: personId })
    .execute()
  await record(tx, actor, 'tables.deputised', 'table_meeting', meetingId)
  return done({ id: seatId })
}

/** Takes a deputy back, and the presence with them. Refused once the minutes are approved, and where they have voted. */
export async function recallDeputy(
  tx: ActorTx,
  actor: SignedInActor,
  meetingId: string,
  seatId: string,
): Done<Settled | 'tables.presence.voted'> {
  const meeting = await holdMeeting(tx, meetingId)
  const over = settled(meeting)
  if (over) return refused(over)
  if (!(await deputiesAt(tx, meetingId)).some((one) => one.seatId === seatId)) throw new NotHere()
  const voted = await tx
    .selectFrom('table_vote')
    .where('meeting_id', '=', meetingId)
    .where('seat_id', '=', seatId)
    .select('seat_id')
    .executeTakeFirst()
  if (voted) return refused('tables.presence.voted')
  for (const table of ['table_deputy', 'table_presence'] as const)
    await tx.deleteFrom(table).where('meeting_id', '=', meetingId).where('seat_id', '=', seatId).execute()
  await record(tx, actor, 'tables.present', 'table_meeting', meetingId)
  return done({ id: seatId })
}

export type InviteRefusal =
  | NamingRefusal
  | Settled
  | 'tables.guest.twice'
  | 'tables.guest.member'
  | 'tables.guest.topic'

/** Invites somebody for once, to one topic or to all: they speak and do not vote. Refused for members, and twice. */
export async function inviteGuest(
  tx: ActorTx,
  actor: SignedInActor,
  meetingId: string,
  id: string,
  { personId, words, topicId }: GuestForm,
  today: string,
): Done<InviteRefusal> {
  const meeting = await holdMeeting(tx, meetingId)
  const over = settled(meeting)
  if (over) return refused(over)
  if (topicId && (await topicById(tx, topicId))?.meetingId !== meetingId) return refused('tables.guest.topic')
  if (personId) {
    const unnamed = await refusalToName(tx, actor, [personId], today)
    if (unnamed) return refused(unnamed)
    const seats = await seatsOf(tx, meeting.tableId)
    const isMember = seats.some(
      (seat) =>
        seat.personId === personId &&
        seat.fromOn <= meeting.onDate &&
        (seat.untilOn === null || seat.untilOn >= meeting.onDate),
    )
    if (isMember) return refused('tables.guest.member')
    const already = await tx
      .selectFrom('table_guest')
      .where('meeting_id', '=', meetingId)
      .where('person_id', '=', personId)
      .where('id', '<>', id)
      .select('id')
      .executeTakeFirst()
    if (already) return refused('tables.guest.twice')
  }
  const added = await insertOwn(tx, 'table_guest', {
    territory_id: actor.territoryId,
    id,
    meeting_id: meetingId,
    table_id: meeting.tableId,
    topic_id: topicId ?? null,
    person_id: personId ?? null,
    words: words ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'tables.invited', 'table_meeting', meetingId)
  return done({ id })
}

/** Says anew which of those invited came. Refused before the day, and once the minutes are approved. */
export async function markCame(
  tx: ActorTx,
  actor: SignedInActor,
  meetingId: string,
  came: readonly string[],
  today: string,
): Done<Settled | 'tables.presence.future'> {
  const meeting = await holdMeeting(tx, meetingId)
  const over = settled(meeting)
  if (over) return refused(over)
  if (meeting.onDate > today) return refused('tables.presence.future')
  await tx.updateTable('table_guest').set({ came: false }).where('meeting_id', '=', meetingId).execute()
  if (came.length > 0)
    await tx
      .updateTable('table_guest')
      .set({ came: true })
      .where('meeting_id', '=', meetingId)
      .where('id', 'in', [...came])
      .execute()
  await record(tx, actor, 'tables.present', 'table_meeting', meetingId)
  return done({ id: meetingId })
}

/** Says anew who was there and who could not come. Refused for who is said to be both, and as presences are. */
export async function markAttending(
  tx: ActorTx,
  actor: SignedInActor,
  meetingId: string,
  { present, excused }: { present: readonly string[]; excused: readonly string[] },
  today: string,
): Done<PresenceRefusal | 'tables.presence.both'> {
  if (isBoth(present, excused)) return refused('tables.presence.both')
  const marked = await markPresence(tx, actor, meetingId, present, today)
  if (!marked.ok) return marked
  await markExcused(tx, actor, await holdMeeting(tx, meetingId), excused)
  return marked
}
