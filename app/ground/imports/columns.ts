import { createHash } from 'node:crypto'
import { because, type Judged } from '../files/reason.ts'

/** For each column of a list the name of the field it fills, or null when it is left out. */
export type ColumnMapping = readonly (string | null)[]
export type MappableField = { name: string; headings: readonly string[]; required?: boolean }

const SIMILAR_ENOUGH = 0.75
const CONTAINED_BASE = 0.6

/** A heading without accents, case and punctuation: "Codice  Fiscale*" is "codice fiscale". */
export const plainHeading = (heading: string) =>
  heading
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()

/** What recognises a list that comes again: its headings, in order. */
export const headingSignature = (headings: readonly string[]) =>
  createHash('sha256').update(headings.map(plainHeading).join('\n')).digest('base64url')

/**
 * Guesses which column fills which field, best likeness first: the same words, then one heading
 * inside the other, then nearly the same letters. A field takes one column and a column one field.
 */
export function guessColumns(headings: readonly string[], fields: readonly MappableField[]): ColumnMapping {
  const likely = headings.flatMap((heading, column) =>
    fields.map(({ name, headings: known }) => ({
      column,
      name,
      likeness: Math.max(
        0,
        ...[name, ...known].map((word) => likeness(plainHeading(heading), plainHeading(word))),
      ),
    })),
  )
  const mapping: (string | null)[] = headings.map(() => null)
  for (const { column, name, likeness } of likely.sort((a, b) => b.likeness - a.likeness)) {
    if (likeness > 0 && mapping[column] === null && !mapping.includes(name)) mapping[column] = name
  }
  return mapping
}

/** How alike two plain headings are, 0 to 1; 0 means that they are not a match. */
export function likeness(heading: string, known: string): number {
  if (heading === '' || known === '') return 0
  if (heading === known) return 1
  const [long, short] = [heading, known].sort((a, b) => b.length - a.length) as [string, string]
  if (short.length > 2 && ` ${long} `.includes(` ${short} `)) {
    return CONTAINED_BASE + (0.35 * short.length) / long.length
  }
  const dice = shareOfPairs(heading, known)
  return dice >= SIMILAR_ENOUGH ? dice * CONTAINED_BASE : 0
}

/** Sørensen–Dice coefficient of the pairs of letters, 0 to 1. */
function shareOfPairs(one: string, other: string) {
  const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2))
  const left = pairs(other)
  const shared = pairs(one).filter((pair) => {
    const at = left.indexOf(pair)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return (2 * shared.length) / (one.length + other.length - 2)
}

/** Corrects a guess with "Heading=field" pairs; "Heading=" leaves that column out. */
export function correctColumns(
  guess: ColumnMapping,
  headings: readonly string[],
  fields: readonly MappableField[],
  corrections: readonly string[],
): Judged<ColumnMapping> {
  const mapping = [...guess]
  for (const correction of corrections) {
    const at = correction.lastIndexOf('=')
    const [heading, name] = [correction.slice(0, Math.max(at, 0)).trim(), correction.slice(at + 1).trim()]
    const column = headings.findIndex((known) => plainHeading(known) === plainHeading(heading))
    if (at < 0 || column < 0) return because('imports.columns.noHeading', { heading: heading || correction })
    if (name !== '' && !fields.some((field) => field.name === name)) {
      return because('imports.columns.noField', { field: name, fields: fields.map((f) => f.name).join(', ') })
    }
    if (name !== '' && mapping.includes(name)) mapping[mapping.indexOf(name)] = null
    mapping[column] = name === '' ? null : name
  }
  return { ok: true, value: mapping }
}

/** The fields a list must have and this mapping lacks. */
export const missingFields = <Field extends MappableField>(
  mapping: ColumnMapping,
  fields: readonly Field[],
) => fields.filter((field) => field.required && !mapping.includes(field.name))
