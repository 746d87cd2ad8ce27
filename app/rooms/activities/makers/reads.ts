import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import type { Role } from '../sessions/rules.ts'
import { handOverWhere, type MakerPart } from './rules.ts'

export type Maker = {
  id: string
  activityId: string
  personId: string
  name: string
  part: MakerPart
  fromOn: string
  untilOn: string | null
}

// Merged people are one, under the record that was kept.
const makers = (tx: ActorTx) =>
  tx
    .selectFrom('lab_maker as m')
    .innerJoin('person as recorded', 'recorded.id', 'm.person_id')
    .innerJoin('person as kept', (join) =>
      join.on('kept.id', '=', sql<string>`coalesce(recorded.merged_into, recorded.id)`),
    )
    .select(['m.id', 'm.activity_id as activityId', 'kept.id as personId', 'm.part'])
    .select(['m.from_on as fromOn', 'm.until_on as untilOn', 'kept.given_name', 'kept.family_name'])

type Row = Awaited<ReturnType<ReturnType<typeof makers>['execute']>>[number]
const makerOf = ({ part, given_name, family_name, ...row }: Row): Maker => ({
  ...row,
  part: part as MakerPart,
  name: fullName({ given_name, family_name: family_name ?? '' }),
})

/** Who makes an activity, and who did: those of today first. */
export async function makersOf(tx: ActorTx, activityIds: readonly string[]): Promise<Maker[]> {
  if (activityIds.length === 0) return []
  const rows = await makers(tx)
    .where('m.activity_id', 'in', activityIds)
    .orderBy(sql`m.until_on is not null`)
    .orderBy('m.part', 'desc')
    .orderBy('m.from_on')
    .orderBy('m.id')
    .execute()
  return rows.map(makerOf)
}

export const makerById = async (tx: ActorTx, activityId: string, id: string): Promise<Maker | undefined> => {
  const row = await makers(tx)
    .where('m.id', '=', id)
    .where('m.activity_id', '=', activityId)
    .executeTakeFirst()
  return row && makerOf(row)
}

/** What was handed over, the latest first, with the words of whoever left. */
export async function handOversOf(tx: ActorTx, activityId: string) {
  const rows = await tx
    .selectFrom('lab_hand_over as h')
    .innerJoin('person as from', 'from.id', 'h.from_person_id')
    .leftJoin('person as to', 'to.id', 'h.to_person_id')
    .where('h.activity_id', '=', activityId)
    .orderBy('h.on_date', 'desc')
    .orderBy('h.id', 'desc')
    .select(['h.id', 'h.part', 'h.on_date as onDate', 'h.sealed'])
    .select([
      sql<string>`trim("from".given_name || ' ' || "from".family_name)`.as('from'),
      sql<string | null>`trim("to".given_name || ' ' || "to".family_name)`.as('to'),
    ])
    .execute()
  return rows.map(({ sealed, part, ...row }) => ({
    ...row,
    part: part as MakerPart,
    note: unseal(sealed, handOverWhere(row.id)),
  }))
}
export type HandOver = Awaited<ReturnType<typeof handOversOf>>[number]

/** Whoever came by name: how many times, in which parts, when last; those who came most first. */
export async function cameTo(tx: ActorTx, activityId: string, limit = 300) {
  const rows = await tx
    .selectFrom('attendance')
    .innerJoin('activity_session as s', 's.id', 'attendance.session_id')
    .innerJoin('person as recorded', 'recorded.id', 'attendance.person_id')
    .innerJoin('person as kept', (join) =>
      join.on('kept.id', '=', sql<string>`coalesce(recorded.merged_into, recorded.id)`),
    )
    .where('s.activity_id', '=', activityId)
    .where('s.closed_at', 'is not', null)
    .where('attendance.state', '=', 'attended')
    .groupBy(['kept.id', 'kept.given_name', 'kept.family_name', 'kept.search_family'])
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('kept.search_family')
    .orderBy('kept.id')
    .limit(limit)
    .select((eb) => [
      'kept.id',
      'kept.given_name',
      'kept.family_name',
      eb.fn.countAll<number>().as('times'),
      eb.fn.max('s.held_on').as('lastOn'),
      sql<Role[]>`array_agg(distinct attendance.role)`.as('roles'),
    ])
    .execute()
  return rows.map(({ given_name, family_name, ...row }) => ({
    ...row,
    name: fullName({ given_name, family_name: family_name ?? '' }),
  }))
}
export type Came = Awaited<ReturnType<typeof cameTo>>[number]

/** The activities somebody makes today, with the next time of each. */
export async function madeBy(tx: ActorTx, personIds: readonly string[], day: string, now: Date) {
  if (personIds.length === 0) return []
  return tx
    .selectFrom('lab_maker as m')
    .innerJoin('activity as a', 'a.id', 'm.activity_id')
    .where('m.person_id', 'in', personIds)
    .where('m.from_on', '<=', day)
    .where((or) => or.or([or('m.until_on', 'is', null), or('m.until_on', '>=', day)]))
    .orderBy('a.search_title')
    .orderBy('a.id')
    .select((eb) => [
      'a.id',
      'a.title',
      'm.part',
      eb
        .selectFrom('activity_session as next')
        .whereRef('next.territory_id', '=', 'a.territory_id')
        .whereRef('next.activity_id', '=', 'a.id')
        .where('next.cancelled_at', 'is', null)
        .where('next.ends_at', '>=', now)
        .select((next) => next.fn.min('next.starts_at').as('at'))
        .as('nextAt'),
    ])
    .$castTo<{ id: string; title: string; part: MakerPart; nextAt: Date | null }>()
    .execute()
}

/** Where the sessions of a day are that are somebody's own: they make the lab, or keep the register. */
export async function placesOfMySessions(
  tx: ActorTx,
  personId: string,
  day: string,
): Promise<{ placeId: string; at: Date }[]> {
  const mine = sql<boolean>`(session.closed_by = ${personId}::uuid or session.recorded_by = ${personId}::uuid
    or exists (select from lab_maker m where m.territory_id = session.territory_id
      and m.activity_id = session.activity_id and m.person_id = ${personId}::uuid
      and m.from_on <= ${day}::date and (m.until_on is null or m.until_on >= ${day}::date))
    or exists (select from attendance a where a.territory_id = session.territory_id
      and a.session_id = session.id and a.recorded_by = ${personId}::uuid))`
  const rows = await tx
    .selectFrom('activity_session as session')
    .innerJoin('activity', 'activity.id', 'session.activity_id')
    .where('session.held_on', '=', day)
    .where('session.cancelled_at', 'is', null)
    .where(mine)
    .select(sql<string | null>`coalesce(session.place_id, activity.place_id)`.as('placeId'))
    .select('session.starts_at as at')
    .execute()
  return rows.flatMap(({ placeId, at }) => (placeId ? [{ placeId, at }] : []))
}
