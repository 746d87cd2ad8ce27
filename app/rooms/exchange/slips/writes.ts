import type { SignedInActor } from '../../../ground/access/actor.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { attempt } from '../../../ground/db/attempt.ts'
import { idWithin } from '../../../ground/db/ids.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import type { FormErrors } from '../../../ground/forms/parse-form.ts'
import { rowField } from '../../../ground/forms/row-form.ts'
import { errorsOfAsked, type Question, type TypingFields, toAsk } from '../../../ground/paper/asked.ts'
import { makeSheet, type Reference, type Sheet } from '../../../ground/paper/sheets.ts'
import { takenRows } from '../../../ground/paper/taken.ts'
import { lockSheet, noteTyping, typingsOf } from '../../../ground/paper/typings.ts'
import { refusalToName } from '../../people/guardians/reads.ts'
import type { NamingRefusal } from '../../people/guardians/rules.ts'
import { AGREEMENT } from '../agreements/rules.ts'
import { logVisit, tellSign } from '../kinds/companionship/writes.ts'
import { type SlipsForm, SURE, type VisitRow } from './forms.ts'
import { cardOfVisits, daysVisited, type VisitSlip } from './reads.ts'
import { hoursOf, minutesIn, SPARE_ROWS, VISITS_KIND, visitsExpected } from './rules.ts'

/**
 * A slip for each of some agreements on company: rows for the visits that are expected and a few without a day. Its rows keep
 * of whom they are, and who signs at the foot, so that an erasure finds its photos. Refused where somebody may not be named.
 */
export async function makeSlips(
  tx: ActorTx,
  actor: SignedInActor,
  once: string,
  { agreements, span, language }: SlipsForm,
  today: string,
): Promise<Outcome<Sheet[], NamingRefusal>> {
  const made: Sheet[] = []
  for (const id of [...new Set(agreements)]) {
    const { agreement, every, planned } = await cardOfVisits(tx, id)
    if (agreement.endedOn !== null) throw new NotHere()
    const about = { kind: AGREEMENT, id }
    const days = visitsExpected({ plannedOn: planned?.dueOn ?? null, every }, today, span)
    const people = [agreement.need.personId, agreement.offer.personId].filter((one) => one !== null)
    const unnamed = await refusalToName(tx, actor, people, today)
    if (unnamed) return refused(unnamed)
    const visited = { personId: agreement.need.personId, about }
    const rows = [
      ...days.map((on) => ({ ...visited, on })),
      ...Array.from({ length: SPARE_ROWS }, () => visited),
    ]
    const foot = { personId: agreement.offer.personId, about }
    made.push(
      await makeSheet(tx, actor, idWithin(once, id), {
        kind: VISITS_KIND,
        about,
        rows: [...rows, foot],
        rowCount: rows.length,
        language,
        seenBy: agreement.circleId ? 'circle' : 'team',
        circleId: agreement.circleId,
        forPersonId: agreement.offer.personId,
      }),
    )
  }
  return done(made)
}

class RowsRefused extends Error {
  readonly errors: FormErrors
  constructor(errors: FormErrors) {
    super('rows refused')
    this.errors = errors
  }
}

type Typed = { once: string; rows: readonly VisitRow[]; sureOfSame: boolean } & TypingFields
export type CopiedVisits =
  | { ok: true /** Accounts to be told at once. */; tell: string[] }
  | { ok: false; errors: FormErrors; asked: Question[] }

/**
 * Writes what a slip says of its visits, as the volunteer's own buttons would, each on its day: done ones, missed ones, what
 * worries. All rows, or none where one is refused. A row is copied once; a total that differs, a slip that was typed meanwhile
 * and a day that has a visit already are asked.
 */
