import { sql } from 'kysely'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import type { RoomDuties } from '../operators/hand-over/parts/duties.ts'

/** Reminders that are not done: their words are for whoever they belong to. */
export const duties: RoomDuties = {
  kind: 'reminder',
  label: 'operators.duty.reminder',
  cannot: 'operators.duty.cannot',
  path: '/diary',
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

/** Where each met people since a day, for who appoints: how many times, never whom. */
export async function metWhere(tx: ActorTx, since: string) {
  const { rows } = await sql<{
    person_id: string
    istat_code: string | null
    place_id: string | null
    place: string | null
    meetings: number
  }>`select person_id, istat_code, place_id, place, meetings from app.met_where(${since})`.execute(tx)
  return rows.map(({ person_id, istat_code, place_id, place, meetings }) => ({
    personId: person_id,
    istatCode: istat_code,
    placeId: place_id,
    place,
    meetings,
  }))
}

/** How many people each met since a day, for who appoints. */
export async function peopleMetBy(tx: ActorTx, since: string) {
  const { rows } = await sql<{ person_id: string; people: number }>`
    select person_id, people from app.people_met_by(${since})`.execute(tx)
  return rows.map(({ person_id, people }) => ({ personId: person_id, count: people }))
}
