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
import type { SheetForm, WordsForm } from './forms.ts'
import {
  countedOf,
  type Sheet,
  sheetById,
  sheetsOf,
  signingsOf,
  standingOf,
  versionAt,
  versionsOf,
} from './reads.ts'
import { type Section, wordsWhere } from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'lab_sheet_words', column: 'sealed', id: 'id' }]

// Whoever writes, signs or opens again does so one after the other.
const inTurn = (tx: ActorTx, id: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx)

/** Begins the sheet of some days of a lab. Refused where one of the very same days stands. */
export async function openSheet(
  tx: ActorTx,
  actor: SignedInActor,
  activityId: string,
  id: string,
  { fromOn, untilOn }: SheetForm,
): Promise<Outcome<null, 'activities.sheets.already'>> {
  await inTurn(tx, activityId)
  const same = (await sheetsOf(tx, activityId)).find(
    (one) => one.fromOn === fromOn && one.untilOn === untilOn && one.id !== id,
  )
  if (same) return refused('activities.sheets.already')
  const added = await insertOwn(tx, 'lab_sheet', {
    territory_id: actor.territoryId,
    id,
    activity_id: activityId,
    from_on: fromOn,
    until_on: untilOn,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'activities.sheetOpened', 'lab_sheet', id)
  return done(null)
}

export type Kept = { number: number; text: string; joined: boolean }

/**
 * Keeps what was written of a section as a new version. Where another wrote since the version it was begun from, both texts
 * stand in it. The same words again make no version. Refused while the sheet stands signed.
 */
export async function writeWords(
  tx: ActorTx,
  actor: SignedInActor,
  { sheetId, section }: { sheetId: string; section: Section },
  id: string,
  { text, from }: WordsForm,
): Promise<Outcome<Kept, 'activities.sheets.signed'>> {
  await sheetHere(tx, sheetId)
  await inTurn(tx, sheetId)
  if (standingOf(await signingsOf(tx, sheetId))) return refused('activities.sheets.signed')
  const [latest] = await versionsOf(tx, sheetId, section, 1)
  const standing = { number: latest?.number ?? 0, text: latest?.text ?? '' }
  // The same form once more goes on from what it left: nothing else was written since.
  const isOn = latest?.id === id || from >= standing.number
  const base = isOn ? standing.text : await versionAt(tx, sheetId, section, from)
  const kept = joinTexts(base, standing.text, text.replaceAll('\r\n', '\n'))
  if (kept.text === standing.text) return done({ ...standing, joined: false })
  const number = standing.number + 1
  const add = (own: string) =>
    insertOwn(tx, 'lab_sheet_words', {
      territory_id: actor.territoryId,
      id: own,
      sheet_id: sheetId,
      section,
      number,
      sealed: seal(kept.text, wordsWhere(own)),
      recorded_by: actor.personId,
    })
  // Sent again with other words, before the page heard what became of the first: they are a version too.
  if (!(await add(id))) await add(newId())
  await record(tx, actor, 'activities.sheetWritten', 'lab_sheet', sheetId)
  return done({ number, ...kept })
}

/**
 * Signs a sheet whose days are over: its figures are kept as they are counted now. Refused before, and while it stands signed.
 */
export async function signSheet(
  tx: ActorTx,
  actor: SignedInActor,
  sheetId: string,
  id: string,
  today: string,
): Promise<Outcome<null, 'activities.sheets.notOver' | 'activities.sheets.signed'>> {
  const sheet = await sheetHere(tx, sheetId)
  await inTurn(tx, sheetId)
  const signings = await signingsOf(tx, sheetId)
  if (signings.some((one) => one.id === id)) return done(null)
  if (standingOf(signings)) return refused('activities.sheets.signed')
  if (sheet.untilOn > today) return refused('activities.sheets.notOver')
  const figures = await countedOf(tx, actor, sheet)
  const added = await insertOwn(tx, 'lab_sheet_signing', {
    territory_id: actor.territoryId,
    id,
    sheet_id: sheetId,
    number: (signings[0]?.number ?? 0) + 1,
    signed_on: today,
    figures: JSON.stringify(figures),
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'activities.sheetSigned', 'lab_sheet', sheetId)
  return done(null)
}

/** Opens a signed sheet again, with the reason; what it said when it was signed stays. Nothing where it is open. */
export async function reopenSheet(
  tx: ActorTx,
  actor: SignedInActor,
  sheetId: string,
  why: string,
  now: Date,
) {
  await sheetHere(tx, sheetId)
  await inTurn(tx, sheetId)
  const standing = standingOf(await signingsOf(tx, sheetId))
  if (!standing) return
  await tx
    .updateTable('lab_sheet_signing')
    .set({ reopened_at: now, reopened_by: actor.personId, reopened_why: why })
    .where('id', '=', standing.id)
    .execute()
  await record(tx, actor, 'activities.sheetReopened', 'lab_sheet', sheetId)
}

async function sheetHere(tx: ActorTx, id: string): Promise<Sheet> {
  const sheet = await sheetById(tx, id)
  if (!sheet) throw new NotHere()
  return sheet
}
