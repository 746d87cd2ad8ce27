import type { SignedInActor } from '../../../ground/access/actor.ts'
import { seal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { membersOf } from '../../operators/circles/reads.ts'
import { agreementsOf, type IntakeLine } from '../reads.ts'
import { agrees, sealedWhere } from '../rules.ts'
import type { AnswerForm, ClosingForm, ContactForm, ReferralForm, StepForm } from './forms.ts'

const within = (actor: SignedInActor, id: string, intake: IntakeLine) => ({
  territory_id: actor.territoryId,
  id,
  intake_id: intake.id,
  circle_id: intake.circleId,
  person_id: intake.personId,
  recorded_by: actor.personId,
})
type Closed = 'intakes.one.isClosed'
type Future = 'intakes.new.future'

/** What is next. Given to somebody of the circle, else to whoever writes it. Refused once closed. */
export async function planStep(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  intake: IntakeLine,
  { step, dueOn, assignedTo }: StepForm,
): Promise<Outcome<null, Closed | 'intakes.step.notInCircle'>> {
  if (intake.closedOn) return refused('intakes.one.isClosed')
  const members = await membersOf(tx, intake.circleId)
  if (assignedTo && !members.some((one) => one.personId === assignedTo && !one.untilAt))
    return refused('intakes.step.notInCircle')
  const added = await insertOwn(tx, 'intake_step', {
    ...within(actor, id, intake),
    due_on: dueOn ?? null,
    assigned_to: assignedTo ?? actor.personId,
    sealed: seal(step, sealedWhere('intake_step', id)),
  })
  if (added) await record(tx, actor, 'intakes.plannedStep', 'intake', intake.id)
  return done(null)
}

/** Done is done: said twice it changes nothing. False where there is no such step. */
export async function doStep(
  tx: ActorTx,
  actor: SignedInActor,
  intake: IntakeLine,
  stepId: string,
  today: string,
) {
  const updated = await tx
    .updateTable('intake_step')
    .set({ done_on: today, done_by: actor.personId })
    .where('id', '=', stepId)
    .where('intake_id', '=', intake.id)
    .where('done_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (updated) await record(tx, actor, 'intakes.didStep', 'intake', intake.id)
}

/** They met, or talked: refused in the future and once closed. */
export async function noteContact(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  intake: IntakeLine,
  { onDay, contactHow, contact }: ContactForm,
  today: string,
): Promise<Outcome<null, Closed | Future>> {
  if (intake.closedOn) return refused('intakes.one.isClosed')
  if (onDay > today) return refused('intakes.new.future')
  const added = await insertOwn(tx, 'intake_contact', {
    ...within(actor, id, intake),
    on_day: onDay,
    how: contactHow,
    sealed: contact ? seal(contact, sealedWhere('intake_contact', id)) : null,
  })
  if (added) await record(tx, actor, 'intakes.notedContact', 'intake', intake.id)
  return done(null)
}

/**
 * Somebody is asked for something. Refused for a body that is not there, in the future, once closed, and where the person no
 * longer agrees to be accompanied.
 */
export async function refer(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  intake: IntakeLine,
  { organisation, askedOn, asked, agreedHow }: ReferralForm,
  today: string,
): Promise<Outcome<null, Closed | Future | 'intakes.referral.whomMissing' | 'intakes.referral.notAgreed'>> {
  if (intake.closedOn) return refused('intakes.one.isClosed')
  if (!agrees(await agreementsOf(tx, intake.id))) return refused('intakes.referral.notAgreed')
  if (askedOn > today) return refused('intakes.new.future')
  const body = await tx
    .selectFrom('organisation')
    .where('id', '=', organisation)
    .select('id')
    .executeTakeFirst()
  if (!body) return refused('intakes.referral.whomMissing')
  const added = await insertOwn(tx, 'intake_referral', {
    ...within(actor, id, intake),
    organisation_id: organisation,
    asked_on: askedOn,
    agreed_how: agreedHow,
    sealed: seal(asked, sealedWhere('intake_referral', id)),
  })
  if (added) await record(tx, actor, 'intakes.referred', 'intake', intake.id)
  return done(null)
}

/** What they answered. An answer given stays; refused before the question and in the future. */
export async function answerReferral(
  tx: ActorTx,
  actor: SignedInActor,
  intake: IntakeLine,
  referralId: string,
  { answer, answeredOn, answerSaid }: AnswerForm,
  today: string,
): Promise<Outcome<null, Future | 'intakes.referral.beforeAsked'>> {
  if (answeredOn > today) return refused('intakes.new.future')
  const asked = await tx
    .selectFrom('intake_referral')
    .where('id', '=', referralId)
    .where('intake_id', '=', intake.id)
    .select(['asked_on', 'answer'])
    .forUpdate()
    .executeTakeFirst()
  if (!asked || asked.answer) return done(null)
  if (answeredOn < asked.asked_on) return refused('intakes.referral.beforeAsked')
  await tx
    .updateTable('intake_referral')
    .set({
      answer,
      answered_on: answeredOn,
      sealed_answer: answerSaid ? seal(answerSaid, sealedWhere('intake_referral', referralId)) : null,
    })
    .where('id', '=', referralId)
    .execute()
  await record(tx, actor, 'intakes.answered', 'intake', intake.id)
  return done(null)
}

/** It comes to an end, with what changed. Refused before it began and in the future; sent twice it ends once. */
export async function closeIntake(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  intake: IntakeLine,
  { closedOn, outcome, changed }: ClosingForm,
  today: string,
): Promise<Outcome<null, Future | 'intakes.close.beforeOpened'>> {
  if (closedOn > today) return refused('intakes.new.future')
  if (closedOn < intake.openedOn) return refused('intakes.close.beforeOpened')
  const closed = await tx
    .insertInto('intake_closing')
    .values({
      ...within(actor, id, intake),
      closed_on: closedOn,
      outcome,
      sealed: seal(changed, sealedWhere('intake_closing', id)),
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (closed) await record(tx, actor, 'intakes.closed', 'intake', intake.id)
  return done(null)
}

/** It begins again, where it ended. */
export async function reopenIntake(tx: ActorTx, actor: SignedInActor, intake: IntakeLine, today: string) {
  const reopened = await tx
    .updateTable('intake_closing')
    .set({ reopened_on: today, reopened_by: actor.personId })
    .where('intake_id', '=', intake.id)
    .where('reopened_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (reopened) await record(tx, actor, 'intakes.reopened', 'intake', intake.id)
}
