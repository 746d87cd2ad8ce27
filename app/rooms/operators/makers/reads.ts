import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'

export type MakerExchange = {
  id: string
  onDate: string
  place: string
  practice: string
  told: string
  takenUp: string | null
  recordedBy: string | null
  tellers: { id: string; name: string }[]
  listeners: { id: string; name: string }[]
}

/** Meetings in which a practice was told, the latest first; of one id if it is given. */
export async function makerExchanges(tx: ActorTx, id?: string): Promise<MakerExchange[]> {
  const rows = await tx
    .selectFrom('maker_exchange')
    .$if(id !== undefined, (query) => query.where('id', '=', id as string))
    .orderBy('on_date', 'desc')
    .orderBy('id')
    .limit(200)
    .select(['id', 'on_date', 'place_said', 'practice', 'told', 'taken_up', 'recorded_by'])
    .execute()
  if (rows.length === 0) return []
  const people = await tx
    .selectFrom('maker_exchange_person as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where(
      'm.exchange_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('p.search_family')
    .orderBy('p.id')
    .select(['m.exchange_id', 'm.told', 'p.id', 'p.given_name', 'p.family_name'])
    .execute()
  const of = (exchangeId: string, told: boolean) =>
    people
      .filter((one) => one.exchange_id === exchangeId && one.told === told)
      .map((one) => ({ id: one.id, name: fullName(one) }))
  return rows.map((row) => ({
    id: row.id,
    onDate: row.on_date,
    place: row.place_said,
    practice: row.practice,
    told: row.told,
    takenUp: row.taken_up,
    recordedBy: row.recorded_by,
    tellers: of(row.id, true),
    listeners: of(row.id, false),
  }))
}
