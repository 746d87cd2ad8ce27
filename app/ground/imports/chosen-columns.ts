import { because, type Judged } from '../files/reason.ts'
import { type ColumnMapping, type MappableField, missingFields } from './columns.ts'

export const columnName = (column: number) => `column-${column}`

/** Names of fields, one for each column, as the address carries them; what is no field counts as left out. */
export const columnsIn = (
  address: string,
  headings: readonly string[],
  fields: readonly MappableField[],
): ColumnMapping => {
  const chosen = address.split(',')
  return headings.map((_, column) => fields.find(({ name }) => name === chosen[column])?.name ?? null)
}

/** Refused: a field chosen for two columns, a required field for none. */
export function judgeColumns(
  mapping: ColumnMapping,
  headings: readonly string[],
  fields: readonly MappableField[],
): Judged<ColumnMapping> {
  const twice = mapping.findIndex((name, column) => name !== null && mapping.indexOf(name) < column)
  if (twice >= 0) {
    const first = mapping.indexOf(mapping[twice]!)
    return because('imports.columns.twice', { one: headings[first]!, other: headings[twice]! })
  }
  const [missing] = missingFields(mapping, fields)
  if (missing)
    return because('imports.columns.missing', { field: missing.name, heading: missing.headings[0] ?? '' })
  return { ok: true, value: mapping }
}
