import type { SignedInActor } from '../../../ground/access/actor.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { type MarkRefusal, markPresent } from '../../activities/registers/writes.ts'
import { boundInCircle } from '../../funds/reads.ts'
import { releaseCommitment } from '../../funds/writes.ts'
import { endEvidence } from '../../ties/writes.ts'
import { agreementsTo, stillAgrees } from '../agreeing/reads.ts'
import { type Pact, pactRule } from '../reads.ts'
import { itemWhere } from '../signing/writes.ts'
import type { AnswerForm, DoneForm, EndForm, EstimateForm, ReviewForm } from './forms.ts'
import { endWhere, estimateWhere, type Item, itemsOf, noteWhere, reviewWhere } from './reads.ts'
import { fulfils, isComplete } from './rules.ts'

export type DoneRefusal =
  | 'pacts.done.future'
  | 'pacts.done.beforeSigning'
  | 'pacts.done.twice'
  | 'pacts.done.ended'
  | MarkRefusal

const about = (actor: SignedInActor, { id, circleId, aboutId }: Pact) => ({
  territory_id: actor.territoryId,
  pact_id: id,
  circle_id: circleId,
  person_id: aboutId,
  recorded_by: actor.personId,
})

/**
 * Writes down that something was done. A give-back done in a session is marked in its register too, and ties through it:
 * once, not typed twice. Refused in the future, before the pact was signed, for a session told before.
 */
export async function markDone(
  tx: ActorTx,
  actor: SignedInActor,
  pact: Pact,
  item: Item,
  once: string,
  form: DoneForm,
  today: string,
): Promise<Outcome<{ complete: boolean }, DoneRefusal>> {
  if (item.done.some(({ id }) => id === once)) return done({ complete: true })
  if (pact.endedOn) return refused('pacts.done.ended')
  let on = form.on ?? today
  if (form.sessionId) {
    if (item.done.some(({ sessionId }) => sessionId === form.sessionId)) return refused('pacts.done.twice')
    const marked = await markPresent(tx, actor, form.sessionId, pact.personId, today)
    if (!marked.ok) return marked
    on = marked.value.heldOn
  }
  if (on > today) return refused('pacts.done.future')
  if (!pact.signedOn || on < pact.signedOn) return refused('pacts.done.beforeSigning')
  const complete = form.complete || fulfils(item, form.hours ?? null)
  const added = await insertOwn(tx, 'pact_done', {
    ...about(actor, pact),
    id: once,
    item_id: item.id,
    on_date: on,
    hours: form.hours === undefined ? null : String(form.hours),
    session_id: form.sessionId ?? null,
    complete,
  })
  if (added) await record(tx, actor, 'pacts.done', 'pact_item', item.id)
  return done({ complete })
}

