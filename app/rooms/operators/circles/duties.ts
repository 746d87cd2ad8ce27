import { sql } from 'kysely'
import type { RoomDuties } from '../hand-over/parts/duties.ts'

/** Matters somebody walks along in. Where others who can act are in one, they go on; else it is entrusted, not told. */
export const duties: RoomDuties = {
  kind: 'circle',
  label: 'operators.duty.circle',
  cannot: 'operators.duty.circleCannot',
  path: '/intakes',
  byCoordinator: true,
  held: async (tx) => {
    const { rows } = await sql<{ person_id: string; id: string; on_date: string; stays: boolean }>`
      select person_id, id, on_date, stays from app.held_circles()`.execute(tx)
    return rows.map(({ person_id, id, on_date, stays }) => ({
      personId: person_id,
      id,
      onDate: on_date,
      title: null,
      path: null,
      stays,
    }))
  },
  pass: async (tx, { things, from, to }) => {
    const { rows } = await sql<{ id: string }>`
      select passed as id from app.pass_circles(${[...things]}::uuid[], ${from}, ${to}) as passed`.execute(tx)
    return rows.map(({ id }) => id)
  },
}
