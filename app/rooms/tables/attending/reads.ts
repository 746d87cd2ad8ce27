import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'

/** The seats that said they could not come. */
export async function excusedAt(tx: ActorTx, meetingId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('table_excuse')
    .where('meeting_id', '=', meetingId)
    .select('seat_id')
    .execute()
  return rows.map(({ seat_id }) => seat_id)
}

export type Deputy = { seatId: string; personId: string; name: string }

/** Who came in whose place. The name is empty where the actor may not read it. */
export async function deputiesAt(tx: ActorTx, meetingId: string): Promise<Deputy[]> {
  const rows = await tx
    .selectFrom('table_deputy as d')
    .leftJoin('person as p', 'p.id', 'd.person_id')
    .where('d.meeting_id', '=', meetingId)
    .orderBy('d.seat_id')
    .select(['d.seat_id as seatId', 'd.person_id as personId', 'p.given_name', 'p.family_name'])
    .execute()
  return rows.map(({ given_name, family_name, ...row }) => ({
    ...row,
    name: given_name === null ? '' : fullName({ given_name, family_name: family_name ?? '' }),
  }))
}

export type Guest = { id: string; name: string; topicId: string | null; came: boolean }

/** Who was invited for once, in the order they were. */
export async function guestsAt(tx: ActorTx, meetingId: string): Promise<Guest[]> {
  const rows = await tx
    .selectFrom('table_guest as g')
    .leftJoin('person as p', 'p.id', 'g.person_id')
    .where('g.meeting_id', '=', meetingId)
    .orderBy('g.recorded_at')
    .orderBy('g.id')
    .select(['g.id', 'g.topic_id as topicId', 'g.words', 'g.came', 'p.given_name', 'p.family_name'])
    .execute()
  return rows.map(({ given_name, family_name, words, ...row }) => ({
    ...row,
    name: words ?? (given_name === null ? '' : fullName({ given_name, family_name: family_name ?? '' })),
  }))
}
