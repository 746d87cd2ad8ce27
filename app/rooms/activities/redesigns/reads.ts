import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { WAITED_DAYS } from './rules.ts'

export type Redesign = {
  id: string
  activityId: string
  activity: string | null
  placeId: string
  place: string | null
  title: string
  what: string
  proposedOn: string
  agreedOn: string | null
  shown: boolean
  endedOn: string | null
  outcome: string | null
}

// A group that is not public is not named where its redesign is.
const redesigns = (tx: ActorTx) =>
  tx
    .selectFrom('place_redesign as r')
    .leftJoin('activity as a', 'a.id', 'r.activity_id')
    .leftJoin('place as p', 'p.id', 'r.place_id')
    .select(['r.id', 'r.activity_id as activityId', 'a.title as activity', 'r.place_id as placeId'])
    .select(['p.name as place', 'r.title', 'r.what', 'r.proposed_on as proposedOn'])
    .select(['r.agreed_on as agreedOn', 'r.shown', 'r.ended_on as endedOn', 'r.outcome'])

export const redesignById = (tx: ActorTx, id: string): Promise<Redesign | undefined> =>
  redesigns(tx).where('r.id', '=', id).executeTakeFirst()

/** What a group proposed, or everyone did, as far as the actor may see it; the latest first. */
export function redesignsOf(
  tx: ActorTx,
  narrow: { activityId?: string; shownOnly?: boolean } = {},
): Promise<Redesign[]> {
  let query = redesigns(tx).orderBy('r.proposed_on', 'desc').orderBy('r.id').limit(200)
  if (narrow.activityId) query = query.where('r.activity_id', '=', narrow.activityId)
  if (narrow.shownOnly) query = query.where('r.shown', '=', true)
  return query.execute()
}

export type RedesignFile = {
  id: string
  alt: string
  kind: 'pdf' | 'jpeg'
  width: number | null
  height: number | null
}
export const filesOf = (tx: ActorTx, redesignId: string): Promise<RedesignFile[]> =>
  tx
    .selectFrom('redesign_file')
    .where('redesign_id', '=', redesignId)
    .orderBy('recorded_at')
    .orderBy('id')
    .select(['id', 'alt', 'kind', 'width', 'height'])
    .$castTo<RedesignFile>()
    .execute()

/** The drawing or photo itself, or the small one of a photo. */
export const fileContent = (
  tx: ActorTx,
  redesignId: string,
  id: string,
  size: 'content' | 'thumbnail',
): Promise<{ kind: string; bytes: Buffer | null } | undefined> =>
  tx
    .selectFrom('redesign_file')
    .where('id', '=', id)
    .where('redesign_id', '=', redesignId)
    .select(['kind', `${size} as bytes`])
    .executeTakeFirst()

export type Step = {
  id: string
  onDate: string
  what: string
  askedOf: string
  answeredOn: string | null
  answer: string | null
}
export const stepsOf = (tx: ActorTx, redesignId: string): Promise<Step[]> =>
  tx
    .selectFrom('redesign_step')
    .where('redesign_id', '=', redesignId)
    .orderBy('on_date', 'desc')
    .orderBy('id', 'desc')
    .select(['id', 'on_date as onDate', 'what', 'asked_of as askedOf', 'answered_on as answeredOn', 'answer'])
    .execute()

/** Steps nobody answered for so long, the oldest first: of all redesigns that are not over, or of one group’s. */
export function forgottenSteps(tx: ActorTx, today: string, activityIds?: readonly string[]) {
  let query = tx
    .selectFrom('redesign_step as s')
    .innerJoin('place_redesign as r', 'r.id', 's.redesign_id')
    .where('s.answered_on', 'is', null)
    .where('s.on_date', '<=', daysLater(today, -WAITED_DAYS))
    .where('r.ended_on', 'is', null)
    .orderBy('s.on_date')
    .orderBy('s.id')
    .limit(20)
    .select(['s.id', 's.on_date as onDate', 's.what', 's.asked_of as askedOf', 'r.id as redesignId'])
    .select('r.title')
  if (activityIds) query = query.where('r.activity_id', 'in', [...activityIds])
  return query.execute()
}
export type ForgottenStep = Awaited<ReturnType<typeof forgottenSteps>>[number]
