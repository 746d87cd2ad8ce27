import type { ActorTx } from '../../../ground/db/as-actor.ts'

export type Meeting = {
  id: string
  tableId: string
  startsAt: Date
  onDate: string
  place: string
  invited: string | null
  convenedOn: string | null
  bodies: string[]
  approvedInId: string | null
  approvedOn: string | null
  /** Since when it is called off, and why. */
  calledOffOn: string | null
  calledOffWhy: string | null
  shown: boolean
}

const meetings = (tx: ActorTx) =>
  tx
    .selectFrom('table_meeting')
    .select(['id', 'table_id as tableId', 'starts_at as startsAt', 'on_date as onDate'])
    .select(['place_said as place', 'invited', 'convened_on as convenedOn', 'bodies', 'shown'])
    .select(['approved_in_id as approvedInId', 'approved_on as approvedOn'])
    .select(['called_off_on as calledOffOn', 'called_off_why as calledOffWhy'])

/** The meetings of a table, the latest first. */
export const meetingsOf = (tx: ActorTx, tableId: string): Promise<Meeting[]> =>
  meetings(tx).where('table_id', '=', tableId).orderBy('starts_at', 'desc').execute()

/** The meetings of a table that were held until a day, after another: where what was written at that one is approved. */
export const heldAfter = async (
  tx: ActorTx,
  { tableId, startsAt }: Meeting,
  until: string,
): Promise<Meeting[]> =>
  (await meetingsOf(tx, tableId)).filter(
    (one) => one.startsAt > startsAt && one.onDate <= until && !one.calledOffOn,
  )

export const meetingById = (tx: ActorTx, id: string): Promise<Meeting | undefined> =>
  meetings(tx).where('id', '=', id).executeTakeFirst()

export type Topic = {
  id: string
  tableId: string
  meetingId: string
  title: string
  why: string | null
  reserved: boolean
  state: 'proposed' | 'agenda' | 'left_out'
  leftOutWhy: string | null
}

const topics = (tx: ActorTx) =>
  tx
    .selectFrom('table_topic')
    .select(['id', 'table_id as tableId', 'meeting_id as meetingId', 'title', 'why', 'reserved', 'state'])
    .select(['left_out_why as leftOutWhy'])

/** What a meeting is about, in the order it came: what is reserved only for members. */
export async function topicsOf(tx: ActorTx, meetingId: string): Promise<Topic[]> {
  const rows = await topics(tx)
    .where('meeting_id', '=', meetingId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows as Topic[]
}

export async function topicById(tx: ActorTx, id: string): Promise<Topic | undefined> {
  const row = await topics(tx).where('id', '=', id).executeTakeFirst()
  return row as Topic | undefined
}

/** The seats that were at a meeting. */
export async function presentAt(tx: ActorTx, meetingId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('table_presence')
    .where('meeting_id', '=', meetingId)
    .select('seat_id')
    .execute()
  return rows.map(({ seat_id }) => seat_id)
}
