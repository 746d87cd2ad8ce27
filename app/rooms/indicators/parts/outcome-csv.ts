import type { CellValue } from '../../../ground/files/csv-write.ts'
import type { Translate } from '../../../ground/texts/texts.ts'
import type { Counted, Named } from '../reads.ts'
import { type Figure, type RecordKind, recordCode } from '../rules.ts'

export const TABLE_HEADINGS = ['code', 'name', 'value', 'unit', 'numerator', 'denominator', 'definition']

/** The table as a file, for the page and the command line alike. */
export const tableRows = (figures: readonly Figure[], t: Translate): CellValue[][] =>
  figures.map(({ code, value, unit, numerator, denominator }) => [
    code,
    t(`indicators.${code}.name`),
    value,
    unit,
    numerator,
    denominator,
    t(`indicators.${code}.definition`),
  ])

export const LIST_HEADINGS = ['code', 'id', 'name', 'since', 'units']

/** The list beneath a figure as a file: the very records, names only where the viewer reads them. */
export const listRows = (
  kind: RecordKind,
  records: readonly Counted[],
  names: ReadonlyMap<string, Named>,
): CellValue[][] =>
  records.map(({ recordId, onDate, units }) => {
    const named = names.get(recordId)
    // An id leads to a record: it goes to who may read that record.
    return [recordCode(kind, recordId), named ? recordId : null, named?.name ?? null, onDate, units]
  })
