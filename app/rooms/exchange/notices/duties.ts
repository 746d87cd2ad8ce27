import { sql } from 'kysely'
import type { RoomDuties } from '../../operators/hand-over/parts/duties.ts'

/** Notices published for somebody else that still stand: whoever takes one up is asked about it. */
export const duties: RoomDuties = {
  kind: 'notice',
  label: 'operators.duty.notice',
  cannot: 'operators.duty.cannot',
  path: '/exchange/board',
  held: async (tx, today) => {
    const { rows } = await sql<{ person_id: string; id: string; on_date: string | null }>`
      select person_id, id, on_date from app.held_notices(${today})`.execute(tx)
    return rows.map(({ person_id, id, on_date }) => ({
      personId: person_id,
      id,
      onDate: on_date,
      title: null,
      path: `/exchange/notices/${id}`,
      stays: false,
    }))
  },
  pass: async (tx, { things, from, to }) => {
    const { rows } = await sql<{ id: string }>`
      select passed as id from app.pass_notices(${[...things]}::uuid[], ${from}, ${to}) as passed`.execute(tx)
    return rows.map(({ id }) => id)
  },
}
