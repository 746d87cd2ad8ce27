import { sql } from 'kysely'
import { hashOf } from '../../../ground/access/token.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

/** Whose calendar a key opens, noting the day it was read; nobody's where it is forged or was revoked. */
export async function whoseCalendar(tx: ActorTx, token: string, today: string): Promise<string | undefined> {
  const { rows } = await sql<{ whose: string | null }>`
    select app.read_calendar(${hashOf(token)}, ${today}::date) as whose`.execute(tx)
  return rows[0]?.whose ?? undefined
}

/** One's own key that stands, if there is one. */
export const ownKey = (tx: ActorTx, personId: string) =>
  tx
    .selectFrom('calendar_key')
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .select(['id', 'made_at as madeAt', 'read_on as readOn'])
    .executeTakeFirst()

export type OwnReminder = { id: string; dueOn: string; recordedAt: Date }

/** The days of one's own reminders that are still to be done. What they say stays here: it may name others. */
export const ownReminders = (tx: ActorTx, personId: string, from: string): Promise<OwnReminder[]> =>
  tx
    .selectFrom('reminder')
    .where('assigned_to', '=', personId)
    .where('done_at', 'is', null)
    .where('due_on', '>=', from)
    .orderBy('due_on')
    .orderBy('id')
    .select(['id', 'due_on as dueOn', 'recorded_at as recordedAt'])
    .limit(500)
    .execute()
