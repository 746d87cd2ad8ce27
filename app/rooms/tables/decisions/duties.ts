import { sql } from 'kysely'
import type { RoomDuties } from '../../operators/hand-over/parts/duties.ts'

/** Decisions somebody follows and that are not settled: they go to who sits at their table. */
export const duties: RoomDuties = {
  kind: 'decision',
  label: 'operators.duty.decision',
  cannot: 'operators.duty.decisionCannot',
  path: '/tables',
  held: async (tx) => {
    const { rows } = await sql<{ person_id: string; id: string; on_date: string; title: string }>`
      select person_id, id, on_date, title from app.held_decisions()`.execute(tx)
    return rows.map(({ person_id, id, on_date, title }) => ({
      personId: person_id,
      id,
      onDate: on_date,
      title,
      path: `/tables/decisions/${id}`,
      stays: false,
    }))
  },
  pass: async (tx, { things, from, to, today }) => {
    const { rows } = await sql<{ id: string }>`
      select passed as id from app.pass_decisions(${[...things]}::uuid[], ${from}, ${to}, ${today}) as passed`.execute(
      tx,
    )
    return rows.map(({ id }) => id)
  },
}
