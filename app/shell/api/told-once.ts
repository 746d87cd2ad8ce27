import { sql } from 'kysely'
import type { SignedInActor } from '../../ground/access/actor.ts'
import type { Clock } from '../../ground/api/contract.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { record } from '../../ground/journal/record.ts'

const ACT = 'account.accessReads'

/** That a program reads about people stands in the journal, once a day for each access. A day is the territory's. */
export async function tellOnceADay(
  tx: ActorTx,
  actor: SignedInActor,
  accessId: string,
  { today, timeZone }: Clock,
) {
  const { rows } = await sql`
    select from journal where territory_id = ${actor.territoryId} and record_id = ${accessId}::uuid and act = ${ACT}
      and (at at time zone ${timeZone})::date = ${today}::date limit 1`.execute(tx)
  if (rows.length === 0) await record(tx, actor, ACT, 'program_access', accessId)
}
