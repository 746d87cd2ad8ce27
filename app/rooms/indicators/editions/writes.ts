import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { figuresSigned, signedSince } from '../fillings/reads.ts'
import { smallGroupRule, toldOutcomes } from '../protection/reads.ts'
import { isGuarded, setsOf, smallestOf } from '../protection/rules.ts'
import { completenessAsOf } from '../reads.ts'
import { INDICATORS, indicatorOf, type KnownIndicator } from '../rules.ts'
import { standingTargets } from '../targets/reads.ts'
import { localFigures } from './parts/local-figures.ts'
import { sheetOf } from './parts/sheets.ts'
import { editionToRead, populationHere, publishedContents } from './reads.ts'
import { type EditionContent, frozenFigure, keptApart } from './rules.ts'

export type EditionRefusal =
  | 'indicators.editions.taken'
  | 'indicators.editions.restatedAlready'
  | 'indicators.editions.meanwhile'
  | 'indicators.editions.nothingToRestate'

type Asked = { name: string; until: string; restates?: string | undefined; reason?: string | undefined }
type Here = { slug: string; name: string }

/**
 * Freezes the outcome table as it may be told outside the team, with its sheets and how complete its records are. Nobody but who
 * coordinates reads it until it is published. Refused where that day has an edition, unless this one restates the last of them.
 */
export async function prepareEdition(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { name, until, restates, reason }: Asked,
  { here, today }: { here: Here; today: string },
): Promise<Outcome<{ id: string }, EditionRefusal>> {
  if (await editionToRead(tx, id)) return done({ id })
  const before = await publishedContents(tx)
  const restated = restates ? await editionToRead(tx, restates) : undefined
  if (restates && (!restated?.publishedAt || restated.untilOn !== until))
    return refused('indicators.editions.nothingToRestate')
  if (restated?.restatedBy) return refused('indicators.editions.restatedAlready')
  if (!restates && before.some(({ factsUntil }) => factsUntil === until))
    return refused('indicators.editions.taken')

  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx)
  const knownAt = (rows[0] as { now: Date }).now
  const told = await toldOutcomes(tx, actor, { until, today, forTeam: false })
  const rule = await smallGroupRule(tx)
  const { sessionsDue, sessionsClosed } = await completenessAsOf(tx, actor, until)
  // What a signed report told was told too.
  const toldBefore = [...before.flatMap((edition) => edition.figures), ...(await figuresSigned(tx))]
  const figures = told.map((one) => {
    const indicator = indicatorOf(one.code) as KnownIndicator
    const figure = frozenFigure(one, indicator.group)
    if (!isGuarded(indicator, false)) return figure
    const smallest = Math.max(...setsOf(indicator).map((set) => smallestOf(set, rule)))
    const earlier = toldBefore.filter(({ code }) => code === figure.code)
    return keptApart(figure, earlier, smallest)
  })
  const own = await localFigures(tx, actor, { until, today, rule, before })
  const aims = await standingTargets(tx)
  const content: EditionContent = {
    format: 'trama-edition/1',
    id,
    territory: { slug: here.slug, name: here.name, population: await populationHere(tx, until) },
    name,
    factsUntil: until,
    knownAt: knownAt.toISOString(),
    restates: restates ?? null,
    reason: reason ?? null,
    smallestGroups: rule,
    completeness: { sessionsDue, sessionsClosed },
    figures: [...figures, ...own.figures],
    sheets: {
      ...Object.fromEntries(INDICATORS.map((indicator) => [indicator.code, sheetOf(indicator)])),
      ...own.sheets,
    },
    ...(aims.length > 0 && { targets: aims.map(({ id: _, ...aim }) => aim) }),
  }
  const text = `${JSON.stringify(content, null, 2)}\n`
  await tx
    .insertInto('outcome_edition')
    .values({
      territory_id: actor.territoryId,
      id,
      name,
      until_on: until,
      known_at: knownAt,
      content: text,
      hash: hashOf(text),
      restates: restates ?? null,
      reason: reason ?? null,
      recorded_by: actor.personId,
    })
    .execute()
  await record(tx, actor, 'indicators.prepareEdition', 'outcome_edition', id)
  return done({ id })
}

/** What tells whether a file is the edition that was published: SHA-256 of its bytes, in hexadecimal digits. */
export const hashOf = (content: string) => createHash('sha256').update(content).digest('hex')

/**
 * Lets anyone read an edition, from now on and as it is. Published again, nothing happens. Refused where another was published
 * after this one was prepared: what may be told next to it has to be worked out anew.
 */
export async function publishEdition(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
): Promise<Outcome<{ id: string }, EditionRefusal>> {
  // Two who publish at the same moment come one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`outcome_edition ${actor.territoryId}`}, 0))`.execute(
    tx,
  )
  const edition = await editionToRead(tx, id)
  if (!edition) return refused('indicators.editions.nothingToRestate')
  if (edition.publishedAt) return done({ id })
  const later = await tx
    .selectFrom('outcome_edition')
    .where('published_at', '>', edition.knownAt)
    .select('id')
    .executeTakeFirst()
  if (later || (await signedSince(tx, edition.knownAt))) return refused('indicators.editions.meanwhile')
  await tx
    .updateTable('outcome_edition')
    .set({ published_at: sql<Date>`clock_timestamp()`, published_by: actor.personId })
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .execute()
  await record(tx, actor, 'indicators.publishEdition', 'outcome_edition', id)
  return done({ id })
}

/** Takes away what was prepared and never published. */
export async function discardEdition(tx: ActorTx, actor: SignedInActor, id: string) {
  const gone = await tx
    .deleteFrom('outcome_edition')
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  if (gone.numDeletedRows > 0n) await record(tx, actor, 'indicators.discardEdition', 'outcome_edition', id)
}
