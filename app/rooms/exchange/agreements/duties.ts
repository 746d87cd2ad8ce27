import { sql } from 'kysely'
import type { RoomDuties } from '../../operators/hand-over/parts/duties.ts'

/** Agreements outside every circle: whoever takes one up follows it, and is told what worries in it. */
export const duties: RoomDuties = {
  kind: 'agreement',
  label: 'operators.duty.agreement',
  cannot: 'operators.duty.cannot',
  path: '/exchange/board',
  held: async (tx) => {
    const { rows } = await sql<{ person_id: string; id: string; on_date: string | null }>`
      select person_id, id, on_date from app.held_agreements()`.execute(tx)
    return rows.map(({ person_id, id, on_date }) => ({
      personId: person_id,
      id,
      onDate: on_date,
      title: null,
      path: `/exchange/agreements/${id}`,
      stays: false,
    }))
  },
  pass: async (tx, { things, from, to }) => {
    const { rows } = await sql<{ id: string }>`
      select passed as id from app.pass_agreements(${[...things]}::uuid[], ${from}, ${to}) as passed`.execute(
      tx,
    )
    return rows.map(({ id }) => id)
  },
}
