import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { daysLater } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { worksHere } from '../../operators/reads.ts'
import { privacyOf } from '../../people/consents/reads.ts'
import { stands } from '../../people/consents/rules.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { keptIdOf } from '../../people/reads.ts'
import type { OutcomeForm, StepForm, StoryForm } from './forms.ts'
import { START_UP_PLAN } from './rules.ts'

/** Adds a step. Refused where who should help does not work here. Sent twice it is one. */
export async function addStep(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  ideaId: string,
  { what, dueOn, helperId }: StepForm,
): Promise<Outcome<null, 'calls.step.notHere'>> {
  if (helperId && !(await worksHere(tx, actor, [helperId])).standing) return refused('calls.step.notHere')
  const added = await insertOwn(tx, 'idea_step', {
    territory_id: actor.territoryId,
    id,
    idea_id: ideaId,
    what,
    due_on: dueOn,
    helper_id: helperId ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'calls.stepAdded', 'idea', ideaId)
  return done(null)
}

/** Begins with the usual plan, from today on, helped by who begins it. Where steps stand already nothing is added. */
export async function beginPlan(
  tx: ActorTx,
  actor: SignedInActor,
  ideaId: string,
  say: (code: (typeof START_UP_PLAN)[number]['code']) => string,
  today: string,
) {
  const before = await tx
    .selectFrom('idea_step')
    .where('idea_id', '=', ideaId)
    .select('id')
    .executeTakeFirst()
  if (before) return
  for (const { code, days } of START_UP_PLAN)
    await addStep(tx, actor, idWithin(ideaId, `plan ${code}`), ideaId, {
      what: say(code),
      dueOn: daysLater(today, days),
      helperId: actor.personId,
    })
}

/** Says that a step is done. Throws NotHere where there is no such step. The first day stands. */
export async function finishStep(
  tx: ActorTx,
  actor: SignedInActor,
  ideaId: string,
  id: string,
  today: string,
) {
  const step = await tx
    .selectFrom('idea_step')
    .where('id', '=', id)
    .where('idea_id', '=', ideaId)
    .select('done_on')
    .executeTakeFirst()
  if (!step) throw new NotHere()
  if (step.done_on) return
  await tx
    .updateTable('idea_step')
    .set({ done_on: today, done_by: actor.personId })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'calls.stepDone', 'idea', ideaId)
}

/** Takes a step away that is not needed any more; what was done stays. */
export async function dropStep(tx: ActorTx, actor: SignedInActor, ideaId: string, id: string) {
  const gone = await tx
    .deleteFrom('idea_step')
    .where('id', '=', id)
    .where('idea_id', '=', ideaId)
    .where('done_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'calls.stepDropped', 'idea', ideaId)
}

/** Says what became of an idea, for anyone to read. True where it was not said before by this very form. */
export async function sayOutcome(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  ideaId: string,
  { outcome, on, words, activityId, placeId }: OutcomeForm,
): Promise<boolean> {
  const added = await insertOwn(tx, 'idea_outcome', {
    territory_id: actor.territoryId,
    id,
    idea_id: ideaId,
    outcome,
    on_date: on,
    words,
    activity_id: activityId ?? null,
    place_id: placeId ?? null,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'calls.outcomeSaid', 'idea', ideaId)
  return added
}

export type StoryRefusal = 'calls.story.noConsent' | NamingRefusal

/**
 * Publishes a story of an idea. Refused without a consent to stories that stands, of the person who tells it: when it is
 * withdrawn, the database takes the story back by itself. Sent twice it is one; true where it is new.
 */
export async function publishStory(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  ideaId: string,
  { personId, words, signedAs }: StoryForm,
  today: string,
): Promise<Outcome<{ isNew: boolean }, StoryRefusal>> {
  const tellerId = await keptIdOf(tx, personId)
  if (!tellerId) throw new NotHere()
  const unnamed = await refusalToName(tx, actor, [tellerId], today)
  if (unnamed) return refused(unnamed)
  // Locked, so that a withdrawal meanwhile waits, and then finds what was published.
  await tx.selectFrom('consent').where('person_id', '=', tellerId).select('id').forShare().execute()
  if (!stands('stories', (await privacyOf(tx, tellerId)).consents, today))
    return refused('calls.story.noConsent')
  const own = { territory_id: actor.territoryId, idea_id: ideaId }
  const added = await insertOwn(tx, 'idea_story', {
    ...own,
    id,
    person_id: tellerId,
    recorded_by: actor.personId,
  })
  if (!added) return done({ isNew: false })
  await tx
    .insertInto('idea_story_published')
    .values({ ...own, story_id: id, words, signed_as: signedAs, published_by: actor.personId })
    .execute()
  await record(tx, actor, 'calls.storyPublished', 'idea', ideaId)
  return done({ isNew: true })
}

/** Nobody reads it any more. Nothing where it was not public. */
export async function takeStoryBack(tx: ActorTx, actor: SignedInActor, ideaId: string, id: string) {
  const gone = await tx
    .deleteFrom('idea_story')
    .where('id', '=', id)
    .where('idea_id', '=', ideaId)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'calls.storyTakenBack', 'idea', ideaId)
}
