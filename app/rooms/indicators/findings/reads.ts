import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'

const fullName = sql<
  string | null
>`nullif(concat_ws(' ', person.given_name, nullif(person.family_name, '')), '')`

export type Finding = {
  id: string
  title: string
  words: string
  code: string | null
  datasetId: string | null
  datasetUntil: string | null
  writtenBy: string | null
  writtenAt: Date
  answers: number
}

const findings = (tx: ActorTx) =>
  tx
    .selectFrom('evaluation_finding as finding')
    .leftJoin('person', 'person.id', 'finding.recorded_by')
    .leftJoin('evaluation_dataset as dataset', 'dataset.id', 'finding.dataset_id')
    .select([
      'finding.id',
      'title',
      'words',
      'code',
      'dataset_id as datasetId',
      'dataset.until_on as datasetUntil',
      fullName.as('writtenBy'),
      'finding.recorded_at as writtenAt',
    ])
    .select((from) =>
      from
        .selectFrom('evaluation_answer as answer')
        .whereRef('answer.finding_id', '=', 'finding.id')
        .select(sql<number>`count(*)::integer`.as('answers'))
        .as('answers'),
    )

const counted = <R extends { answers: number | null }>(row: R) => ({ ...row, answers: row.answers ?? 0 })

/** The findings of an evaluation, the latest first. */
export const findingsOf = async (tx: ActorTx, evaluationId: string): Promise<Finding[]> =>
  (
    await findings(tx)
      .where('finding.evaluation_id', '=', evaluationId)
      .orderBy('finding.recorded_at', 'desc')
      .orderBy('finding.id', 'desc')
      .execute()
  ).map(counted)

export async function findingById(
  tx: ActorTx,
  evaluationId: string,
  id: string,
): Promise<Finding | undefined> {
  const row = await findings(tx)
    .where('finding.evaluation_id', '=', evaluationId)
    .where('finding.id', '=', id)
    .executeTakeFirst()
  return row && counted(row)
}

export type Answer = { id: string; words: string; answeredBy: string | null; answeredAt: Date }

/** What was answered to a finding, the first one first. */
export const answersTo = (tx: ActorTx, findingId: string): Promise<Answer[]> =>
  tx
    .selectFrom('evaluation_answer as answer')
    .leftJoin('person', 'person.id', 'answer.recorded_by')
    .where('finding_id', '=', findingId)
    .select(['answer.id', 'words', fullName.as('answeredBy'), 'answer.recorded_at as answeredAt'])
    .orderBy('answer.recorded_at')
    .orderBy('answer.id')
    .execute()
