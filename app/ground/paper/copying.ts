import type { SignedInActor } from '../access/actor.ts'
import type { ActorTx } from '../db/as-actor.ts'
import { attempt } from '../db/attempt.ts'
import { idWithin } from '../db/ids.ts'
import type { FormErrors } from '../forms/parse-form.ts'
import { rowField } from '../forms/row-form.ts'
import type { Question } from './asked.ts'
import type { Reference, Sheet } from './sheets.ts'
import { lastTaken, type Taken, type TimesTaken, timesTaken } from './taken.ts'
import { type FoundOn, lockSheet, noteTyping, type Typing, typingsOf } from './typings.ts'

/** What became of a row: its records and who stands on it, or the field of the row it is refused beside, and in which words. */
export type CopiedRow =
  | { records: readonly Reference[]; found?: readonly FoundOn[] }
  | { field: string; refusal: string }
export type Copied = { ok: true } | { ok: false; errors: FormErrors; asked: Question[] }

type Copying<Row extends { row: number }> = {
  /** The form's own id. */
  once: string
  rows: readonly Row[]
  /** Beside which field, and in which words, it is said that a row was copied meanwhile. */
  taken: { field: string; refusal: string }
  /** What the rows come to, with those copied before where they count too. */
  counted: (copiedBefore: number) => number
  told?: number | undefined
  /** Which of the rows copied before stand; the others, of which what came was taken back, are copied again. All, where it is not said. */
  standing?: (times: TimesTaken) => Promise<ReadonlyMap<number, Taken>>
  /** What is asked or refused before anything is written. */
  before?: (typings: readonly Typing[]) => Promise<{ errors: FormErrors; asked: Question[] }>
  /**
   * Writes one row; `id` is made of sheet and row, so that it is one record whoever copies it. `again` where it was copied before
   * and taken back: then it is a record of its own, beside the earlier.
   */
  write: (row: Row, id: string, again: boolean) => Promise<CopiedRow>
}

class RowsRefused extends Error {
  readonly errors: FormErrors
  constructor(errors: FormErrors) {
    super('rows refused')
    this.errors = errors
  }
}

/**
 * Copies rows that become records of their own: all of them, or none where one is refused, which is said beside its field. A row
 * is copied once, whoever copies it and however often the form is sent; two at once come one after the other. Where a room says that
 * what came of it no longer stands, it is copied once more.
 */
export async function copyRows<Row extends { row: number }>(
  tx: ActorTx,
  actor: SignedInActor,
  sheet: Sheet,
  { once, rows, taken, counted, told, before, standing, write }: Copying<Row>,
): Promise<Copied> {
  await lockSheet(tx, sheet)
  const typings = await typingsOf(tx, sheet.id)
  if (typings.some(({ id }) => id === once)) return { ok: true }
  const times = await timesTaken(tx, sheet.id)
  const copied = standing ? await standing(times) : lastTaken(times)
  const again = rows.filter(({ row }) => copied.has(row))
  if (again.length > 0) {
    const errors = again.map(({ row }) => [rowField(taken.field, row), [taken.refusal]])
    return { ok: false, errors: Object.fromEntries(errors), asked: [] }
  }
  const first = await before?.(typings)
  if (first && Object.keys(first.errors).length > 0) return { ok: false, ...first }
  try {
    const written = await attempt(tx, () => writeAll(sheet, rows, times, write))
    const typing = { rowsTyped: rows.length, counted: counted(copied.size), told: told ?? null, ...written }
    await noteTyping(tx, actor, once, sheet, typing)
    return { ok: true }
  } catch (error) {
    if (error instanceof RowsRefused) return { ok: false, errors: error.errors, asked: [] }
    throw error
  }
}

async function writeAll<Row extends { row: number }>(
  sheet: Sheet,
  rows: readonly Row[],
  times: TimesTaken,
  write: Copying<Row>['write'],
) {
  const errors: FormErrors = {}
  const records: (Reference & { row: number })[] = []
  const found: FoundOn[] = []
  for (const one of rows) {
    const { row } = one
    const before = times.get(row)?.length ?? 0
    const id = idWithin(sheet.id, before > 0 ? `row ${row} after ${before}` : `row ${row}`)
    const made = await write(one, id, before > 0)
    if ('records' in made) {
      records.push(...made.records.map((record) => ({ ...record, row })))
      found.push(...(made.found ?? []))
    } else errors[rowField(made.field, row)] = [made.refusal]
  }
  if (Object.keys(errors).length > 0) throw new RowsRefused(errors)
  return { records, found }
}
