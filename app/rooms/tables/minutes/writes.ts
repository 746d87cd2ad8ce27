import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { joinTexts } from '../../../ground/forms/join-texts.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { meetingById, topicById } from '../meetings/reads.ts'
import { type Settled, settled } from '../meetings/rules.ts'
import type { MinuteForm } from './forms.ts'
import { minuteWhere, versionAt, versionsOf } from './reads.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'table_minute', column: 'sealed', id: 'id' }]

export type Kept = { number: number; text: string; joined: boolean }
export type MinuteRefusal = Settled | 'tables.minutes.notOnAgenda'

/**
 * Keeps what was written of a topic as a new version. Where another wrote since the version it was begun from, both texts
 * stand in it. The same words again make no version. Refused once the minutes are approved.
 */
export async function writeMinute(
  tx: ActorTx,
  actor: SignedInActor,
  topicId: string,
  id: string,
  { text, from }: MinuteForm,
): Promise<Outcome<Kept, MinuteRefusal>> {
  const topic = await topicById(tx, topicId)
  if (!topic) throw new NotHere()
  // Approving waits for it, and who writes next finds it.
  await sql`select pg_advisory_xact_lock(hashtextextended(${topic.meetingId}, 0))`.execute(tx)
  const meeting = await meetingById(tx, topic.meetingId)
  if (!meeting) throw new NotHere()
  const over = settled(meeting)
  if (over) return refused(over)
  if (topic.state !== 'agenda') return refused('tables.minutes.notOnAgenda')
  const [latest] = await versionsOf(tx, topicId, 1)
  const standing = { number: latest?.number ?? 0, text: latest?.text ?? '' }
  // The same form once more goes on from what it left: nothing else was written since.
  const isOn = latest?.id === id || from >= standing.number
  const base = isOn ? standing.text : await versionAt(tx, topicId, from)
  const kept = joinTexts(base, standing.text, text.replaceAll('\r\n', '\n'))
  if (kept.text === standing.text) return done({ ...standing, joined: false })
  const number = standing.number + 1
  const add = (own: string) =>
    insertOwn(tx, 'table_minute', {
      territory_id: actor.territoryId,
      id: own,
      table_id: topic.tableId,
      meeting_id: topic.meetingId,
      topic_id: topicId,
      number,
      sealed: seal(kept.text, minuteWhere(own)),
      reserved: topic.reserved,
      recorded_by: actor.personId,
    })
  // Sent again with other words, before the page heard what became of the first: they are a version too.
  if (!(await add(id))) await add(newId())
  await record(tx, actor, 'tables.wrote', 'table_topic', topicId)
  return done({ number, ...kept })
}

/** The last version of each open topic of a meeting is read by anyone. */
export async function showMinutes(tx: ActorTx, meetingId: string) {
  await tx
    .updateTable('table_minute as m')
    .set({ shown: true })
    .where('m.meeting_id', '=', meetingId)
    .where('m.reserved', '=', false)
    .where('m.number', '=', (latest) =>
      latest
        .selectFrom('table_minute as other')
        .whereRef('other.territory_id', '=', 'm.territory_id')
        .whereRef('other.topic_id', '=', 'm.topic_id')
        .select(({ fn }) => fn.max<number>('other.number').as('number')),
    )
    .execute()
}
