import { sql } from 'kysely'
import type { ActorTx } from '../../ground/db/as-actor.ts'

/** A sitemap may hold 50,000 addresses; a district has far fewer. */
const MOST_ADDRESSES = 20_000

/** Ids of what has a public page, each with the time it last changed. */
export async function publicRecords(tx: ActorTx, since: Date) {
  const places = await tx
    .selectFrom('place')
    .where('published_on', 'is not', null)
    .select(['id', 'changed_at as changedAt'])
    .orderBy('id')
    .limit(MOST_ADDRESSES)
    .execute()
  const organisations = await tx
    .selectFrom('organisation')
    .where('listed_on', 'is not', null)
    .select(['id', 'changed_at as changedAt'])
    .orderBy('id')
    .limit(MOST_ADDRESSES)
    .execute()
  const sessions = await tx
    .selectFrom('activity_session as session')
    .innerJoin('activity', 'activity.id', 'session.activity_id')
    .where('session.public', '=', true)
    .where('activity.published_at', 'is not', null)
    .where('session.starts_at', '>=', since)
    .select([
      'session.id',
      'session.activity_id as activityId',
      sql<Date>`greatest(session.changed_at, activity.changed_at)`.as('changedAt'),
    ])
    .orderBy('session.starts_at')
    .limit(MOST_ADDRESSES)
    .execute()
  return { places, organisations, sessions }
}
