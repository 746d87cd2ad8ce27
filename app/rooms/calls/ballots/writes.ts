import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { newId } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { makeSheet, type Sheet, sheetsAbout } from '../../../ground/paper/sheets.ts'
import { noteTyping } from '../../../ground/paper/typings.ts'
import type { Call } from '../reads.ts'
import type { BatchForm, SheetForm } from './forms.ts'
import { BALLOTS_KIND, type PaperBatch, paperBatchById } from './reads.ts'

/**
 * Begins to copy the sheets of a box. Refused where they were not put into it in the days in which one could vote, or support;
 * who copies later copies what was handed in in time.
 */
export async function openBatch(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  call: Call,
  { act, placeId, sheets, collectedOn }: BatchForm,
): Promise<Outcome<null, 'calls.ballots.wrongDay' | 'calls.ballots.notAsked'>> {
  const [from, until] =
    act === 'vote' ? [call.votesFrom, call.votesUntil] : [call.closesOn, call.supportsUntil]
  if (!from || !until) return refused('calls.ballots.notAsked')
  if (collectedOn < from || collectedOn > until) return refused('calls.ballots.wrongDay')
  const place = await tx.selectFrom('place').where('id', '=', placeId).select('id').executeTakeFirst()
  if (!place) throw new NotHere()
  const added = await insertOwn(tx, 'idea_paper_batch', {
    territory_id: actor.territoryId,
    id,
    call_id: call.id,
    act,
    place_id: placeId,
    sheets,
    collected_on: collectedOn,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'calls.boxOpened', 'idea_paper_batch', id)
  return done(null)
}

export type SheetRefusal = 'calls.ballots.tooMany' | 'calls.ballots.numberTaken' | 'calls.ballots.counted'

/** Copies one sheet. Refused where its number was copied already, it chooses too much, or the batch is counted. */
export async function copySheet(
  tx: ActorTx,
  actor: SignedInActor,
  batchId: string,
  { number, choices, blank }: SheetForm,
): Promise<Outcome<null, SheetRefusal>> {
  try {
    await attempt(tx, () =>
      tx
        .insertInto('idea_sheet')
        .values({
          territory_id: actor.territoryId,
          batch_id: batchId,
          number,
          choices: blank ? [] : [...new Set(choices)],
          recorded_by: actor.personId,
        })
        .execute(),
    )
  } catch (error) {
    const { constraint } = error as { constraint?: string }
    if (constraint === 'idea_sheet_key') return refused('calls.ballots.numberTaken')
    if (constraint === 'idea_sheet_choices') return refused('calls.ballots.tooMany')
    if (constraint === 'idea_sheet_open') return refused('calls.ballots.counted')
    throw error
  }
  await record(tx, actor, 'calls.sheetCopied', 'idea_paper_batch', batchId)
  return done(null)
}

/** Takes back a sheet that was copied wrongly, as long as the batch is not counted. */
export async function dropSheet(tx: ActorTx, actor: SignedInActor, batch: PaperBatch, number: number) {
  if (batch.countedAt) throw new NotHere()
  const gone = await tx
    .deleteFrom('idea_sheet')
    .where('batch_id', '=', batch.id)
    .where('number', '=', number)
    .returning('number')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'calls.sheetDropped', 'idea_paper_batch', batch.id)
}

/** Throws away what was copied of a box that is not counted: it is opened anew, with the right number. */
export async function discardBatch(tx: ActorTx, actor: SignedInActor, batch: PaperBatch) {
  if (batch.countedAt) throw new NotHere()
  await tx.deleteFrom('idea_sheet').where('batch_id', '=', batch.id).execute()
  const gone = await tx
    .deleteFrom('idea_paper_batch')
    .where('id', '=', batch.id)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'calls.boxDiscarded', 'idea_paper_batch', batch.id)
}

export type CountRefusal =
  | 'calls.ballots.sameHand'
  | 'calls.ballots.differs'
  | 'calls.ballots.strange'
  | 'calls.ballots.closed'

const COUNT_REFUSALS: Record<string, CountRefusal> = {
  sameHand: 'calls.ballots.sameHand',
  differs: 'calls.ballots.differs',
  unknown: 'calls.ballots.strange',
  closed: 'calls.ballots.closed',
}

/**
 * A second person has counted the sheets again: where the number agrees with what was declared and with what was copied, they
 * count. Refused for who copied any of them, where the numbers differ, where a sheet chooses what cannot be chosen, and after
 * the result.
 */
export async function countBatch(
  tx: ActorTx,
  actor: SignedInActor,
  batchId: string,
  counted: number,
): Promise<Outcome<null, CountRefusal>> {
  const { rows } = await sql<{ said: string }>`
    select app.count_paper(${batchId}, ${counted}) as said`.execute(tx)
  const said = rows[0]?.said ?? 'missing'
  if (said === 'missing') throw new NotHere()
  const refusal = COUNT_REFUSALS[said]
  if (refusal) return refused(refusal)
  await record(tx, actor, 'calls.boxCounted', 'idea_paper_batch', batchId)
  await noteCounted(tx, actor, batchId, counted)
  return done(null)
}

/** The sheet that lay in a box came back: how many copies of it were counted, and nothing of any one of them. */
async function noteCounted(tx: ActorTx, actor: SignedInActor, batchId: string, counted: number) {
  const batch = await paperBatchById(tx, batchId)
  const sheet = batch && (await ballotSheetsOf(tx, batch.callId))[0]
  if (!sheet) return
  await noteTyping(tx, actor, batchId, sheet, { rowsTyped: 0, counted, told: batch.sheets, records: [] })
}

const ballotSheetsOf = (tx: ActorTx, callId: string) =>
  sheetsAbout(tx, { kind: 'idea_call', id: callId }, BALLOTS_KIND)

/** The sheet people cross in a call, in a language: made once, and copied as often as needed under one code. */
export async function ballotPaper(
  tx: ActorTx,
  actor: SignedInActor,
  call: Call,
  language: string,
): Promise<Sheet> {
  const standing = (await ballotSheetsOf(tx, call.id)).find((sheet) => sheet.language === language)
  if (standing) return standing
  return makeSheet(tx, actor, newId(), {
    kind: BALLOTS_KIND,
    about: { kind: 'idea_call', id: call.id },
    rowCount: 0,
    language,
    seenBy: 'staff',
  })
}