export async function copyVisits(
  tx: ActorTx,
  actor: SignedInActor,
  { sheet, agreement }: VisitSlip,
  form: Typed,
  today: string,
): Promise<CopiedVisits> {
  await lockSheet(tx, sheet)
  const typings = await typingsOf(tx, sheet.id)
  if (typings.some(({ id }) => id === form.once)) return { ok: true, tell: [] }
  const taken = await takenRows(tx, sheet.id)
  const again = form.rows.filter(({ row }) => taken.has(row))
  if (again.length > 0)
    return { ok: false, errors: onEach(again, 'state', 'exchange.slips.taken'), asked: [] }
  const counted = minutesIn(form.rows)
  const before = typings.reduce((sum, one) => sum + one.counted, 0)
  const asked = toAsk(form, before + counted, typings)
  const same = form.sureOfSame ? [] : await onSameDay(tx, agreement.id, form.rows)
  if (asked.length + same.length > 0)
    return {
      ok: false,
      asked,
      errors: { ...errorsOfAsked(asked), ...(same.length > 0 && { [SURE]: ['exchange.slips.error.same'] }) },
    }
  try {
    const written = await attempt(tx, () => writeRows(tx, actor, sheet, agreement.id, form.rows, today))
    const records = written.flatMap((one) => one.records)
    const told = form.told ?? null
    await noteTyping(tx, actor, form.once, sheet, { rowsTyped: form.rows.length, counted, told, records })
    return { ok: true, tell: [...new Set(written.flatMap(({ tell }) => tell))] }
  } catch (error) {
    if (error instanceof RowsRefused) return { ok: false, errors: error.errors, asked: [] }
    throw error
  }
}

const onEach = (rows: readonly VisitRow[], field: string, refusal: string): FormErrors =>
  Object.fromEntries(rows.map(({ row }) => [rowField(field, row), [refusal]]))

/** Rows of a visit on a day that has one already: told by telephone, perhaps, and on paper. */
async function onSameDay(tx: ActorTx, agreementId: string, rows: readonly VisitRow[]) {
  const days = await daysVisited(tx, agreementId)
  return rows.filter(({ state, onDate }) => state !== 'missed' && days.has(onDate))
}

async function writeRows(
  tx: ActorTx,
  actor: SignedInActor,
  sheet: Sheet,
  agreementId: string,
  rows: readonly VisitRow[],
  today: string,
) {
  const errors: FormErrors = {}
  const written: Written[] = []
  const inOrder = [...rows].sort(
    (one, other) => one.onDate.localeCompare(other.onDate) || one.row - other.row,
  )
  for (const row of inOrder) {
    const wrote = await writeRow(tx, actor, sheet, agreementId, row, today)
    if ('records' in wrote) written.push(wrote)
    else errors[rowField(isOfDay(wrote.refusal) ? 'onDate' : 'state', row.row)] = [wrote.refusal]
  }
  if (Object.keys(errors).length > 0) throw new RowsRefused(errors)
  return written
}

const isOfDay = (refusal: string) =>
  ['exchange.fact.future', 'exchange.agreement.ended'].some((one) => one === refusal)

type Written = { records: (Reference & { row: number })[]; tell: string[] }

async function writeRow(
  tx: ActorTx,
  actor: SignedInActor,
  sheet: Sheet,
  agreementId: string,
  { row, onDate, state, minutes, words }: VisitRow,
  today: string,
): Promise<Written | { refusal: string }> {
  const records: Written['records'] = []
  if (state !== 'missed') {
    const card = { ...(await cardOfVisits(tx, agreementId)), id: agreementId }
    const said = {
      onDate,
      ...(minutes !== undefined && { hours: hoursOf(minutes) }),
      ...(state === 'done' && { words }),
    }
    const logged = await logVisit(tx, actor, idWithin(sheet.id, `row ${row}`), card, said, today)
    if (!logged.ok) return logged
    records.push({ kind: 'exchange_fact', id: logged.id, row })
  }
  if (state === 'done') return { records, tell: [] }
  const id = idWithin(sheet.id, `row ${row} sign`)
  const told = await tellSign(tx, actor, id, agreementId, { what: state, words, onDate }, today)
  if (!told.ok) return told
  records.push({ kind: 'exchange_fact', id, row })
  return { records, tell: told.tell }
}
