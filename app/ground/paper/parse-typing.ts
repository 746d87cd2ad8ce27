import * as z from 'zod'
import { type ParsedForm, parseSent } from '../forms/parse-form.ts'
import { rowForm, type TypedRow } from '../forms/row-form.ts'
import { type TypingFields, typingFields } from './asked.ts'

const plainFoot: z.ZodType<TypingFields> = z.object(typingFields)

/**
 * A sheet typed back: its rows, each by the schema of a row, and what stands beside them. A foot of its own is for totals that are
 * written in other figures than they are compared in.
 */
export function parseTyping<S extends z.ZodType<object>>(
  row: S,
  rows: readonly number[],
  begins: readonly string[],
  sent: FormData,
  foot = plainFoot,
): ParsedForm<TypingFields & { rows: TypedRow<z.output<S>>[] }> {
  const read = parseSent(rowForm(row, rows, begins), sent)
  if (!read.ok && read.searching) return read
  const below = parseSent(foot, sent)
  if (read.ok && below.ok) return { ...read, value: { ...below.value, rows: read.value } }
  const errors = { ...(read.ok ? {} : read.errors), ...(below.ok ? {} : below.errors) }
  return { ok: false, values: read.values, errors, once: read.once }
}
