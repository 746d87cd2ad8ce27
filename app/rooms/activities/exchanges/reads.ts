import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Found } from '../../../ground/ui/combobox.tsx'
import { fullName, plain } from '../../people/rules.ts'
import type { Exchange } from './rules.ts'

export type LabExchange = {
  id: string
  kind: Exchange
  onDate: string
  learnt: string
  /** The lab on the other side, whoever wrote it down. */
  otherId: string
  other: string
  people: { id: string; name: string }[]
}

/** The exchanges of a lab, on whichever side it was, the latest first; who went is for the team. */
export async function exchangesOf(tx: ActorTx, activityId: string): Promise<LabExchange[]> {
  const rows = await tx
    .selectFrom('lab_exchange as e')
    .innerJoin('activity as other', (join) =>
      join.on(
        'other.id',
        '=',
        sql<string>`case when e.activity_id = ${activityId} then e.other_id else e.activity_id end`,
      ),
    )
    .where((or) => or.or([or('e.activity_id', '=', activityId), or('e.other_id', '=', activityId)]))
    .orderBy('e.on_date', 'desc')
    .orderBy('e.id', 'desc')
    .select(['e.id', 'e.kind', 'e.on_date as onDate', 'e.learnt', 'other.id as otherId'])
    .select('other.title as other')
    .execute()
  const went = await whoWent(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...row,
    kind: row.kind as Exchange,
    people: went.filter((one) => one.exchangeId === row.id).map(({ id, name }) => ({ id, name })),
  }))
}

async function whoWent(tx: ActorTx, exchangeIds: readonly string[]) {
  if (exchangeIds.length === 0) return []
  const rows = await tx
    .selectFrom('lab_exchange_person as went')
    .innerJoin('person as recorded', 'recorded.id', 'went.person_id')
    .innerJoin('person as kept', (join) =>
      join.on('kept.id', '=', sql<string>`coalesce(recorded.merged_into, recorded.id)`),
    )
    .where('went.exchange_id', 'in', exchangeIds)
    .orderBy('kept.search_family')
    .orderBy('kept.id')
    .select(['went.exchange_id as exchangeId', 'kept.id', 'kept.given_name', 'kept.family_name'])
    .execute()
  return rows.map(({ given_name, family_name, ...row }) => ({
    ...row,
    name: fullName({ given_name, family_name: family_name ?? '' }),
  }))
}

/** Labs and groups whose title begins like this, as a type-ahead wants them. */
export async function findLabs(tx: ActorTx, said: string, limit = 8): Promise<Found[]> {
  const words = plain(said)
  if (!words) return []
  const rows = await tx
    .selectFrom('activity')
    .where('kind', 'in', ['lab', 'group'])
    .where(sql<boolean>`starts_with(activity.search_title, ${words})`)
    .orderBy('search_title')
    .orderBy('id')
    .limit(limit)
    .select(['id', 'title'])
    .execute()
  return rows.map(({ id, title }) => ({ value: id, label: title }))
}
