import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import type { Part } from '../outlines/rules.ts'
import { type Report, wordsWhere } from './rules.ts'

const COLUMNS = [
  'id',
  'title',
  'outline',
  'from_on as fromOn',
  'until_on as untilOn',
  'language',
  'parts',
  'number',
  'filling_from as fillingFrom',
] as const

type Row = Omit<Report, 'language' | 'parts'> & { language: string; parts: unknown }
const opened = ({ parts, language, ...row }: Row): Report => ({
  ...row,
  language,
  parts: parts as Part[],
})

export async function reportById(tx: ActorTx, id: string): Promise<Report | undefined> {
  const row = await tx.selectFrom('report').where('id', '=', id).select(COLUMNS).executeTakeFirst()
  return row && opened(row)
}

/** Reports that are being written, or were, the latest days first. */
export const reportsHere = (tx: ActorTx) =>
  tx
    .selectFrom('report as r')
    .leftJoin('report_signing as s', (join) =>
      join.onRef('s.report_id', '=', 'r.id').on('s.reopened_at', 'is', null),
    )
    .orderBy('r.until_on', 'desc')
    .orderBy('r.id', 'desc')
    .limit(200)
    .select(['r.id', 'r.title', 'r.from_on as fromOn', 'r.until_on as untilOn'])
    .select(['s.signed_on as signedOn', 's.published_at as publishedAt'])
    .execute()
export type ReportLine = Awaited<ReturnType<typeof reportsHere>>[number]

export type Words = { id: string; slot: string; number: number; text: string; writtenAt: Date; by: string }

const words = (tx: ActorTx, reportId: string) =>
  tx
    .selectFrom('report_words as w')
    .leftJoin('person as p', 'p.id', 'w.recorded_by')
    .where('w.report_id', '=', reportId)
    .select(['w.id', 'w.slot', 'w.number', 'w.sealed', 'w.recorded_at as writtenAt'])
    .select(['p.given_name', 'p.family_name'])

type WordsRow = Awaited<ReturnType<ReturnType<typeof words>['execute']>>[number]
const read = ({ sealed, given_name, family_name, ...row }: WordsRow): Words => ({
  ...row,
  by: fullName({ given_name: given_name ?? '', family_name: family_name ?? '' }),
  text: unseal(sealed, wordsWhere(row.id)),
})

/** What stands written in each place of a report. */
export async function wordsOf(tx: ActorTx, reportId: string): Promise<Map<string, Words>> {
  const rows = await words(tx, reportId)
    .distinctOn('w.slot')
    .orderBy('w.slot')
    .orderBy('w.number', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.slot, read(row)]))
}

/** Every version of one place, the latest first. */
export async function versionsOf(tx: ActorTx, reportId: string, slot: string, limit = 50) {
  const rows = await words(tx, reportId)
    .where('w.slot', '=', slot)
    .orderBy('w.number', 'desc')
    .limit(limit)
    .execute()
  return rows.map(read)
}

/** One version by its number; number 0 is the empty page it begins from. */
export async function versionAt(tx: ActorTx, reportId: string, slot: string, number: number) {
  const row = await words(tx, reportId)
    .where('w.slot', '=', slot)
    .where('w.number', '=', number)
    .executeTakeFirst()
  return row ? read(row).text : ''
}
