import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { SealedColumn } from '../../../ground/access/rotate.ts'
import { seal } from '../../../ground/access/seal.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { partsToFill } from '../fillings/parts/fill.ts'
import { agreedStories, filledIn, fillingsOf, markOf } from '../fillings/reads.ts'
import { BASIS, type Basis, figuresTold } from '../fillings/rules.ts'
import { reportById, wordsOf } from '../reports/reads.ts'
import { inTurn } from '../reports/writes.ts'
import { signingsOf, standingOf, toldSince } from './reads.ts'
import { contentOf, contentWhere, storiesIn, withStories } from './rules.ts'

export const sealed: readonly SealedColumn[] = [{ table: 'report_signing', column: 'sealed', id: 'id' }]

export type SignRefusal =
  | 'indicators.reports.signed'
  | 'indicators.signings.notOver'
  | 'indicators.signings.notRead'
  | 'indicators.signings.meanwhile'

/** What tells whether a file is the report that was signed: SHA-256 of its bytes, in hexadecimal digits. */
export const hashOf = (content: string) => createHash('sha256').update(content).digest('hex')

/**
 * Signs a report whose days are over: all it says is frozen as it stands, with its fingerprint. Refused before, while it stands
 * signed, while its records are still being read, and where figures were told elsewhere after they were: what may be told next
 * to them has to be read anew.
 */
export async function signReport(
  tx: ActorTx,
  actor: SignedInActor,
  reportId: string,
  id: string,
  { here, today }: { here: { slug: string; name: string }; today: string },
): Promise<Outcome<null, SignRefusal>> {
  // Two who tell figures at the same moment come one after the other, whether in an edition or in a report.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`outcome_edition ${actor.territoryId}`}, 0))`.execute(
    tx,
  )
  await inTurn(tx, reportId)
  const report = await reportById(tx, reportId)
  if (!report) throw new NotHere()
  const signings = await signingsOf(tx, reportId)
  if (signings.some((one) => one.id === id)) return done(null)
  if (standingOf(signings)) return refused('indicators.reports.signed')
  if (report.untilOn > today) return refused('indicators.signings.notOver')
  const fillings = await fillingsOf(tx, reportId)
  const needed = partsToFill(report.parts).map((key) => fillings.get(key)?.filledAt)
  const read = needed.filter((at) => at !== undefined && at >= report.fillingFrom) as Date[]
  if (read.length < needed.length) return refused('indicators.signings.notRead')
  const knownAt = read.reduce((first, at) => (at < first ? at : first))
  if (await toldSince(tx, knownAt, reportId)) return refused('indicators.signings.meanwhile')

  const number = (signings[0]?.number ?? 0) + 1
  const drafted = contentOf({
    id,
    number,
    corrects: signings[0]?.reopenedWhy ?? null,
    report,
    here,
    basis: fillings.get(BASIS)?.content as Basis | undefined,
    knownAt,
    words: await wordsOf(tx, reportId),
    filled: (part) => filledIn(fillings, part),
  })
  const stories = await agreedStories(tx, storiesIn(drafted))
  const content = withStories(
    drafted,
    new Map([...stories].map(([story, agreed]) => [story, markOf(agreed)])),
  )
  const text = `${JSON.stringify(content, null, 2)}\n`
  await tx
    .insertInto('report_signing')
    .values({
      territory_id: actor.territoryId,
      id,
      report_id: reportId,
      number,
      title: report.title,
      from_on: report.fromOn,
      until_on: report.untilOn,
      signed_on: today,
      known_at: knownAt,
      sealed: seal(text, contentWhere(id)),
      hash: hashOf(text),
      figures: JSON.stringify(figuresTold(content.parts.flatMap(({ filled }) => filled ?? []))),
      recorded_by: actor.personId,
    })
    .execute()
  const told = storiesIn(content).flatMap((story) => stories.get(story) ?? [])
  if (told.length > 0)
    await tx
      .insertInto('report_story')
      .values(
        told.map(({ id: story_id, words, signedAs }) => ({
          territory_id: actor.territoryId,
          signing_id: id,
          story_id,
          words,
          signed_as: signedAs,
        })),
      )
      .execute()
  await record(tx, actor, 'indicators.signReport', 'report', reportId)
  return done(null)
}

/** Opens a signed report again, with the reason; what it said when it was signed stays. Nothing where it is open. */
export async function reopenReport(
  tx: ActorTx,
  actor: SignedInActor,
  reportId: string,
  why: string,
  now: Date,
) {
  if (!(await reportById(tx, reportId))) throw new NotHere()
  await inTurn(tx, reportId)
  const standing = standingOf(await signingsOf(tx, reportId))
  if (!standing) return
  await tx
    .updateTable('report_signing')
    .set({ reopened_at: now, reopened_by: actor.personId, reopened_why: why })
    .where('id', '=', standing.id)
    .execute()
  await record(tx, actor, 'indicators.reopenReport', 'report', reportId)
}

/** Lets anyone read a signed report, from now on and as it is. Published again, nothing happens. */
export async function publishReport(tx: ActorTx, actor: SignedInActor, id: string) {
  const published = await tx
    .updateTable('report_signing')
    .set({ published_at: sql<Date>`clock_timestamp()`, published_by: actor.personId })
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  if (published.numUpdatedRows === 0n) return
  await tx.updateTable('report_story').set({ is_public: true }).where('signing_id', '=', id).execute()
  await record(tx, actor, 'indicators.publishReport', 'report_signing', id)
}
