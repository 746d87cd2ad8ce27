import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { type Decision, decisionsLike } from '../decisions/reads.ts'
import { type Meeting, meetingById, presentAt, type Topic, topicsOf } from '../meetings/reads.ts'
import { minutesOf } from '../minutes/reads.ts'
import { type RoundTable, seatName, seatsOf } from '../reads.ts'
import { seatedOn } from '../rules.ts'

export type MeetingPaper = {
  table: RoundTable
  meeting: Meeting
  topics: (Topic & { minute: string; decisions: Decision[] })[]
  /** Names where the actor may read them; to anyone else the bodies, once the minutes are approved. */
  present: string[]
  absent: string[]
  approvedAt: string | null
}

/** All a document of a meeting tells, as far as the actor may read it: what is reserved is in no other's document. */
export async function paperOf(
  tx: ActorTx,
  { table, meeting }: Pick<MeetingPaper, 'table' | 'meeting'>,
  inside: boolean,
  today: string,
): Promise<MeetingPaper> {
  const topics = (await topicsOf(tx, meeting.id)).filter(({ state }) => state === 'agenda')
  const minutes = await minutesOf(tx, meeting.id)
  const decisions = await decisionsLike(tx, { meetingId: meeting.id }, today)
  const seats = inside ? seatedOn(await seatsOf(tx, table.id), meeting.onDate) : []
  const there = inside ? await presentAt(tx, meeting.id) : []
  const approvedIn = meeting.approvedInId ? await meetingById(tx, meeting.approvedInId) : undefined
  return {
    table,
    meeting,
    topics: topics.map((topic) => ({
      ...topic,
      minute: minutes.get(topic.id)?.text ?? '',
      decisions: decisions.filter(({ topicId }) => topicId === topic.id).toReversed(),
    })),
    present: inside ? seats.filter(({ id }) => there.includes(id)).map(seatName) : meeting.bodies,
    absent: seats.filter(({ id }) => !there.includes(id)).map(seatName),
    approvedAt: approvedIn?.onDate ?? null,
  }
}
