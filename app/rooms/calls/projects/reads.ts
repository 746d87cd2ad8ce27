import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Outcome } from './rules.ts'

export type Step = {
  id: string
  ideaId: string
  idea: string
  what: string
  dueOn: string
  helper: string | null
  doneOn: string | null
}

const stepRows = (tx: ActorTx) =>
  tx
    .selectFrom('idea_step as step')
    .innerJoin('idea', 'idea.id', 'step.idea_id')
    .leftJoin('person as helper', 'helper.id', 'step.helper_id')
    .orderBy('step.due_on')
    .orderBy('step.id')
    .select(['step.id', 'step.idea_id as ideaId', 'idea.title as idea', 'step.what'])
    .select(['step.due_on as dueOn', 'step.done_on as doneOn'])
    .select(sql<string | null>`trim(helper.given_name || ' ' || helper.family_name)`.as('helper'))

/** The steps of an idea in the order they are due, for who works here. */
export const stepsOf = (tx: ActorTx, ideaId: string): Promise<Step[]> =>
  stepRows(tx).where('step.idea_id', '=', ideaId).execute()

/** What somebody helps with that is due by a day and not done. */
export const stepsDue = (tx: ActorTx, helperId: string, until: string): Promise<Step[]> =>
  stepRows(tx)
    .where('step.helper_id', '=', helperId)
    .where('step.done_on', 'is', null)
    .where('step.due_on', '<=', until)
    .execute()

export type Became = {
  outcome: Outcome
  onDate: string
  words: string
  activityId: string | null
  activity: string | null
  placeId: string | null
  place: string | null
}

/** What was said to have become of an idea, the latest first; an activity or place is named to who may read it. */
export const outcomesOf = (tx: ActorTx, ideaId: string): Promise<Became[]> =>
  tx
    .selectFrom('idea_outcome as became')
    .leftJoin('activity', 'activity.id', 'became.activity_id')
    .leftJoin('place', 'place.id', 'became.place_id')
    .where('became.idea_id', '=', ideaId)
    .orderBy('became.on_date', 'desc')
    .orderBy('became.recorded_at', 'desc')
    .select(['became.outcome', 'became.on_date as onDate', 'became.words'])
    .select(['activity.id as activityId', 'activity.title as activity'])
    .select(['place.id as placeId', 'place.name as place'])
    .$castTo<Became>()
    .execute()

export type Told = { id: string; words: string; signedAs: string }

/** The stories of an idea that anyone may read. */
export const storiesOf = (tx: ActorTx, ideaId: string): Promise<Told[]> =>
  tx
    .selectFrom('idea_story_published')
    .where('idea_id', '=', ideaId)
    .orderBy('published_at', 'desc')
    .select(['story_id as id', 'words', 'signed_as as signedAs'])
    .execute()

/** Activities to choose from, by title. */
export const activityChoices = (tx: ActorTx) =>
  tx
    .selectFrom('activity')
    .where('published_at', 'is not', null)
    .orderBy('title')
    .orderBy('id')
    .limit(500)
    .select(['id as value', 'title as label'])
    .execute()
