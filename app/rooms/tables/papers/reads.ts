import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { deputiesAt, excusedAt, guestsAt } from '../attending/reads.ts'
import { type Decision, decisionsLike } from '../decisions/reads.ts'
import { type Erratum, errataOf } from '../errata/reads.ts'
import { type Meeting, meetingById, presentAt, type Topic, topicsOf } from '../meetings/reads.ts'
import { minutesOf } from '../minutes/reads.ts'
import { type RoundTable, seatName, seatsOf } from '../reads.ts'
import { seatedOn } from '../rules.ts'

export type MeetingPaper = {
  table: RoundTable
  meeting: Meeting
  topics: (Topic & { minute: string; decisions: Decision[]; errata: Erratum[] })[]
  /** Names where the actor may read them; to anyone else the bodies, once the minutes are approved. */
  present: { name: string; deputy: string | null }[]
  excused: string[]
  absent: string[]
  /** Who was invited for once and came. */
  guests: string[]
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
  const excused = inside ? await excusedAt(tx, meeting.id) : []
  const deputies = inside ? await deputiesAt(tx, meeting.id) : []
  const guests = inside ? await guestsAt(tx, meeting.id) : []
  const errata = (await errataOf(tx, meeting.id)).filter(({ approvedOn }) => approvedOn !== null)
  const approvedIn = meeting.approvedInId ? await meetingById(tx, meeting.approvedInId) : undefined
  return {
    table,
    meeting,
    topics: topics.map((topic) => ({
      ...topic,
      minute: minutes.get(topic.id)?.text ?? '',
      decisions: decisions.filter(({ topicId }) => topicId === topic.id).toReversed(),
      errata: errata.filter(({ topicId }) => topicId === topic.id),
    })),
    present: inside
      ? seats
          .filter(({ id }) => there.includes(id))
          .map((seat) => ({
            name: seatName(seat),
            deputy: deputies.find(({ seatId }) => seatId === seat.id)?.name ?? null,
          }))
      : meeting.bodies.map((name) => ({ name, deputy: null })),
    excused: seats.filter(({ id }) => excused.includes(id) && !there.includes(id)).map(seatName),
    absent: seats.filter(({ id }) => !there.includes(id) && !excused.includes(id)).map(seatName),
    guests: guests.filter(({ came }) => came).map(({ name }) => name),
    approvedAt: approvedIn?.onDate ?? null,
  }
}
