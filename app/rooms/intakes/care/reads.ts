import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import type { PARTS, PURPOSES } from './forms.ts'

export type CareGroup = {
  id: string
  circleId: string
  activityId: string
  title: string
  purpose: (typeof PURPOSES)[number]
}

const groups = (tx: ActorTx) =>
  tx
    .selectFrom('care_group as g')
    .innerJoin('activity as a', 'a.id', 'g.activity_id')
    .select(['g.id', 'g.circle_id as circleId', 'g.activity_id as activityId', 'a.title', 'g.purpose'])

/** The groups of care the actor walks along with. */
export const careGroups = async (tx: ActorTx): Promise<CareGroup[]> =>
  (await groups(tx).orderBy('a.title').execute()) as CareGroup[]

export const careGroupById = async (tx: ActorTx, id: string): Promise<CareGroup | undefined> =>
  (await groups(tx).where('g.id', '=', id).executeTakeFirst()) as CareGroup | undefined

export type Belonging = {
  id: string
  personId: string
  name: string
  part: (typeof PARTS)[number]
  caresFor: string | null
  fromOn: string
}

/** Who belongs to it now, under the name of the record that was kept. */
export async function belongingTo(tx: ActorTx, circleId: string): Promise<Belonging[]> {
  const rows = await tx
    .selectFrom('care_member as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('person as kept', 'kept.id', 'p.merged_into')
    .leftJoin('person as cared', 'cared.id', 'm.cares_for')
    .where('m.circle_id', '=', circleId)
    .where('m.until_on', 'is', null)
    .orderBy('p.search_family')
    .select((eb) => [
      'm.id',
      'm.part',
      'm.from_on',
      eb.fn.coalesce('kept.id', 'p.id').as('person_id'),
      eb.fn.coalesce('kept.given_name', 'p.given_name').as('given_name'),
      eb.fn.coalesce('kept.family_name', 'p.family_name').as('family_name'),
      'cared.given_name as cared_given',
      'cared.family_name as cared_family',
    ])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: fullName(row),
    part: row.part as Belonging['part'],
    caresFor:
      row.cared_given === null
        ? null
        : fullName({ given_name: row.cared_given, family_name: row.cared_family ?? '' }),
    fromOn: row.from_on,
  }))
}

/** Who of the group came to a session, for who cares. */
export async function presentAt(tx: ActorTx, circleId: string, sessionId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('care_attendance as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .where('t.circle_id', '=', circleId)
    .where('t.session_id', '=', sessionId)
    .select(sql<string>`coalesce(p.merged_into, p.id)`.as('id'))
    .execute()
  return rows.map(({ id }) => id)
}

export type Placement = {
  id: string
  body: string
  tasks: string
  hoursWeek: number
  seats: number
  fromOn: string
  untilOn: string | null
}

/** Places where somebody in care could work for a while; those that stand first. */
export const placements = (tx: ActorTx): Promise<Placement[]> =>
  tx
    .selectFrom('sar_placement as s')
    .innerJoin('organisation as o', 'o.id', 's.organisation_id')
    .orderBy(sql`s.until_on is not null`)
    .orderBy('o.name')
    .limit(200)
    .select(['s.id', 'o.name as body', 's.tasks', 's.hours_week as hoursWeek', 's.seats'])
    .select(['s.from_on as fromOn', 's.until_on as untilOn'])
    .execute()

/** Activities a group may be: the newest first. */
export const activitiesToChoose = (tx: ActorTx) =>
  tx.selectFrom('activity').orderBy('recorded_at', 'desc').limit(100).select(['id', 'title']).execute()
