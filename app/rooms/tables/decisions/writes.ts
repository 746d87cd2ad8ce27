import { sql } from 'kysely'
import { type SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { meetingById, presentAt, topicById } from '../meetings/reads.ts'
import { type Settled, settled } from '../meetings/rules.ts'
import { seatsOf, tableById } from '../reads.ts'
import type { DecideForm, FollowForm } from './forms.ts'
import { decisionById, decisionWhere, followWhere } from './reads.ts'
import { type DecidingRefusal, refusalToDecide, tallyOf } from './rules.ts'

export const sealed: readonly SealedColumn[] = [
  { table: 'table_decision', column: 'sealed', id: 'id' },
  { table: 'table_follow_up', column: 'sealed', id: 'id' },
]

export type DecideRefusal =
  | DecidingRefusal
  | Settled
  | 'tables.minutes.notOnAgenda'
  | 'tables.decide.dueBefore'
  | 'tables.decide.follower'

/**
 * Notes what was decided of a topic: with who voted how, until when, who follows. Refused without a quorum, for a vote of who
 * was not there or sits there no more, for more votes than people, and once the minutes are approved.
 */
export async function decide(
  tx: ActorTx,
  actor: SignedInActor,
  topicId: string,
  id: string,
  { what, why, dueOn, followsId, votes }: DecideForm,
): Promise<Outcome<{ id: string }, DecideRefusal>> {
  const topic = await topicById(tx, topicId)
  if (!topic) throw new NotHere()
  // Of one meeting one writes at a time; of one table one takes the next number.
  for (const held of [topic.meetingId, topic.tableId])
    await sql`select pg_advisory_xact_lock(hashtextextended(${held}, 0))`.execute(tx)
  const meeting = await meetingById(tx, topic.meetingId)
  const table = await tableById(tx, topic.tableId)
  if (!meeting || !table) throw new NotHere()
  if (await decisionById(tx, id)) return done({ id })
  const over = settled(meeting)
  if (over) return refused(over)
  if (topic.state !== 'agenda') return refused('tables.minutes.notOnAgenda')
  const present = await presentAt(tx, meeting.id)
  const refusal = refusalToDecide(votes, present, table.quorum)
  if (refusal) return refused(refusal)
  if (dueOn < meeting.onDate) return refused('tables.decide.dueBefore')
  const seats = await seatsOf(tx, table.id)
  if (followsId && !seats.some(({ personId }) => personId === followsId))
    return refused('tables.decide.follower')
  const { inFavour, against, abstained } = tallyOf(votes)
  const common = { territory_id: actor.territoryId, table_id: table.id, meeting_id: meeting.id }
  const added = await insertOwn(tx, 'table_decision', {
    ...common,
    id,
    topic_id: topicId,
    number: await nextNumber(tx, table.id),
    decided_on: meeting.onDate,
    sealed: seal(JSON.stringify({ what, why }), decisionWhere(id)),
    due_on: dueOn,
    follows_id: followsId ?? null,
    quorum: table.quorum,
    present: present.length,
    in_favour: inFavour,
    against,
    abstained,
    reserved: topic.reserved,
    recorded_by: actor.personId,
  })
  if (!added) return done({ id })
  const person = new Map(seats.map((seat) => [seat.id, seat.personId]))
  await tx
    .insertInto('table_vote')
    .values(
      votes.map(({ seatId, vote }) => ({
        ...common,
        decision_id: id,
        seat_id: seatId,
        person_id: person.get(seatId) ?? seatId,
        reserved: topic.reserved,
        vote,
        recorded_by: actor.personId,
      })),
    )
    .execute()
  await record(tx, actor, 'tables.decided', 'table_decision', id)
  return done({ id })
}

/** A number for the next decision of a table; reserved ones count too, so it is asked of who reads them all. */
async function nextNumber(tx: ActorTx, tableId: string): Promise<number> {
  const { rows } = await sql<{
    number: number
  }>`select app.next_decision_number(${tableId}) as number`.execute(tx)
  return rows[0]?.number ?? 1
}

/** Notes what became of a decision. Refused in the future and before it was taken, and for one that was not taken. */
export async function followUp(
  tx: ActorTx,
  actor: SignedInActor,
  decisionId: string,
  id: string,
  { state, on, words }: FollowForm,
  today: string,
): Promise<
  Outcome<{ id: string }, 'tables.follow.future' | 'tables.follow.before' | 'tables.follow.notTaken'>
> {
  const decision = await decisionById(tx, decisionId)
  if (!decision) throw new NotHere()
  if (!decision.taken) return refused('tables.follow.notTaken')
  if (on > today) return refused('tables.follow.future')
  if (on < decision.decidedOn) return refused('tables.follow.before')
  const added = await insertOwn(tx, 'table_follow_up', {
    territory_id: actor.territoryId,
    id,
    decision_id: decisionId,
    table_id: decision.tableId,
    meeting_id: decision.meetingId,
    on_date: on,
    state,
    sealed: seal(words, followWhere(id)),
    reserved: decision.reserved,
    shown: decision.shown,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'tables.followed', 'table_decision', decisionId)
  return done({ id })
}

/** What was decided in the open at a meeting, and what became of it, is read by anyone. */
export async function showDecided(tx: ActorTx, meetingId: string) {
  for (const table of ['table_decision', 'table_follow_up'] as const)
    await tx
      .updateTable(table)
      .set({ shown: true })
      .where('meeting_id', '=', meetingId)
      .where('reserved', '=', false)
      .execute()
}
