import { sql } from 'kysely'
import type { Actor, SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { FeedbackForm } from './forms.ts'
import { mayStillWrite } from './rules.ts'

/** Keeps what someone wrote, for the desk to answer; the same form sent again is kept once. */
export async function sendFeedback(
  tx: ActorTx,
  actor: Actor,
  id: string,
  form: FeedbackForm,
): Promise<Outcome<null, 'directory.feedback.tooMany'>> {
  const { rows } = await sql<{
    lately: number
  }>`select app.accessibility_feedback_lately() as lately`.execute(tx)
  if (!mayStillWrite(rows[0]?.lately ?? 0)) return refused('directory.feedback.tooMany')

  // Without a target: a visitor may write here but not look whether the id stands already.
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('accessibility_feedback')
    .values({
      territory_id: actor.territoryId,
      id,
      said: form.said,
      about_page: form.aboutPage ?? null,
      reply_to: form.replyTo ?? null,
      sent_by: actor.personId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows)
    await record(tx, actor, 'directory.feedbackSent', 'accessibility_feedback', id)
  return done(null)
}

/** Someone at the desk answered; returns false where there is nothing of that id to answer. */
export async function answerFeedback(tx: ActorTx, actor: SignedInActor, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('accessibility_feedback')
    .set({ answered_at: sql`now()`, answered_by: actor.personId })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows) await record(tx, actor, 'directory.feedbackAnswered', 'accessibility_feedback', id)
  return numUpdatedRows > 0n
}

/** Feedback sent before a day goes. Returns which. */
export const dropOldFeedback = (tx: ActorTx, before: string) =>
  tx
    .deleteFrom('accessibility_feedback')
    .where(sql<boolean>`sent_at < ${before}::date`)
    .returning('id')
    .execute()
