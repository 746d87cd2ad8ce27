import type { CellValue } from '../../../../ground/files/csv-write.ts'
import type { Translate } from '../../../../ground/texts/texts.ts'
import { isText } from '../../../../ground/texts/texts.ts'
import type { FrozenFigure } from '../../editions/rules.ts'
import type { ReportContent } from '../../signings/rules.ts'

export const FIGURE_HEADINGS = [
  'part',
  'code',
  'name',
  'on',
  'value',
  'unit',
  'numerator',
  'denominator',
  'state',
  'counted_on',
  'kept',
] as const

/** Every figure a report tells, on each day it tells it of: one row each, in the order of the report. */
export function figureRows({ parts }: ReportContent, t: Translate): CellValue[][] {
  const nameOf = (code: string, names: Record<string, string>) => {
    const key = `indicators.${code}.name`
    return isText(key) ? t(key) : (names[code] ?? code)
  }
  return parts.flatMap(({ key, filled }) => {
    if (filled?.kind !== 'figures') return []
    const { startOn, endOn, lines, growth } = filled
    const row = (
      on: string,
      { code, value, unit, numerator, denominator, state, countedOn, kept }: FrozenFigure,
    ) => [
      key,
      code,
      nameOf(code, filled.names),
      on,
      value,
      unit,
      numerator,
      denominator,
      state,
      countedOn,
      kept ? 'yes' : 'no',
    ]
    const between = growth
      ? growth.days
          .slice(1, -1)
          .flatMap((on, at) => (growth.figures[at + 1] ?? []).map((figure) => row(on, figure)))
      : []
    return [
      ...lines.map(({ start }) => row(startOn, start)),
      ...between,
      ...lines.map(({ end }) => row(endOn, end)),
    ]
  })
}

type Sheet = { name: string; headings: readonly string[]; rows: CellValue[][] }

/** A report as the sheets of a workbook: its figures, and what else stands in rows. */
export function sheetsOf(content: ReportContent, t: Translate): Sheet[] {
  const sheets: Sheet[] = [
    { name: t('indicators.papers.sheet.figures'), headings: FIGURE_HEADINGS, rows: figureRows(content, t) },
  ]
  for (const { filled } of content.parts) {
    if (filled?.kind === 'activities')
      sheets.push({
        name: t('indicators.papers.sheet.activities'),
        headings: ['kind', 'title', 'meetings'],
        rows: filled.published.map(({ kind, title, meetings }) => [kind, title, meetings]),
      })
    if (filled?.kind === 'places')
      sheets.push({
        name: t('indicators.papers.sheet.places'),
        headings: ['name', 'kind', 'municipality', 'latitude', 'longitude', 'opened_on'],
        rows: filled.places.map((one) => [
          one.name,
          one.kind,
          one.municipality,
          one.latitude,
          one.longitude,
          one.openedOn,
        ]),
      })
    if (filled?.kind === 'money')
      sheets.push({
        name: t('indicators.papers.sheet.money'),
        headings: ['purpose', 'committed_eur', 'paid_eur', 'returned_eur'],
        rows: filled.rows.map((one) => [
          one.purpose,
          one.committedCents / 100,
          one.paidCents / 100,
          one.returnedCents / 100,
        ]),
      })
  }
  // Two parts of one kind are two sheets with two names.
  const seen = new Map<string, number>()
  return sheets.map((sheet) => {
    const times = (seen.get(sheet.name) ?? 0) + 1
    seen.set(sheet.name, times)
    return times === 1 ? sheet : { ...sheet, name: `${sheet.name} ${times}` }
  })
}
