import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

type Passing = { things: readonly string[]; from: string; to: string | null; today: string }

/** Civic centers somebody coordinates: whoever takes one up coordinates it from that day. */
export const duties = {
  kind: 'center',
  label: 'operators.duty.center',
  cannot: 'operators.duty.cannot',
  path: '/places',
  held: async (tx: ActorTx) => {
    const { rows } = await sql<{
      person_id: string
      id: string
      on_date: string
      title: string
      place_id: string
    }>`select person_id, id, on_date, title, place_id from app.held_centers()`.execute(tx)
    return rows.map(({ person_id, id, on_date, title, place_id }) => ({
      personId: person_id,
      id,
      onDate: on_date,
      title,
      path: `/places/${place_id}`,
      stays: false,
    }))
  },
  pass: async (tx: ActorTx, { things, from, to, today }: Passing) => {
    const { rows } = await sql<{ id: string }>`
      select passed as id from app.pass_centers(${[...things]}::uuid[], ${from}, ${to}, ${today}) as passed`.execute(
      tx,
    )
    return rows.map(({ id }) => id)
  },
} as const
