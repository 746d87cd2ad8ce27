import type { CellValue } from '../../../ground/files/csv-write.ts'
import type { Translate } from '../../../ground/texts/texts.ts'
import { marksOf } from '../origins/parts/marks.ts'
import type { Sheets } from '../origins/reads.ts'
import type { ToldFigure } from '../protection/reads.ts'
import type { Counted, Named } from '../reads.ts'
import { type RecordKind, recordCode } from '../rules.ts'

export const TABLE_HEADINGS = [
  'code',
  'name',
  'value',
  'unit',
  'numerator',
  'denominator',
  'definition',
  'state',
  'counted_on',
]

/** Zero is a figure; what was not collected, and what is not told, are not. */
export const stateOf = ({ value, suppressed }: ToldFigure<string>) => {
  if (suppressed) return 'suppressed'
  return value === null ? 'not_collected' : 'counted'
}

/** A figure of the table, with its own words where a territory defined it. */
export type TableFigure = ToldFigure<string> & { name?: string; definition?: string }

/** The table as a file, for the page and the command line alike. */
export const tableRows = (figures: readonly TableFigure[], t: Translate): CellValue[][] =>
  figures.map((figure) => {
    const { code, value, unit, numerator, denominator, countedOn } = figure
    return [
      code,
      figure.name ?? t(`indicators.${code}.name`),
      value,
      unit,
      numerator,
      denominator,
      figure.definition ?? t(`indicators.${code}.definition`),
      stateOf(figure),
      countedOn,
    ]
  })

export const LIST_HEADINGS = ['code', 'id', 'name', 'since', 'units', 'paper_sheet']

/** The list beneath a figure as a file: the very records, names and sheets of paper only where the viewer reads them. */
export const listRows = (
  kind: RecordKind,
  records: readonly Counted[],
  { names, sheets }: { names: ReadonlyMap<string, Named>; sheets: Sheets },
  withUnits = true,
): CellValue[][] =>
  records.map(({ recordId, onDate, units }) => {
    const named = names.get(recordId)
    // An id leads to a record: it goes to who may read that record.
    return [
      recordCode(kind, recordId),
      named ? recordId : null,
      named?.name ?? null,
      onDate,
      withUnits ? units : null,
      marksOf(sheets.get(recordId)),
    ]
  })
