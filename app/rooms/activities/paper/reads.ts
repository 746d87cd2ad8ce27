import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { OLD_CODE_LENGTH } from '../../../ground/paper/code.ts'
import { type Row, rowsOf, type Sheet, sheetByCode } from '../../../ground/paper/sheets.ts'
import { type FromPaper, fromPaper } from '../../../ground/paper/sources.ts'
import type { Found } from '../../../ground/ui/combobox.tsx'
import { plain } from '../../people/rules.ts'
import { rowsOf as attendancesOf, namesOf } from '../afield/reads.ts'
import { yetToCome } from '../checkin/reads.ts'
import { findWalkIns, registerOf, type SessionLine, sessionById } from '../sessions/reads.ts'
import { expectedAt } from '../signups/reads.ts'
import { byName, type GridRow, KIND, MOST_NAMES, type Named } from './rules.ts'

export type SheetHere = { sheet: Sheet; session: SessionLine }

/** The sheet of this code and the session it was printed for. Nothing where there is none. */
export async function sheetHere(tx: ActorTx, code: string): Promise<SheetHere | undefined> {
  const sheet = await sheetByCode(tx, code, KIND)
  const session = sheet?.about && (await sessionById(tx, sheet.about.id))
  return sheet && session ? { sheet, session } : undefined
}

/** Who printed a sheet, by name. */
export const printedBy = async (tx: ActorTx, { printedBy: id }: Sheet): Promise<string | null> =>
  id ? ((await namesOf(tx, [id])).get(id) ?? null) : null

type ToPrint = { name: string; personId: string | null; signupId: string | null }

/** Whom a sheet names, by name: who is expected, with those of the group that came before; and who signed up, known or not. */
export async function namesToPrint(tx: ActorTx, session: SessionLine, named: Named): Promise<ToPrint[]> {
  if (named === 'nobody') return []
  const register = await registerOf(tx, session)
  const people = register
    .filter(({ state }) =>
      named === 'group' ? state !== 'absent' : state === 'expected' || state === 'signed_up',
    )
    .map(({ name, personId }) => ({ name, personId, signupId: null }))
  const unknown = (await expectedAt(tx, session)).flatMap(({ id, personId, contact }) =>
    personId === null && contact ? [{ name: contact.name, personId: null, signupId: id }] : [],
  )
  return byName([...people, ...unknown].slice(0, MOST_NAMES))
}

/** A sheet row by row, with what the register says now of whoever stands on it. */
export async function gridOf(tx: ActorTx, { sheet, session }: SheetHere): Promise<GridRow[]> {
  const rows =
    sheet.code.length === OLD_CODE_LENGTH ? await rowsOfOld(tx, session) : await rowsOf(tx, sheet.id)
  const standing = new Map((await attendancesOf(tx, session.id)).map((one) => [one.personId, one]))
  const names = await namesOf(
    tx,
    rows.flatMap(({ personId }) => personId ?? []),
  )
  const signups = new Map((await expectedAt(tx, session)).map((one) => [one.id, one]))
  const toCome = new Set((await yetToCome(tx, session)).map(({ id }) => id))
  const known = new Map(rows.map((row) => [row.number, row]))
  const empty = sheet.code.length === OLD_CODE_LENGTH ? rows.length : 0
  return Array.from({ length: sheet.rowCount + empty }, (_, at) => {
    const row = known.get(at + 1)
    const signup = row?.about ? signups.get(row.about.id) : undefined
    const personId = row?.personId ?? signup?.personId ?? null
    const name = personId && (names.get(personId) ?? standing.get(personId)?.name)
    const attendance = personId ? standing.get(personId) : undefined
    const isHead = signup !== undefined && personId === null
    return {
      number: at + 1,
      printed: row?.printed ?? false,
      person: personId && name ? { id: personId, name } : null,
      signup: isHead ? { id: signup.id, name: signup.contact?.name ?? '' } : null,
      state: attendance?.state ?? null,
      role: attendance?.role ?? 'participant',
      here: isHead ? !toCome.has(signup.id) : attendance?.state === 'attended',
    }
  })
}

/** Sheets printed before rows kept whom they were for: whoever the register has, by name. */
async function rowsOfOld(tx: ActorTx, session: SessionLine): Promise<Row[]> {
  const known = (await registerOf(tx, session)).filter(({ state }) => state !== null)
  return byName(known).map(({ personId }, at) => ({
    number: at + 1,
    printed: true,
    personId,
    about: null,
    on: null,
  }))
}

/** The attendances of a session by who was there, also under a record that was merged. */
export async function attendanceIdsOf(tx: ActorTx, sessionId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('attendance')
    .innerJoin('person', 'person.id', 'attendance.person_id')
    .where('attendance.session_id', '=', sessionId)
    .where('attendance.state', '=', 'attended')
    .select(['attendance.id', sql<string>`coalesce(person.merged_into, person.id)`.as('personId')])
    .execute()
  return new Map(rows.map(({ id, personId }) => [personId, id]))
}

/** What of a session came from paper: the session as such, and of whom which sheet says that they were there. */
export type PaperOfSession = { session: FromPaper[]; codes: ReadonlyMap<string, string> }

export async function paperOfSession(tx: ActorTx, sessionId: string): Promise<PaperOfSession> {
  const session = await fromPaper(tx, 'activity_session', [sessionId])
  if (session.length === 0) return { session, codes: new Map() }
  const ids = await attendanceIdsOf(tx, sessionId)
  const sources = await fromPaper(tx, 'attendance', [...ids.values()])
  const codeOf = new Map(sources.map(({ recordId, code }) => [recordId, code]))
  const coded = [...ids].flatMap(([personId, id]) => {
    const code = codeOf.get(id)
    return code ? [[personId, code] as const] : []
  })
  return { session, codes: new Map(coded) }
}

/** Who may stand on an empty row: people of this group first, then everybody the typist may see. */
export async function findForSheet(
  tx: ActorTx,
  session: SessionLine,
  said: string,
): Promise<(Found & { ofGroup: boolean })[]> {
  const words = plain(said).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const group = new Set(
    (await registerOf(tx, session))
      .filter(({ name }) => hasAll(name, words))
      .map(({ personId }) => `person:${personId}`),
  )
  const found = (await findWalkIns(tx, said)).map((one) => ({ ...one, ofGroup: group.has(one.value) }))
  const names = await namesOf(
    tx,
    [...group].map((value) => value.slice('person:'.length)),
  )
  const others = [...names].flatMap(([id, label]) => {
    const value = `person:${id}`
    return found.some((one) => one.value === value) ? [] : [{ value, label, ofGroup: true }]
  })
  return [
    ...found.filter(({ ofGroup }) => ofGroup),
    ...others,
    ...found.filter(({ ofGroup }) => !ofGroup),
  ].slice(0, 8)
}

const hasAll = (name: string, words: readonly string[]) => {
  const own = plain(name).split(' ')
  return words.every((word) => own.some((part) => part.startsWith(word)))
}
