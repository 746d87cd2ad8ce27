import type { CellValue } from '../../../../ground/files/csv-write.ts'
import type { Translate } from '../../../../ground/texts/texts.ts'
import type { Grant, PublishedAid } from '../reads.ts'
import type { AidGroup } from '../rules.ts'

const COLUMNS = [
  'funds.export.beneficiary',
  'funds.grants.fiscalCode',
  'funds.grants.period',
  'funds.grants.recipients',
  'funds.list.purpose',
  'funds.export.why',
  'funds.commit.actOf',
  'funds.form.office',
  'funds.form.selection',
  'funds.grants.grantedEuro',
  'funds.grants.paidEuro',
  'funds.commit.cup',
  'funds.commit.cig',
] as const

export const grantHeadings = (t: Translate): string[] => COLUMNS.map((key) => t(key))

/** "2025", or "2024–2025". */
export const periodSaid = ({ firstYear, lastYear }: AidGroup) =>
  firstYear === lastYear ? String(firstYear) : `${firstYear}–${lastYear}`
/** The published list as a file: organisations by name, people as a category. */
export const grantRows = (grants: readonly Grant[], aid: PublishedAid, t: Translate): CellValue[][] => [
  ...grants.map((one) => [
    one.beneficiary,
    one.fiscalCode,
    one.onDate,
    1,
    one.purposeSaid ?? t(`funds.purpose.${one.purpose}`),
    one.why,
    one.act,
    one.office,
    one.selection,
    one.grantedCents / 100,
    one.paidCents / 100,
    one.cup,
    one.cig,
  ]),
  ...aid.groups.map((one) => [
    t('funds.grants.people'),
    null,
    periodSaid(one),
    one.recipients,
    one.purposes.map((purpose) => t(`funds.purpose.${purpose}`)).join(', '),
    null,
    null,
    null,
    null,
    one.grantedCents / 100,
    null,
    null,
    null,
  ]),
]
