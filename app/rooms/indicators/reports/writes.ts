import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { joinTexts } from '../../../ground/forms/join-texts.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Language } from '../../../ground/texts/language.ts'
import { type Part, partOfSlot } from '../outlines/rules.ts'
import { signingsOf, standingOf } from '../signings/reads.ts'
import type { WordsForm } from './forms.ts'
import { reportById, versionAt, versionsOf } from './reads.ts'
import { wordsWhere } from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'report_words', column: 'sealed', id: 'id' }]

// Whoever writes, changes the parts, signs or opens again does so one after the other.
export const inTurn = (tx: ActorTx, id: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`report ${id}`}, 0))`.execute(tx)

type Begun = {
  title: string
  outline: string
  fromOn: string
  untilOn: string
  language: Language
  parts: readonly Part[]
}

/** Begins a report. Sent again it stays one. */
export async function beginReport(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { title, outline, fromOn, untilOn, language, parts }: Begun,
) {
  const added = await insertOwn(tx, 'report', {
    territory_id: actor.territoryId,
    id,
    title,
    outline,
    from_on: fromOn,
    until_on: untilOn,
    language,
    parts: JSON.stringify(parts),
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'indicators.beginReport', 'report', id)
}

export type Kept = { number: number; text: string; joined: boolean }

/**
 * Keeps what was written in a place of a report as a new version. Where another wrote since the version it was begun from, both
 * texts stand in it. The same words again make no version. Refused while the report stands signed.
 */
export async function writeWords(
  tx: ActorTx,
  actor: SignedInActor,
  { reportId, slot }: { reportId: string; slot: string },
  id: string,
  { text, from }: WordsForm,
): Promise<Outcome<Kept, 'indicators.reports.signed'>> {
  const report = await reportById(tx, reportId)
  if (!report || !partOfSlot(report.parts, slot)) throw new NotHere()
  await inTurn(tx, reportId)
  if (standingOf(await signingsOf(tx, reportId))) return refused('indicators.reports.signed')
  const [latest] = await versionsOf(tx, reportId, slot, 1)
  const standing = { number: latest?.number ?? 0, text: latest?.text ?? '' }
  // The same form once more goes on from what it left: nothing else was written since.
  const isOn = latest?.id === id || from >= standing.number
  const base = isOn ? standing.text : await versionAt(tx, reportId, slot, from)
  const kept = joinTexts(base, standing.text, text.replaceAll('\r\n', '\n'))
  if (kept.text === standing.text) return done({ ...standing, joined: false })
  const version = latest?.id === id || (await isThere(tx, id)) ? newId() : id
  const number = standing.number + 1
  await tx
    .insertInto('report_words')
    .values({
      territory_id: actor.territoryId,
      id: version,
      report_id: reportId,
      slot,
      number,
      sealed: seal(kept.text, wordsWhere(version)),
      recorded_by: actor.personId,
    })
    .execute()
  await record(tx, actor, 'indicators.reportWritten', 'report', reportId)
  return done({ number, text: kept.text, joined: kept.joined })
}

const isThere = async (tx: ActorTx, id: string) =>
  (await tx.selectFrom('report_words').where('id', '=', id).select('id').executeTakeFirst()) !== undefined

/** `refill`: what the parts are filled with is no longer what the records were read for. */
export type Change = { title?: string | undefined; parts?: readonly Part[]; from: number; refill?: boolean }
export type ChangeRefusal = 'indicators.reports.signed' | 'indicators.outlines.meanwhile'

/**
 * Another title, other parts. `from` is the number of what was read before: refused where somebody changed it meanwhile, or
 * while the report stands signed.
 */
export async function changeReport(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { title, parts, from, refill }: Change,
): Promise<Outcome<null, ChangeRefusal>> {
  await inTurn(tx, id)
  if (standingOf(await signingsOf(tx, id))) return refused('indicators.reports.signed')
  const changed = await tx
    .updateTable('report')
    .set({
      number: from + 1,
      ...(title && { title }),
      ...(parts && { parts: JSON.stringify(parts) }),
      ...(refill && { filling_from: sql<Date>`clock_timestamp()` }),
    })
    .where('id', '=', id)
    .where('number', '=', from)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return refused('indicators.outlines.meanwhile')
  await record(tx, actor, 'indicators.changeReport', 'report', id)
  return done(null)
}

/** Has the records read anew: every part that was filled before now is to be filled again. Nothing while it stands signed. */
export async function readAnew(tx: ActorTx, actor: SignedInActor, id: string) {
  await inTurn(tx, id)
  if (standingOf(await signingsOf(tx, id))) return
  await tx
    .updateTable('report')
    .set({ filling_from: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'indicators.readReportAnew', 'report', id)
}

/** Takes away a report that was never signed, with all that was written in it. */
export async function discardReport(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
): Promise<Outcome<null, 'indicators.reports.wasSigned'>> {
  await inTurn(tx, id)
  if ((await signingsOf(tx, id)).length > 0) return refused('indicators.reports.wasSigned')
  await tx.deleteFrom('report').where('id', '=', id).execute()
  await record(tx, actor, 'indicators.discardReport', 'report', id)
  return done(null)
}
