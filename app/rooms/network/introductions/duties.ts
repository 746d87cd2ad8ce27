import { sql } from 'kysely'
import type { RoomDuties } from '../../operators/hand-over/parts/duties.ts'

/** Introductions somebody promised to make and has not. */
export const duties: RoomDuties = {
  kind: 'introduction',
  label: 'operators.duty.introduction',
  cannot: 'operators.duty.cannot',
  path: '/network/introductions',
  held: async (tx) => {
    const { rows } = await sql<{ person_id: string; id: string; on_date: string }>`
      select person_id, id, on_date from app.held_introductions()`.execute(tx)
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
      select passed as id from app.pass_introductions(${[...things]}::uuid[], ${from}, ${to}) as passed`.execute(
      tx,
    )
    return rows.map(({ id }) => id)
  },
}
