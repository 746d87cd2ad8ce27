import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { PaperKind } from '../../../ground/paper/kinds.ts'
import { admittedIn, type Idea } from '../ideas/reads.ts'
import { type Call, callById } from '../reads.ts'
import { isVoted } from '../rules.ts'
import { votableIn } from '../votes/reads.ts'
import type { Act } from '../votes/rules.ts'

export type PaperBatch = {
  id: string
  callId: string
  act: Act
  place: string
  /** How many sheets whoever opened the box says there are, and how many are copied so far. */
  sheets: number
  copied: number
  collectedOn: string
  countedAt: Date | null
  recordedBy: string | null
  /** Who copied it, and who counted it again. */
  author: string | null
  counter: string | null
}

const named = (person: string) =>
  sql<string | null>`trim(${sql.ref(`${person}.given_name`)} || ' ' || ${sql.ref(`${person}.family_name`)})`

const batchRows = (tx: ActorTx) =>
  tx
    .selectFrom('idea_paper_batch as batch')
    .innerJoin('place', 'place.id', 'batch.place_id')
    .leftJoin('person as author', 'author.id', 'batch.recorded_by')
    .leftJoin('person as counter', 'counter.id', 'batch.counted_by')
    .select(['batch.id', 'batch.call_id as callId', 'batch.act', 'place.name as place', 'batch.sheets'])
    .select(['batch.collected_on as collectedOn', 'batch.counted_at as countedAt'])
    .select(['batch.recorded_by as recordedBy', named('author').as('author'), named('counter').as('counter')])
    .select((eb) =>
      eb
        .selectFrom('idea_sheet as sheet')
        .whereRef('sheet.batch_id', '=', 'batch.id')
        .select((one) => one.fn.countAll<number>().as('copied'))
        .as('copied'),
    )

type Row = Awaited<ReturnType<ReturnType<typeof batchRows>['execute']>>[number]
const asBatch = (row: Row) => ({ ...row, copied: Number(row.copied) }) as PaperBatch

/** The batches of sheets of a call, the latest first. */
export const paperBatchesOf = async (tx: ActorTx, callId: string): Promise<PaperBatch[]> =>
  (
    await batchRows(tx).where('batch.call_id', '=', callId).orderBy('batch.recorded_at', 'desc').execute()
  ).map(asBatch)

export async function paperBatchById(tx: ActorTx, id: string): Promise<PaperBatch | undefined> {
  const row = await batchRows(tx).where('batch.id', '=', id).executeTakeFirst()
  return row && asBatch(row)
}

export type Sheet = { number: number; choices: string[] }

/** The sheets copied so far, by their numbers. */
export const sheetsOf = (tx: ActorTx, batchId: string): Promise<Sheet[]> =>
  tx
    .selectFrom('idea_sheet')
    .where('batch_id', '=', batchId)
    .orderBy('number')
    .select(['number', 'choices'])
    .execute()

export const BALLOTS_KIND = 'ballots'

/** What can be crossed on a sheet of a call. */
export async function choosable(tx: ActorTx, call: Call): Promise<Idea[]> {
  const votable = isVoted(call.method) ? await votableIn(tx, call.id) : undefined
  return (await admittedIn(tx, call.id)).filter(({ id }) => votable?.has(id) ?? true)
}

/** The sheets people cross among the sheets of every kind. */
export const ballotKind: PaperKind = {
  kind: BALLOTS_KIND,
  label: 'calls.ballots.sheet',
  async about(tx, sheets) {
    const words = new Map<string, { words: string; path: string }>()
    for (const { id, about } of sheets) {
      const call = about && (await callById(tx, about.id))
      if (call) words.set(id, { words: call.title, path: `/calls/${call.id}/ballots` })
    }
    return words
  },
}
