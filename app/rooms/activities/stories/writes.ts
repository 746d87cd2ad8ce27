import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { privacyOf } from '../../people/consents/reads.ts'
import { stands } from '../../people/consents/rules.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { keptIdOf } from '../../people/reads.ts'
import type { PublishForm, StoryForm } from './forms.ts'
import { sealedWhere } from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'activity_story', column: 'sealed', id: 'id' }]

/** Writes down what somebody told of an activity, sealed. Refused where they may not be named. Sent again it stays one story. */
export async function writeStory(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  activityId: string,
  { teller, toldOn, went, words }: StoryForm,
  today: string,
): Promise<Outcome<null, NamingRefusal>> {
  const personId = await keptIdOf(tx, teller)
  const activity = await tx
    .selectFrom('activity')
    .where('id', '=', activityId)
    .select('id')
    .executeTakeFirst()
  if (!personId || !activity) throw new NotHere()
  const unnamed = await refusalToName(tx, actor, [personId], today)
  if (unnamed) return refused(unnamed)
  const added = await insertOwn(tx, 'activity_story', {
    territory_id: actor.territoryId,
    id,
    activity_id: activityId,
    person_id: personId,
    told_on: toldOn,
    went,
    sealed: seal(words, sealedWhere(id)),
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'activities.storyTold', 'activity_story', id)
  return done(null)
}

/**
 * Lets anyone read a story, in the words and under the name that were agreed; published again they replace what stood.
 * Refused without a consent to it that stands: when that is withdrawn, the database takes the story back by itself.
 */
export async function publishStory(
  tx: ActorTx,
  actor: SignedInActor,
  { activityId, id }: { activityId: string; id: string },
  { words, signedAs }: PublishForm,
  today: string,
): Promise<Outcome<null, 'activities.stories.noConsent' | NamingRefusal>> {
  const story = await tx
    .selectFrom('activity_story')
    .where('id', '=', id)
    .where('activity_id', '=', activityId)
    .select('person_id')
    .executeTakeFirst()
  const tellerId = story && (await keptIdOf(tx, story.person_id))
  if (!tellerId) throw new NotHere()
  const unnamed = await refusalToName(tx, actor, [tellerId], today)
  if (unnamed) return refused(unnamed)
  // Locked, so that a withdrawal meanwhile waits, and then finds what was published.
  await tx.selectFrom('consent').where('person_id', '=', tellerId).select('id').forShare().execute()
  if (!stands('stories', (await privacyOf(tx, tellerId)).consents, today))
    return refused('activities.stories.noConsent')
  const said = { words, signed_as: signedAs, published_by: actor.personId }
  await tx
    .insertInto('activity_story_published')
    .values({ territory_id: actor.territoryId, story_id: id, activity_id: activityId, ...said })
    .onConflict((same) => same.columns(['territory_id', 'story_id']).doUpdateSet(said))
    .execute()
  await record(tx, actor, 'activities.storyPublished', 'activity_story', id)
  return done(null)
}

/** Nobody reads it any more. Nothing where it was not public. */
export async function takeStoryBack(tx: ActorTx, actor: SignedInActor, activityId: string, id: string) {
  const gone = await tx
    .deleteFrom('activity_story_published')
    .where('story_id', '=', id)
    .where('activity_id', '=', activityId)
    .returning('story_id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'activities.storyTakenBack', 'activity_story', id)
}
