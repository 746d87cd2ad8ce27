import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
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

/** How many registers each kept since a day, for who appoints. */
export async function sessionsKeptBy(tx: ActorTx, since: string) {
  const { rows } = await sql<{ person_id: string; sessions: number }>`
    select person_id, sessions from app.sessions_kept_by(${since})`.execute(tx)
  return rows.map(({ person_id, sessions }) => ({ personId: person_id, count: sessions }))
}

/** Labs and groups that go on and that nobody makes, for who appoints. */
export async function unmade(tx: ActorTx, today: string) {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from app.unmade_activities(${today})`.execute(tx)
  return rows
}
