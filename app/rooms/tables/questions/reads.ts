import type { ActorTx } from '../../../ground/db/as-actor.ts'

export type Question = {
  id: string
  proceedingId: string
  question: string
  askedOn: string
  answer: string | null
  answeredOn: string | null
}

const questions = (tx: ActorTx) =>
  tx
    .selectFrom('proceeding_question')
    .select(['id', 'proceeding_id as proceedingId', 'question', 'asked_on as askedOn', 'answer'])
    .select(['answered_on as answeredOn'])

/** What was asked of a notice, in the order it came: to anyone what has an answer, to who keeps it also what waits. */
export const questionsOf = (tx: ActorTx, proceedingId: string): Promise<Question[]> =>
  questions(tx).where('proceeding_id', '=', proceedingId).orderBy('recorded_at').orderBy('id').execute()

export const questionById = (tx: ActorTx, id: string): Promise<Question | undefined> =>
  questions(tx).where('id', '=', id).executeTakeFirst()
