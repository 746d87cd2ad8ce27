import { sql } from 'kysely'
import type { RoomDuties } from '../../operators/hand-over/parts/duties.ts'

/** Labs and groups somebody makes: whoever takes one up makes it from that day on. */
export const duties: RoomDuties = {
  kind: 'making',
  label: 'operators.duty.making',
  cannot: 'operators.duty.cannot',
  path: '/activities',
  held: async (tx) => {
    const { rows } = await sql<{
      person_id: string
      id: string
      on_date: string
      title: string
      activity_id: string
    }>`select person_id, id, on_date, title, activity_id from app.held_makings()`.execute(tx)
    return rows.map(({ person_id, id, on_date, title, activity_id }) => ({
      personId: person_id,
      id,
      onDate: on_date,
      title,
      path: `/activities/${activity_id}`,
      stays: false,
    }))
  },
  pass: async (tx, { things, from, to, today }) => {
    const { rows } = await sql<{ id: string }>`
      select passed as id from app.pass_makings(${[...things]}::uuid[], ${from}, ${to}, ${today}) as passed`.execute(
      tx,
    )
    return rows.map(({ id }) => id)
  },
}
