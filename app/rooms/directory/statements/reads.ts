import type { ActorTx } from '../../../ground/db/as-actor.ts'

/** Feedback for the desk: what waits first, then what was answered, the latest first. */
export const feedbackReceived = (tx: ActorTx, limit: number) =>
  tx
    .selectFrom('accessibility_feedback')
    .select([
      'id',
      'said',
      'about_page as aboutPage',
      'reply_to as replyTo',
      'sent_at as sentAt',
      'answered_at as answeredAt',
    ])
    .orderBy('answered_at', (order) => order.desc().nullsFirst())
    .orderBy('sent_at', 'desc')
    .limit(limit)
    .execute()
export type FeedbackReceived = Awaited<ReturnType<typeof feedbackReceived>>[number]
