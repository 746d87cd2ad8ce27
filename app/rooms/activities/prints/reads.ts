import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Kind } from '../rules.ts'
import type { To } from '../signups/reads.ts'
import { MOST_DATES } from './rules.ts'

export type PosterDate = { startsAt: Date; endsAt: Date; cancelled: boolean }
export type Poster = {
  title: string
  kind: Kind
  ownTitle: string | null
  description: string | null
  public: boolean
  place: string | null
  address: string | null
  municipality: string | null
  /** The first dates to come, or the one this is for; and how many more there are. */
  dates: PosterDate[]
  more: number
  /** Bodies that agreed to be named in public. */
  bodies: string[]
}

/** What a poster says of an activity, or of one of its sessions. Nothing where there is none. */
export async function posterOf(
  tx: ActorTx,
  { activityId, sessionId }: To,
  now: Date,
): Promise<Poster | undefined> {
  const activity = await tx
    .selectFrom('activity')
    .where('id', '=', activityId)
    .select(['title', 'kind', 'description', 'published_at', 'place_id'])
    .executeTakeFirst()
  const session = sessionId
    ? await tx
        .selectFrom('activity_session')
        .where('id', '=', sessionId)
        .where('activity_id', '=', activityId)
        .select(['title', 'public', 'place_id', 'starts_at as startsAt', 'ends_at as endsAt'])
        .select(sql<boolean>`cancelled_at is not null`.as('cancelled'))
        .executeTakeFirst()
    : undefined
  if (!activity || (sessionId && !session)) return undefined
  const placeId = session?.place_id ?? activity.place_id
  const place = placeId
    ? await tx
        .selectFrom('place')
        .leftJoin('municipality', 'municipality.istat_code', 'place.istat_code')
        .where('place.id', '=', placeId)
        .select(['place.name', 'place.address', 'municipality.name as municipality'])
        .executeTakeFirst()
    : undefined
  const coming = session ? [session] : await datesToCome(tx, activityId, now)
  return {
    title: activity.title,
    kind: activity.kind as Kind,
    ownTitle: session?.title ?? null,
    description: activity.description,
    public: session ? session.public : activity.published_at !== null,
    place: place?.name ?? null,
    address: place?.address ?? null,
    municipality: place?.municipality ?? null,
    dates: coming.slice(0, MOST_DATES),
    more: Math.max(0, coming.length - MOST_DATES),
    bodies: await bodiesOf(tx, activityId),
  }
}

const datesToCome = (tx: ActorTx, activityId: string, now: Date) =>
  tx
    .selectFrom('activity_session')
    .where('activity_id', '=', activityId)
    .where('cancelled_at', 'is', null)
    .where('ends_at', '>', now)
    .orderBy('starts_at')
    .select(['starts_at as startsAt', 'ends_at as endsAt'])
    .select(sql<boolean>`false`.as('cancelled'))
    .execute()

async function bodiesOf(tx: ActorTx, activityId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('activity_promoter as behind')
    .innerJoin('organisation', 'organisation.id', 'behind.organisation_id')
    .where('behind.activity_id', '=', activityId)
    .where('organisation.listed_on', 'is not', null)
    .orderBy('behind.part', 'desc')
    .orderBy('organisation.search_name')
    .select('organisation.name')
    .execute()
  return [...new Set(rows.map(({ name }) => name))]
}
