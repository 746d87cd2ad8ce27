import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { localDay } from '../../../ground/calendar/local-time.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import type { FormErrors } from '../../../ground/forms/parse-form.ts'
import { record } from '../../../ground/journal/record.ts'
import { type Question, toAsk } from '../../../ground/paper/asked.ts'
import { OLD_CODE_LENGTH } from '../../../ground/paper/code.ts'
import { makeSheet, type Sheet } from '../../../ground/paper/sheets.ts'
import { lockSheet, noteTyping, type Typing, typingsOf } from '../../../ground/paper/typings.ts'
import { whoTheyAre } from '../../encounters/who/writes.ts'
import { refusalsToName } from '../../people/guardians/reads.ts'
import { rowsOf as attendancesOf } from '../afield/reads.ts'
import type { Row } from '../afield/rules.ts'
import { settleArrivals } from '../arrivals/writes.ts'
import { keepRegister, type RegisterRefusal } from '../registers/writes.ts'
import { reportOf, type SessionLine } from '../sessions/reads.ts'
import type { Entry } from '../sessions/rules.ts'
import type { SheetForm, TypedForm } from './forms.ts'
import { attendanceIdsOf, gridOf, namesToPrint, type SheetHere, sheetHere } from './reads.ts'
import { changedIn, countTyped, type GridRow, headsAfter, KIND, standingTwice } from './rules.ts'

/** A sheet to print for a session, with the names it was asked with and empty rows. Sent again it is the same sheet. */
export async function printSheet(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  session: SessionLine,
  { named, lines, language }: SheetForm,
): Promise<Sheet> {
  const names = await namesToPrint(tx, session, named)
  const sheet = await makeSheet(tx, actor, id, {
    kind: KIND,
    about: { kind: 'activity_session', id: session.id },
    rows: names.map(({ personId, signupId }) => ({
      personId,
      about: signupId ? { kind: 'signup', id: signupId } : null,
    })),
    rowCount: names.length + lines,
    language,
    seenBy: 'team',
  })
  await record(tx, actor, 'activities.sheetPrinted', 'activity_session', session.id)
  return sheet
}

type When = { now: Date; once: string; timeZone: string }
export type TypedSheet =
  | Outcome<{ closed: boolean; counted: number }, RegisterRefusal>
  | { ok: false; asked: Question[]; errors: FormErrors }

