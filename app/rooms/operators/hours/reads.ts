import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Given } from './rules.ts'

/** Hours noted of somebody from one day to another, the latest first. */
export async function hoursNoted(
  tx: ActorTx,
  personId: string,
  since: string,
  until: string,
): Promise<Given[]> {
  const rows = await tx
    .selectFrom('volunteer_hours')
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .where('on_date', '>=', since)
    .where('on_date', '<=', until)
    .orderBy('on_date', 'desc')
    .orderBy('id')
    .select(['id', 'on_date', 'hours', 'what'])
    .execute()
  return rows.map(({ id, on_date, hours, what }) => ({
    id,
    onDate: on_date,
    hours: Number(hours),
    what,
    mayWithdraw: true,
  }))
}
