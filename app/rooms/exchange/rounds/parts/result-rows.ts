import type { CellValue } from '../../../../ground/files/csv-write.ts'
import type { Translate } from '../../../../ground/texts/texts.ts'
import type { PlacingLine } from '../reads.ts'

const COLUMNS = ['need', 'school', 'offer', 'host', 'wish', 'fit', 'state'] as const
export const resultHeadings = (t: Translate): string[] =>
  COLUMNS.map((column) => t(`exchange.rounds.result.${column}`))

/** A published round as a file: what requests are called, never whose they are. */
export const resultRows = (lines: readonly PlacingLine[], t: Translate): CellValue[][] =>
  lines.map((line) => [
    line.need,
    line.school,
    line.offer ?? t('exchange.rounds.result.nowhere'),
    line.host,
    line.rank,
    line.offerId ? line.fit : null,
    line.offerId && t(line.agreementId ? 'exchange.rounds.line.agreed' : 'exchange.rounds.line.toComplete'),
  ])
