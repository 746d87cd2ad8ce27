import { sql } from 'kysely'
import type { RoomDuties } from '../operators/hand-over/parts/duties.ts'

/** Reminders that are not done: their words are for whoever they belong to. */
export const duties: RoomDuties = {
  kind: 'reminder',
  label: 'operators.duty.reminder',
  cannot: 'operators.duty.cannot',
  path: '/my-day',
  held: async (tx) => {
    const { rows } = await sql<{ person_id: string; id: string; on_date: string }>`
      select person_id, id, on_date from app.held_reminders()`.execute(tx)
    return rows.map(({ person_id, id, on_date }) => ({
      personId: person_id,
      id,
      onDate: on_date,
      title: null,
      path: null,
      stays: false,
    }))
  },
  pass: async (tx, { things, from, to }) => {
    const { rows } = await sql<{ id: string }>`
      select passed as id from app.pass_reminders(${[...things]}::uuid[], ${from}, ${to}) as passed`.execute(
      tx,
    )
    return rows.map(({ id }) => id)
  },
}