class Undone extends Error {
  readonly refusal: RegisterRefusal
  constructor(refusal: RegisterRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/**
 * Types a sheet back into the register of its session: who was there, who else came, heads without a name; and notes where it came
 * from. Only what was changed since the sheet was shown is written: what others wrote meanwhile stays. Asked before, where the
 * foot of the paper says another number or somebody typed it meanwhile; refused beside its row where somebody stands
 * twice or may not be named, and as any register is (closed, called off, beyond what the place holds).
 */
export async function typeSheet(
  tx: ActorTx,
  actor: SignedInActor,
  code: string,
  form: TypedForm,
  { now, once, timeZone }: When,
): Promise<TypedSheet> {
  const found = await sheetHere(tx, code)
  if (!found) throw new NotHere()
  await lockSheet(tx, found.sheet)
  const typings = await typingsOf(tx, found.sheet.id)
  const grid = await gridOf(tx, found)
  const counted = countTyped(grid, form)
  if (typings.some(({ id }) => id === once)) return done({ closed: form.close, counted: counted.all })
  const asked = toAsk(form, counted.all, typings)
  const errors = await wrongRows(tx, actor, grid, form, localDay(now, timeZone))
  if (asked.length > 0 || Object.keys(errors).length > 0) return { ok: false, asked, errors }
  try {
    return await attempt(tx, async () => {
      const kept = await keepTyped(tx, actor, found, { grid, typings, form }, { now, once, timeZone })
      await noteTyping(tx, actor, once, found.sheet, {
        rowsTyped: counted.rows,
        counted: counted.all,
        told: form.told ?? null,
        ...kept,
      })
      return done({ closed: form.close, counted: counted.all })
    })
  } catch (undone) {
    if (undone instanceof Undone) return refused(undone.refusal)
    throw undone
  }
}

/** What is wrong with single rows: somebody who stands on another already, or whom nobody agreed to name. */
async function wrongRows(
  tx: ActorTx,
  actor: SignedInActor,
  grid: readonly GridRow[],
  form: TypedForm,
  today: string,
): Promise<FormErrors> {
  const who = form.who.map(({ row, who: one }) => ({ row, id: one.kind === 'person' ? one.id : undefined }))
  const errors: FormErrors = {}
  for (const { row } of standingTwice(grid, who)) errors[`who-${row}`] = ['activities.paper.standsTwice']
  const ticked = changedIn(grid, form).flatMap(({ row, here }) =>
    here && row.person ? [{ row: row.number, id: row.person.id }] : [],
  )
  const unnamed = await refusalsToName(
    tx,
    actor,
    [...who, ...ticked].flatMap(({ id }) => id ?? []),
    today,
  )
  for (const { row, id } of who) if (id && unnamed.has(id)) errors[`who-${row}`] = [unnamed.get(id) as string]
  for (const { row, id } of ticked) if (unnamed.has(id)) errors[`row-${row}`] = [unnamed.get(id) as string]
  return errors
}

type Work = { grid: readonly GridRow[]; typings: readonly Typing[]; form: TypedForm }

async function keepTyped(
  tx: ActorTx,
  actor: SignedInActor,
  { sheet, session }: SheetHere,
  { grid, typings, form }: Work,
  when: When,
) {
  const came = grid.flatMap(({ number, signup, here }) =>
    signup && !here && form.there.includes(number) ? [signup.id] : [],
  )
  if (came.length > 0) {
    const settled = await settleArrivals(
      tx,
      actor,
      session,
      { here: [], notHere: [], came, is: undefined },
      { ...when, today: localDay(when.now, when.timeZone) },
    )
    if (!settled.ok) throw new Undone(settled.refusal)
  }
  const found = await newOnRows(tx, actor, sheet, form)
  const report = await reportOf(tx, session.id)
  const kept = await keepRegister(
    tx,
    actor,
    session.id,
    {
      entries: entriesOf(grid, form, found, await attendancesOf(tx, session.id)),
      walkIns: [],
      headcount: headsAfter(report?.headcount ?? null, headsBefore(typings), form.heads),
      evaluation: report?.evaluation ?? null,
      close: form.close,
      overCapacity: form.overCapacity,
    },
    when,
  )
  if (!kept.ok) throw new Undone(kept.refusal)
  const there = grid.flatMap(({ number, person }) =>
    person && form.there.includes(number) ? [{ row: number, personId: person.id }] : [],
  )
  const ids = await attendanceIdsOf(tx, session.id)
  const attendances = [...there, ...found].flatMap(({ row, personId }) => {
    const id = ids.get(personId)
    return id ? [{ kind: 'attendance', id, row }] : []
  })
  const isOld = sheet.code.length === OLD_CODE_LENGTH
  return {
    found: isOld ? [] : found,
    records: [{ kind: 'activity_session', id: session.id }, ...attendances],
  }
}

/** Who stands on rows that were empty. A name on a row is one person, whoever types it and however often. */
async function newOnRows(tx: ActorTx, actor: SignedInActor, sheet: Sheet, { who }: TypedForm) {
  const found: { row: number; personId: string }[] = []
  for (const { row, who: one } of who) {
    const { personIds } = await whoTheyAre(tx, actor, [one], idWithin(sheet.id, `row ${row}`))
    for (const personId of personIds) found.push({ row, personId })
  }
  return found
}

function entriesOf(
  grid: readonly GridRow[],
  form: TypedForm,
  found: readonly { personId: string }[],
  standing: readonly Row[],
): Entry[] {
  const changed = changedIn(grid, form).flatMap(({ row, here }): Entry[] => {
    if (!row.person || here === row.here) return []
    return [{ personId: row.person.id, state: here ? 'attended' : null, role: row.role }]
  })
  const entries = new Map(changed.map((entry) => [entry.personId, entry]))
  for (const { personId } of found) {
    const role = standing.find((one) => one.personId === personId)?.role ?? 'participant'
    entries.set(personId, { personId, state: 'attended', role })
  }
  return [...entries.values()]
}

/** Heads that the last typing of a sheet had counted. */
const headsBefore = ([last]: readonly Typing[]) => (last ? last.counted - last.rowsTyped : 0)
