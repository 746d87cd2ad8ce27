import { createHash } from 'node:crypto'
import type { Reason } from '../files/reason.ts'
import type { SheetRow } from '../files/sheet.ts'
import type { ColumnMapping } from './columns.ts'
import type { FieldValues, ImportDefinition } from './definition.ts'

const LONGEST_KEY = 300

export type JudgedRow<Row> =
  | { state: 'good'; row: Row; key: string; hash: string }
  | { state: 'outside' }
  | { state: 'bad'; reasons: CellReason[] }

/** A reason and the column it speaks of, when it speaks of one. */
export type CellReason = Reason & { column?: number }

/** Turns the cells of a row into the room's row, or says everything that is wrong with it. */
export function judgeRow<Row, Context>(
  definition: ImportDefinition<Row, Context>,
  mapping: ColumnMapping,
  { cells, wrong }: SheetRow,
  context: Context,
): JudgedRow<Row> {
  if (wrong) return { state: 'bad', reasons: [wrong] }
  const values: FieldValues = {}
  const reasons: CellReason[] = []
  let outside = false
  for (const field of definition.fields) {
    const column = mapping.indexOf(field.name)
    if (column < 0) continue
    const cell = cells[column]?.trim() ?? ''
    if (cell === '') {
      values[field.name] = null
      if (field.required) reasons.push({ refusal: 'imports.row.required', column })
      continue
    }
    const judged = field.parse(cell, context)
    if (judged.ok) values[field.name] = judged.value
    else if ('outside' in judged) outside = true
    else reasons.push({ refusal: judged.refusal, ...(judged.params && { params: judged.params }), column })
  }
  if (outside) return { state: 'outside' }
  if (reasons.length > 0) return { state: 'bad', reasons }

  const row = definition.row(values, context)
  if (!row.ok) return { state: 'bad', reasons: [row] }
  const key = definition.key(row.value)
  if (key === '') throw new Error(`an import of ${definition.kind} gave a row without a source key`)
  return {
    state: 'good',
    row: row.value,
    key: key.length > LONGEST_KEY ? contentHash(key) : key,
    hash: contentHash(row.value),
  }
}

/** Same content, same hash: 132 bits of SHA-256, enough to tell two versions of one row apart. */
export const contentHash = (row: unknown) =>
  createHash('sha256').update(JSON.stringify(row)).digest('base64url').slice(0, 22)
