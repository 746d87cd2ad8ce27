import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'
import { type AgreedStory, signedSince } from '../fillings/reads.ts'
import { contentWhere, type ReportContent } from './rules.ts'

const IN_A_LIST = [
  's.id',
  's.report_id as reportId',
  's.number',
  's.title',
  's.from_on as fromOn',
  's.until_on as untilOn',
  's.signed_on as signedOn',
  's.known_at as knownAt',
  's.hash',
  's.published_at as publishedAt',
  's.reopened_at as reopenedAt',
  's.reopened_why as reopenedWhy',
] as const

const signings = (tx: ActorTx) =>
  tx
    .selectFrom('report_signing as s')
    .leftJoin('person as p', 'p.id', 's.recorded_by')
    .select(IN_A_LIST)
    .select(['p.given_name', 'p.family_name'])

type Row = Awaited<ReturnType<ReturnType<typeof signings>['execute']>>[number]
const named = ({ given_name, family_name, ...row }: Row) => ({
  ...row,
  by: fullName({ given_name: given_name ?? '', family_name: family_name ?? '' }),
})
export type Signing = ReturnType<typeof named>

/** Every signing of a report, the latest first; the one that was not opened again stands. */
export const signingsOf = async (tx: ActorTx, reportId: string): Promise<Signing[]> =>
  (await signings(tx).where('s.report_id', '=', reportId).orderBy('s.number', 'desc').execute()).map(named)
export const standingOf = (signed: readonly Signing[]) => signed.find((one) => one.reopenedAt === null)

/** Signed reports that this reader may see, the latest days first; of each report the last signing that they see. */
export const reportsSigned = async (tx: ActorTx): Promise<Signing[]> => {
  const rows = await signings(tx)
    .orderBy('s.until_on', 'desc')
    .orderBy('s.from_on', 'desc')
    .orderBy('s.number', 'desc')
    .limit(200)
    .execute()
  const seen = new Set<string>()
  return rows.map(named).filter(({ reportId }) => !seen.has(reportId) && seen.add(reportId))
}

export type Signed = Signing & {
  content: string
  said: ReportContent
  stories: Map<string, AgreedStory>
  /** A later signing of the same report that this reader may see. */
  later: string | undefined
}

/** One signed report, with the stories that may still be told. */
export async function signedById(tx: ActorTx, id: string): Promise<Signed | undefined> {
  const row = await signings(tx).where('s.id', '=', id).select('s.sealed').executeTakeFirst()
  if (!row) return undefined
  const { sealed, ...line } = row
  const content = unseal(sealed, contentWhere(id))
  const stories = await tx
    .selectFrom('report_story')
    .where('signing_id', '=', id)
    .select(['story_id as id', 'words', 'signed_as as signedAs'])
    .execute()
  const later = await tx
    .selectFrom('report_signing')
    .where('report_id', '=', line.reportId)
    .where('number', '>', line.number)
    .orderBy('number', 'desc')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return {
    ...named(line),
    content,
    said: JSON.parse(content) as ReportContent,
    stories: new Map(stories.map((story) => [story.id, story])),
    later: later?.id,
  }
}

/** Whether figures were told after a moment: by a published edition, or by another signed report. */
export async function toldSince(tx: ActorTx, moment: Date, reportId: string): Promise<boolean> {
  const edition = await tx
    .selectFrom('outcome_edition')
    .where('published_at', '>', moment)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return edition !== undefined || signedSince(tx, moment, reportId)
}
