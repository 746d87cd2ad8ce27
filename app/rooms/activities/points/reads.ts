import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { CLOSES_AFTER_MINUTES } from '../checkin/rules.ts'
import type { Kind } from '../rules.ts'
import { MOST_TO_COME } from './rules.ts'

export type Point = {
  id: string
  name: string
  kind: string
  description: string | null
  address: string | null
  municipality: string | null
  isPublic: boolean
  isClosed: boolean
}

const points = (tx: ActorTx, today: string) =>
  tx
    .selectFrom('place')
    .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')
    .select(['place.id', 'place.name', 'place.kind', 'place.description', 'place.address'])
    .select([
      'municipality.name as municipality',
      sql<boolean>`place.published_on is not null`.as('isPublic'),
      sql<boolean>`coalesce(place.closed_on <= ${today}, false)`.as('isClosed'),
    ])

/** The place whose wall carries this code. */
export const pointOfCode = (tx: ActorTx, code: string, today: string): Promise<Point | undefined> =>
  points(tx, today)
    .innerJoin('place_code as code', 'code.place_id', 'place.id')
    .where('code.code', '=', code)
    .executeTakeFirst()

/** A place with the code of its wall, where it has one yet. */
export async function pointById(tx: ActorTx, id: string, today: string) {
  const point = await points(tx, today).where('place.id', '=', id).executeTakeFirst()
  return point && { point, code: await codeOfPoint(tx, id) }
}

/** The code of a place, once it was made. */
export const codeOfPoint = async (tx: ActorTx, placeId: string): Promise<string | undefined> =>
  (await tx.selectFrom('place_code').where('place_id', '=', placeId).select('code').executeTakeFirst())?.code

export type SessionHere = {
  id: string
  activityId: string
  title: string
  ownTitle: string | null
  kind: Kind
  startsAt: Date
  endsAt: Date
  closedAt: Date | null
  public: boolean
}

/**
 * What is held at a place and stands: today, with what began yesterday and has only just ended; then the next ones. For who
 * is not of the team only what is public.
 */
export async function heldHere(
  tx: ActorTx,
  placeId: string,
  { now, today, isTeam }: { now: Date; today: string; isTeam: boolean },
): Promise<{ today: SessionHere[]; toCome: SessionHere[] }> {
  const justNow = new Date(now.getTime() - CLOSES_AFTER_MINUTES * 60_000)
  let held = tx
    .selectFrom('activity_session as session')
    .innerJoin('activity', 'activity.id', 'session.activity_id')
    .where((eb) =>
      eb.or([
        eb('session.place_id', '=', placeId),
        eb.and([eb('session.place_id', 'is', null), eb('activity.place_id', '=', placeId)]),
      ]),
    )
    .where('session.cancelled_at', 'is', null)
    .select(['session.id', 'session.activity_id as activityId', 'activity.title', 'activity.kind'])
    .select(['session.title as ownTitle', 'session.starts_at as startsAt', 'session.ends_at as endsAt'])
    .select(['session.closed_at as closedAt', 'session.public'])
    .orderBy('session.starts_at')
    .orderBy('session.id')
  if (!isTeam) held = held.where('session.public', '=', true)
  const ofToday = await held
    .where((eb) =>
      eb.or([
        eb('session.held_on', '=', today),
        eb.and([eb('session.starts_at', '<=', now), eb('session.ends_at', '>=', justNow)]),
      ]),
    )
    .limit(30)
    .execute()
  const toCome = await held
    .where('session.held_on', '>', today)
    .where('session.starts_at', '>', now)
    .limit(MOST_TO_COME)
    .execute()
  type Row = (typeof ofToday)[number]
  const hereOf = ({ kind, ...session }: Row): SessionHere => ({ ...session, kind: kind as Kind })
  return { today: ofToday.map(hereOf), toCome: toCome.map(hereOf) }
}