/** Takes back what was ticked by mistake. The register of a session stays as it is: it has a page of its own. */
export async function undoDone(tx: ActorTx, actor: SignedInActor, pact: Pact, doneId: string) {
  const gone = await tx
    .deleteFrom('pact_done')
    .where('id', '=', doneId)
    .where('pact_id', '=', pact.id)
    .returning('item_id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'pacts.doneTakenBack', 'pact_item', gone.item_id)
}

/** One looks back together. Refused before anything was signed, in the future, and once the pact has ended. */
export async function reviewPact(
  tx: ActorTx,
  actor: SignedInActor,
  pact: Pact,
  once: string,
  form: ReviewForm,
  today: string,
): Promise<Outcome<null, 'pacts.review.tooEarly' | 'pacts.review.future' | 'pacts.done.ended'>> {
  if (!pact.signedOn || form.heldOn < pact.signedOn) return refused('pacts.review.tooEarly')
  if (form.heldOn > today) return refused('pacts.review.future')
  if (pact.endedOn) return refused('pacts.done.ended')
  const added = await insertOwn(tx, 'pact_review', {
    ...about(actor, pact),
    id: once,
    held_on: form.heldOn,
    next_on: form.nextOn ?? null,
    sealed: seal(form.words, reviewWhere(once)),
  })
  if (!added) return done(null)
  await keepReviewDays(tx, actor, pact, once, form)
  await record(tx, actor, 'pacts.reviewed', 'pact', pact.id)
  return done(null)
}

/** The day that was set for looking back has been kept, and the next one is set. */
async function keepReviewDays(
  tx: ActorTx,
  actor: SignedInActor,
  pact: Pact,
  once: string,
  { heldOn, nextOn }: ReviewForm,
) {
  const days = (await itemsOf(tx, pact.id)).filter(({ side }) => side === 'review')
  const kept = days.find((day) => !isComplete(day))
  if (kept)
    await insertOwn(tx, 'pact_done', {
      ...about(actor, pact),
      id: idWithin(once, 'review kept'),
      item_id: kept.id,
      on_date: heldOn,
      complete: true,
    })
  const [version] = await tx
    .selectFrom('pact_version')
    .where('pact_id', '=', pact.id)
    .orderBy('number', 'desc')
    .limit(1)
    .select('id')
    .execute()
  if (!nextOn || !version) return
  const id = idWithin(once, 'next review')
  await insertOwn(tx, 'pact_item', {
    ...about(actor, pact),
    id,
    version_id: version.id,
    side: 'review',
    due_on: nextOn,
    sealed: seal(JSON.stringify({ what: '', who: '', where: '' }), itemWhere(id)),
  })
}

/** Keeps what the person and the team answered on the scale; a later answer takes the place of an earlier one. */
export async function answerScale(
  tx: ActorTx,
  actor: SignedInActor,
  pact: Pact,
  moment: 'before' | 'after',
  form: AnswerForm,
) {
  const { scale } = await pactRule(tx)
  for (const by of ['person', 'team'] as const) {
    const step = form[by]
    const words = step === undefined ? undefined : scale[step - 1]
    if (step === undefined || words === undefined) continue
    const answer = { step, steps: scale.length, words, on_date: form.on, recorded_by: actor.personId }
    await tx
      .insertInto('pact_answer')
      .values({ ...about(actor, pact), moment, answered_by: by, ...answer })
      .onConflict((same) =>
        same.columns(['territory_id', 'pact_id', 'moment', 'answered_by']).doUpdateSet(answer),
      )
      .execute()
  }
  await record(tx, actor, 'pacts.answered', 'pact', pact.id)
}

export type EndRefusal =
  | 'pacts.end.notSigned'
  | 'pacts.end.beforeSigning'
  | 'pacts.review.future'
  | 'pacts.done.ended'

/**
 * A pact ends, and says how. One that was never signed can only be interrupted. With `release` money that was bound and not
 * spent is free again.
 */
export async function endPact(
  tx: ActorTx,
  actor: SignedInActor,
  pact: Pact,
  form: EndForm,
  today: string,
): Promise<Outcome<null, EndRefusal>> {
  if (form.endedOn > today) return refused('pacts.review.future')
  if (!pact.signedOn && form.outcome !== 'interrupted') return refused('pacts.end.notSigned')
  if (pact.signedOn && form.endedOn < pact.signedOn) return refused('pacts.end.beforeSigning')
  if (pact.endedOn) return refused('pacts.done.ended')
  await tx
    .insertInto('pact_end')
    .values({
      ...about(actor, pact),
      ended_on: form.endedOn,
      outcome: form.outcome,
      sealed: seal(form.why ?? '', endWhere(pact.id)),
    })
    .onConflict((same) => same.doNothing())
    .execute()
  if (form.person !== undefined || form.team !== undefined)
    await answerScale(tx, actor, pact, 'after', { ...form, on: form.endedOn })
  if (pact.signedOn)
    await endEvidence(tx, actor, { kind: 'pact', sourceKind: 'pact', sourceId: pact.id }, form.endedOn)
  if (form.release) await releaseBound(tx, actor, pact, today)
  await record(tx, actor, 'pacts.ended', 'pact', pact.id)
  return done(null)
}

/** From today: whatever was bound or paid has happened by then. */
async function releaseBound(tx: ActorTx, actor: SignedInActor, pact: Pact, today: string) {
  for (const { id, onDate } of await boundInCircle(tx, pact.circleId)) {
    const on = today < onDate ? onDate : today
    await releaseCommitment(tx, actor, { id: idWithin(id, `ended ${on}`), commitmentId: id, on })
  }
}

/** The end came too soon: the pact goes on. Refused while the person does not agree. */
export async function reopenPact(
  tx: ActorTx,
  actor: SignedInActor,
  pact: Pact,
): Promise<Outcome<null, 'pacts.sign.notAgreed'>> {
  if (!stillAgrees(await agreementsTo(tx, pact.id))) return refused('pacts.sign.notAgreed')
  const gone = await tx
    .deleteFrom('pact_end')
    .where('pact_id', '=', pact.id)
    .returning('pact_id')
    .executeTakeFirst()
  if (!gone) throw new NotHere()
  if (pact.signedOn)
    await endEvidence(tx, actor, { kind: 'pact', sourceKind: 'pact', sourceId: pact.id }, null)
  await record(tx, actor, 'pacts.reopened', 'pact', pact.id)
  return done(null)
}

export async function addNote(tx: ActorTx, actor: SignedInActor, pact: Pact, once: string, words: string) {
  const sealed = seal(words, noteWhere(once))
  if (await insertOwn(tx, 'pact_note', { ...about(actor, pact), id: once, sealed }))
    await record(tx, actor, 'pacts.noted', 'pact', pact.id)
}

/** How many others are better off, as the actor estimates it; earlier estimates stay to be seen. */
export async function estimateOthers(
  tx: ActorTx,
  actor: SignedInActor,
  pact: Pact,
  once: string,
  { people, method }: EstimateForm,
) {
  const row = { ...about(actor, pact), id: once, people, sealed: seal(method, estimateWhere(once)) }
  if (await insertOwn(tx, 'pact_estimate', row)) await record(tx, actor, 'pacts.estimated', 'pact', pact.id)
}
