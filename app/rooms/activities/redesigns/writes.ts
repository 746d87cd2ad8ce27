import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { documentKind } from '../../../ground/files/document.ts'
import { makePhoto } from '../../../ground/files/photo.ts'
import type { Judged } from '../../../ground/files/reason.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { AnswerForm, EndForm, RedesignForm, ShowForm, StepForm, WordingForm } from './forms.ts'
import { filesOf, redesignById, stepsOf } from './reads.ts'
import { MOST_FILES } from './rules.ts'

/** Writes down what a group proposes for a place. Sent again it stays one. */
export async function propose(
  tx: ActorTx,
  actor: SignedInActor,
  activityId: string,
  id: string,
  { title, placeId, what, proposedOn }: RedesignForm,
) {
  const group = await tx
    .selectFrom('activity')
    .where('id', '=', activityId)
    .where('kind', 'in', ['lab', 'group'])
    .select('id')
    .executeTakeFirst()
  const place = await tx.selectFrom('place').where('id', '=', placeId).select('id').executeTakeFirst()
  if (!group || !place) throw new NotHere()
  const added = await insertOwn(tx, 'place_redesign', {
    territory_id: actor.territoryId,
    id,
    activity_id: activityId,
    place_id: placeId,
    title,
    what,
    proposed_on: proposedOn,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'activities.redesignProposed', 'place_redesign', id)
}

const here = async (tx: ActorTx, id: string) => {
  const redesign = await redesignById(tx, id)
  if (!redesign) throw new NotHere()
  return redesign
}

export async function rewordRedesign(tx: ActorTx, actor: SignedInActor, id: string, form: WordingForm) {
  await here(tx, id)
  await tx.updateTable('place_redesign').set(form).where('id', '=', id).execute()
  await record(tx, actor, 'activities.redesignChanged', 'place_redesign', id)
  return done(null)
}

/** A drawing as it is kept: a photo made anew, or a PDF that neither runs nor carries anything. */
export type Drawing = {
  kind: 'pdf' | 'jpeg'
  content: Buffer
  thumbnail: Buffer | null
  width: number | null
  height: number | null
}

/** Judges a file by what it holds, whatever its name says. Before any transaction: it takes a while. */
export async function readDrawing(bytes: Uint8Array): Promise<Judged<Drawing>> {
  const kind = documentKind(bytes)
  if (!kind.ok) return kind
  if (kind.value === 'pdf')
    return done({ kind: 'pdf', content: Buffer.from(bytes), thumbnail: null, width: null, height: null })
  const photo = await makePhoto(bytes)
  return photo.ok ? done({ kind: 'jpeg', ...photo.value }) : photo
}

/** Puts a drawing with a redesign; it is public as that is. Refused beyond twelve. */
export async function addDrawing(
  tx: ActorTx,
  actor: SignedInActor,
  redesignId: string,
  id: string,
  alt: string,
  drawing: Drawing,
): Promise<Outcome<null, 'activities.redesigns.tooManyFiles'>> {
  const { shown } = await here(tx, redesignId)
  const before = await filesOf(tx, redesignId)
  if (before.length >= MOST_FILES && !before.some((one) => one.id === id))
    return refused('activities.redesigns.tooManyFiles')
  const added = await insertOwn(tx, 'redesign_file', {
    territory_id: actor.territoryId,
    id,
    redesign_id: redesignId,
    alt,
    ...drawing,
    shown,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'activities.drawingAdded', 'place_redesign', redesignId)
  return done(null)
}

/** Takes a drawing away for good. */
export async function dropDrawing(tx: ActorTx, actor: SignedInActor, redesignId: string, id: string) {
  const gone = await tx
    .deleteFrom('redesign_file')
    .where('id', '=', id)
    .where('redesign_id', '=', redesignId)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new NotHere()
  await record(tx, actor, 'activities.drawingDropped', 'place_redesign', redesignId)
}

/** Something is asked of whoever answers for the place. Refused before it was proposed, and once it is over. */
export async function askStep(
  tx: ActorTx,
  actor: SignedInActor,
  redesignId: string,
  id: string,
  { what, askedOf, onDate }: StepForm,
): Promise<Outcome<null, 'activities.redesigns.over' | 'activities.redesigns.beforeProposed'>> {
  const { shown, endedOn, proposedOn } = await here(tx, redesignId)
  if (endedOn) return refused('activities.redesigns.over')
  if (onDate < proposedOn) return refused('activities.redesigns.beforeProposed')
  const added = await insertOwn(tx, 'redesign_step', {
    territory_id: actor.territoryId,
    id,
    redesign_id: redesignId,
    on_date: onDate,
    what,
    asked_of: askedOf,
    shown,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'activities.stepAsked', 'place_redesign', redesignId)
  return done(null)
}

/** What was answered, on a day; what was answered once stays. Refused before it was asked. */
export async function answerStep(
  tx: ActorTx,
  actor: SignedInActor,
  redesignId: string,
  stepId: string,
  { answer, answeredOn }: AnswerForm,
): Promise<Outcome<null, 'activities.redesigns.beforeAsked' | 'activities.redesigns.answered'>> {
  const step = (await stepsOf(tx, redesignId)).find(({ id }) => id === stepId)
  if (!step) throw new NotHere()
  if (step.answeredOn) return step.answer === answer ? done(null) : refused('activities.redesigns.answered')
  if (answeredOn < step.onDate) return refused('activities.redesigns.beforeAsked')
  await tx
    .updateTable('redesign_step')
    .set({ answer, answered_on: answeredOn, answered_by: actor.personId })
    .where('id', '=', stepId)
    .where('answered_on', 'is', null)
    .execute()
  await record(tx, actor, 'activities.stepAnswered', 'place_redesign', redesignId)
  return done(null)
}

/** Anyone reads a redesign, its drawings and its steps, once the group agreed; or no longer. */
export async function showRedesign(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { shown, agreedOn }: ShowForm,
) {
  await here(tx, id)
  const isShown = shown === 'yes'
  await tx
    .updateTable('place_redesign')
    .set({ shown: isShown, ...(agreedOn && { agreed_on: agreedOn }) })
    .where('id', '=', id)
    .execute()
  await tx.updateTable('redesign_file').set({ shown: isShown }).where('redesign_id', '=', id).execute()
  await tx.updateTable('redesign_step').set({ shown: isShown }).where('redesign_id', '=', id).execute()
  const act = isShown ? 'activities.redesignShown' : 'activities.redesignHidden'
  await record(tx, actor, act, 'place_redesign', id)
  return done(null)
}

/** It is over: made, given up, become something else; what came of it stays with it. */
export async function endRedesign(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { outcome, endedOn }: EndForm,
): Promise<Outcome<null, 'activities.redesigns.beforeProposed'>> {
  const { proposedOn } = await here(tx, id)
  if (endedOn < proposedOn) return refused('activities.redesigns.beforeProposed')
  await tx.updateTable('place_redesign').set({ outcome, ended_on: endedOn }).where('id', '=', id).execute()
  await record(tx, actor, 'activities.redesignEnded', 'place_redesign', id)
  return done(null)
}
