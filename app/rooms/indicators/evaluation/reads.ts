import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Coarseness } from '../datasets/rules.ts'
import type { Sheet } from '../definitions/rules.ts'
import { sheetOfLocal } from '../editions/parts/local-figures.ts'
import { sheetOf } from '../editions/parts/sheets.ts'
import { choicesHere, standingLocals } from '../local/reads.ts'
import { INDICATORS } from '../rules.ts'
import { RUNNING } from './rules.ts'

export type Evaluation = {
  id: string
  name: string
  purpose: string
  agreement: string
  evaluatorId: string
  /** Unknown to the evaluator of another, who never sees this one. */
  evaluator: string | null
  startsOn: string
  endsOn: string
  parts: string[]
  coarseness: Coarseness
  endedAt: Date | null
  endedWhy: string | null
  keyDiscardedAt: Date | null
  filesRemovedAt: Date | null
  agreedAt: Date
}

const fullName = sql<
  string | null
>`nullif(concat_ws(' ', person.given_name, nullif(person.family_name, '')), '')`

const all = (tx: ActorTx) =>
  tx
    .selectFrom('evaluation')
    .leftJoin('person', 'person.id', 'evaluation.evaluator_id')
    .select([
      'evaluation.id',
      'name',
      'purpose',
      'agreement',
      'evaluator_id as evaluatorId',
      fullName.as('evaluator'),
      'starts_on as startsOn',
      'ends_on as endsOn',
      'parts',
      sql<Coarseness>`coarseness`.as('coarseness'),
      'ended_at as endedAt',
      'ended_why as endedWhy',
      'key_discarded_at as keyDiscardedAt',
      'files_removed_at as filesRemovedAt',
      'evaluation.recorded_at as agreedAt',
    ])

/** The evaluations this reader may know of, the latest first. */
export const evaluations = (tx: ActorTx): Promise<Evaluation[]> =>
  all(tx).orderBy('starts_on', 'desc').orderBy('evaluation.id', 'desc').execute()

export const evaluationById = (tx: ActorTx, id: string): Promise<Evaluation | undefined> =>
  all(tx).where('evaluation.id', '=', id).executeTakeFirst()

/** Whether the actor sits in this evaluation's seat for the rest of the transaction. */
export async function takeSeat(tx: ActorTx, evaluationId: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select app.take_seat(${evaluationId}) as taken`.execute(tx)
  return rows[0]?.taken === true
}

/** People with the evaluator's role who do not run the programme, by name. */
export async function independentEvaluators(tx: ActorTx): Promise<{ id: string; name: string }[]> {
  const standing = sql<boolean>`(held.ends_at is null or held.ends_at > now())`
  const rows = await tx
    .selectFrom('role_assignment as held')
    .innerJoin('person', 'person.id', 'held.person_id')
    .where('held.role', '=', 'evaluator')
    .where(standing)
    .where('held.person_id', 'not in', (runs) =>
      runs
        .selectFrom('role_assignment')
        .select('person_id')
        .where('role', 'in', [...RUNNING])
        .where(sql<boolean>`(ends_at is null or ends_at > now())`),
    )
    .select(['person.id', fullName.as('name')])
    .orderBy('person.search_family')
    .execute()
  return rows.map(({ id, name }) => ({ id, name: name ?? '' }))
}

export type Reading = {
  id: string
  evaluationId: string | null
  evaluation: string | null
  reader: string | null
  what: string
  said: string | null
  rows: number | null
  at: Date
}

/** What whoever evaluates has read, the latest first: all of it, or of one evaluation. */
export async function readings(
  tx: ActorTx,
  { evaluation, limit, offset = 0 }: { evaluation?: string | undefined; limit: number; offset?: number },
): Promise<{ readings: Reading[]; total: number }> {
  const from = tx
    .selectFrom('evaluation_reading as reading')
    .$if(evaluation !== undefined, (query) => query.where('reading.evaluation_id', '=', evaluation as string))
  const { total } = await from.select(sql<number>`count(*)::integer`.as('total')).executeTakeFirstOrThrow()
  const rows = await from
    .leftJoin('evaluation', 'evaluation.id', 'reading.evaluation_id')
    .leftJoin('person', 'person.id', 'reading.reader_id')
    .select([
      'reading.id',
      'reading.evaluation_id as evaluationId',
      'evaluation.name as evaluation',
      fullName.as('reader'),
      'what',
      'said',
      'rows_read as rows',
      'read_at as at',
    ])
    .orderBy('read_at', 'desc')
    .orderBy('reading.id')
    .limit(limit)
    .offset(offset)
    .execute()
  return { readings: rows, total }
}

/** The reference sheet of every figure as it stands today, of the house's and of those this territory defined. */
export async function sheetsToday(tx: ActorTx): Promise<Record<string, Sheet>> {
  const here = await choicesHere(tx)
  const locals = await standingLocals(tx)
  return {
    ...Object.fromEntries(INDICATORS.map((indicator) => [indicator.code, sheetOf(indicator)])),
    ...Object.fromEntries(locals.map((one) => [one.code, sheetOfLocal(one, here)])),
  }
}

export type LocalChange = { id: string; name: string; number: number; reason: string | null; at: Date }

/** Each time this territory changed what it counts besides, and why; the latest first. */
export const localChanges = (tx: ActorTx): Promise<LocalChange[]> =>
  tx
    .selectFrom('local_indicator_version')
    .select(['id', 'name', 'number', 'reason', 'recorded_at as at'])
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .execute()
