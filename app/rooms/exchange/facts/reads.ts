import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

/** The visits somebody paid from one day to another, the latest first: for how long, not to whom. */
export async function visitsGiven(tx: ActorTx, personId: string, since: string, until: string) {
  const { rows } = await sql<{ on_date: string; hours: string | null }>`
    select on_date, hours from app.visits_given(${personId}, ${since}, ${until})`.execute(tx)
  return rows.map(({ on_date, hours }) => ({ onDate: on_date, hours: hours === null ? null : Number(hours) }))
}
