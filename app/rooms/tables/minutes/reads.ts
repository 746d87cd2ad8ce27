import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

export const minuteWhere = (id: string) => `table_minute:${id}`

export type Minute = {
  id: string
  topicId: string
  number: number
  text: string
  writtenAt: Date
  by: string
}

const minutes = (tx: ActorTx) =>
  tx
    .selectFrom('table_minute as m')
    .leftJoin('person as p', 'p.id', 'm.recorded_by')
    .select(['m.id', 'm.topic_id as topicId', 'm.number', 'm.sealed', 'm.recorded_at as writtenAt'])
    .select(['p.given_name as givenName', 'p.family_name as familyName'])

type Row = Awaited<ReturnType<ReturnType<typeof minutes>['execute']>>[number]
const opened = ({ sealed, givenName, familyName, ...row }: Row): Minute => ({
  ...row,
  by: [givenName, familyName].filter(Boolean).join(' '),
  text: unseal(sealed, minuteWhere(row.id)),
})

/** What stands written of each topic of a meeting, by the topic's id. */
export async function minutesOf(tx: ActorTx, meetingId: string): Promise<Map<string, Minute>> {
  const rows = await minutes(tx)
    .where('m.meeting_id', '=', meetingId)
    .distinctOn('m.topic_id')
    .orderBy('m.topic_id')
    .orderBy('m.number', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.topicId, opened(row)]))
}

/** Every version of what was written of a topic, the latest first. */
export async function versionsOf(tx: ActorTx, topicId: string, limit = 50): Promise<Minute[]> {
  const rows = await minutes(tx)
    .where('m.topic_id', '=', topicId)
    .orderBy('m.number', 'desc')
    .limit(limit)
    .execute()
  return rows.map(opened)
}

/** One version by its number; number 0 is the empty page it begins from. */
export async function versionAt(tx: ActorTx, topicId: string, number: number): Promise<string> {
  const row = await minutes(tx)
    .where('m.topic_id', '=', topicId)
    .where('m.number', '=', number)
    .executeTakeFirst()
  return row ? opened(row).text : ''
}
