import type { CellValue } from '../../../../ground/files/csv-write.ts'
import type { Translate } from '../../../../ground/texts/texts.ts'
import { codeOf } from '../../rules.ts'
import type { EntryLine } from '../reads.ts'

const COLUMNS = [
  'on',
  'recorded',
  'what',
  'fund',
  'purpose',
  'source',
  'from',
  'to',
  'amount',
  'commitment',
  'beneficiary',
  'why',
  'reference',
  'cup',
  'cig',
  'reversal',
  'id',
] as const

export const exportHeadings = (t: Translate): string[] => COLUMNS.map((name) => t(`funds.export.${name}`))

/** The ledger for an accountant: one row an entry, amounts as numbers of euro, people as a category. */
export const exportRows = (lines: readonly EntryLine[], t: Translate): CellValue[][] =>
  lines.map((line) => [
    line.onDate,
    line.recordedAt.toISOString(),
    t(`funds.kind.${line.kind}`),
    line.fund,
    line.purpose && t(`funds.purpose.${line.purpose}`),
    line.source,
    t(`funds.account.${line.fromAccount}`),
    t(`funds.account.${line.toAccount}`),
    line.cents / 100,
    line.commitmentId && codeOf(line.commitmentId),
    line.commitmentId && (line.organisation ?? t('funds.ledger.aPerson')),
    line.why ?? line.commitmentWhy,
    line.reference,
    line.cup,
    line.cig,
    line.reverses,
    line.id,
  ])
