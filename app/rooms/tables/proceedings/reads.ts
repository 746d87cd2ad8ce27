import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { ClosingOutcome, Days, Facts, ProceedingKind } from './rules.ts'

export type Proceeding = Days & {
  id: string
  tableId: string
  kind: ProceedingKind
  title: string
  purpose: string
  requirements: string
  criteria: string
  ofId: string | null
  listedOn: string | null
  outcome: ClosingOutcome | null
  closingWords: string | null
  /** Who answers for it, as they are named in the notice. */
  officer: string | null
  officerId: string | null
}

const proceedings = (tx: ActorTx) =>
  tx
    .selectFrom('proceeding as p')
    .leftJoin('proceeding_officer as o', (join) =>
      join
        .onRef('o.territory_id', '=', 'p.territory_id')
        .onRef('o.proceeding_id', '=', 'p.id')
        .on('o.until_on', 'is', null),
    )
    .select([
      'p.id',
      'p.table_id as tableId',
      'p.kind',
      'p.title',
      'p.purpose',
      'p.requirements',
      'p.criteria',
    ])
    .select(['p.opens_on as opensOn', 'p.questions_until as questionsUntil', 'p.closes_on as closesOn'])
    .select(['p.choice_by as choiceBy', 'p.of_id as ofId', 'p.published_on as publishedOn'])
    .select(['p.listed_on as listedOn', 'p.chosen_on as chosenOn', 'p.closed_on as closedOn', 'p.outcome'])
    .select(['p.closing_words as closingWords', 'o.words as officer', 'o.person_id as officerId'])

/** The proceedings the actor may read, those that opened last first. */
export async function allProceedings(tx: ActorTx): Promise<Proceeding[]> {
  const rows = await proceedings(tx).orderBy('p.opens_on', 'desc').orderBy('p.id').execute()
  return rows as Proceeding[]
}

export async function proceedingsAt(tx: ActorTx, tableId: string): Promise<Proceeding[]> {
  const rows = await proceedings(tx)
    .where('p.table_id', '=', tableId)
    .orderBy('p.opens_on', 'desc')
    .orderBy('p.id')
    .execute()
  return rows as Proceeding[]
}

export async function proceedingById(tx: ActorTx, id: string): Promise<Proceeding | undefined> {
  const row = await proceedings(tx).where('p.id', '=', id).executeTakeFirst()
  return row as Proceeding | undefined
}

/** Those of its tables somebody keeps, or answers for, that are published and not closed. */
export async function proceedingsOf(
  tx: ActorTx,
  personId: string,
  tableIds: readonly string[],
): Promise<Proceeding[]> {
  const rows = await proceedings(tx)
    .where('p.published_on', 'is not', null)
    .where('p.closed_on', 'is', null)
    .where((is) =>
      is.or([
        is('o.person_id', '=', personId),
        ...(tableIds.length > 0 ? [is('p.table_id', 'in', [...tableIds])] : []),
      ]),
    )
    .orderBy('p.closes_on')
    .orderBy('p.id')
    .execute()
  return rows as Proceeding[]
}

export type Extension = { id: string; onDate: string; wasUntil: string; closesOn: string; why: string }

/** When more time was given and why. */
export const extensionsOf = (tx: ActorTx, proceedingId: string): Promise<Extension[]> =>
  tx
    .selectFrom('proceeding_extension')
    .where('proceeding_id', '=', proceedingId)
    .orderBy('recorded_at')
    .orderBy('id')
    .select(['id', 'on_date as onDate', 'was_until as wasUntil', 'closes_on as closesOn', 'why'])
    .execute()

export type Act = { code: string; doneOn: string; words: string }

/** The acts somebody named for what the law asks. */
export const actsOf = (tx: ActorTx, proceedingId: string): Promise<Act[]> =>
  tx
    .selectFrom('proceeding_step')
    .where('proceeding_id', '=', proceedingId)
    .select(['code', 'done_on as doneOn', 'words'])
    .execute()

/** What stands on record, for whoever keeps the proceeding: anyone else reads less, and would be told less. */
export async function factsOf(tx: ActorTx, one: Proceeding): Promise<Facts> {
  const candidates = await tx
    .selectFrom('proceeding_candidate as c')
    .where('c.proceeding_id', '=', one.id)
    .select(['c.state'])
    .select((is) => [
      is
        .exists(
          is
            .selectFrom('proceeding_check as k')
            .whereRef('k.territory_id', '=', 'c.territory_id')
            .whereRef('k.candidate_id', '=', 'c.id')
            .select(sql`1`.as('one')),
        )
        .as('checked'),
    ])
    .execute()
  const admitted = candidates.filter(({ state }) => state === 'admitted')
  const [questions, sessions, agreements] = [
    await tx
      .selectFrom('proceeding_question')
      .where('proceeding_id', '=', one.id)
      .where('answered_on', 'is', null)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
    await tx
      .selectFrom('proceeding_session as s')
      .innerJoin('table_meeting as m', 'm.id', 's.meeting_id')
      .where('s.proceeding_id', '=', one.id)
      .where('m.approved_on', 'is not', null)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
    await tx
      .selectFrom('proceeding_agreement')
      .where('proceeding_id', '=', one.id)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  ]
  return {
    officer: one.officer !== null,
    published: one.publishedOn !== null,
    comesOf: one.ofId !== null,
    unanswered: Number(questions.count),
    waiting: candidates.filter(({ state }) => state === 'received').length,
    admitted: admitted.length,
    unchecked: admitted.filter(({ checked }) => !checked).length,
    approvedSessions: Number(sessions.count),
    listed: one.listedOn !== null,
    chosen: one.chosenOn !== null,
    agreements: Number(agreements.count),
  }
}
