import { sql } from 'kysely'
import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { newId } from '../../../ground/db/ids.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { VersionForm } from './forms.ts'
import { lineVersion, standingLines } from './reads.ts'
import { inOrder, type Level, type Line, type LineWords, levelBelow, lineBefore } from './rules.ts'

type Written = Outcome<
  { id: string },
  'indicators.framework.meanwhile' | 'indicators.framework.goneAbove' | 'indicators.framework.hasBelow'
>

/** Those who change one framework come one after the other. */
const alone = (tx: ActorTx, { territoryId }: SignedInActor) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`framework ${territoryId}`}, 0))`.execute(tx)

const write = async (
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  line: Omit<Line, 'id'>,
  replaces: string | null,
) => {
  await tx
    .insertInto('framework_line')
    .values({
      territory_id: actor.territoryId,
      id,
      line: line.line,
      replaces,
      level: line.level,
      under: line.under,
      position: line.position,
      words: line.words,
      codes: [...line.codes],
      verified: line.verified,
      assumed: line.assumed,
      plan: line.plan,
      recorded_by: actor.personId,
    })
    .execute()
  await record(tx, actor, 'indicators.writeFrameworkLine', 'framework_line', id)
}

const end = async (tx: ActorTx, id: string) => {
  const ended = await tx
    .updateTable('framework_line')
    .set({ ended_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

/** Adds a line at the end of what stands under another, or a goal. Refused where the upper one is gone. */
export async function addLine(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  above: string | null,
  words: LineWords,
): Promise<Written> {
  await alone(tx, actor)
  if (await lineVersion(tx, id)) return done({ id })
  const standing = await standingLines(tx)
  const upper = standing.find(({ line }) => line === above)
  const level: Level | undefined = above === null ? 'goal' : upper && levelBelow(upper.level)
  if (!level) return refused('indicators.framework.goneAbove')
  const positions = standing.filter(({ under }) => under === above).map(({ position }) => position)
  const position = Math.max(-1, ...positions) + 1
  await write(tx, actor, id, { ...words, line: id, level, under: above, position }, null)
  return done({ id })
}

/** Writes a line anew; what it was stays readable. Refused where somebody wrote it anew, or took it away, meanwhile. */
export async function changeLine(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  replaces: string,
  words: LineWords,
): Promise<Written> {
  await alone(tx, actor)
  if (await lineVersion(tx, id)) return done({ id })
  const before = await lineVersion(tx, replaces)
  if (!before || !(await end(tx, replaces))) return refused('indicators.framework.meanwhile')
  await write(tx, actor, id, { ...before, ...words }, replaces)
  return done({ id })
}

/** Takes a line away; it stays readable. Refused while something stands under it. */
export async function endLine(tx: ActorTx, actor: SignedInActor, id: string): Promise<Written> {
  await alone(tx, actor)
  const standing = await standingLines(tx)
  const here = standing.find((one) => one.id === id)
  if (!here) return done({ id })
  if (standing.some(({ under }) => under === here.line)) return refused('indicators.framework.hasBelow')
  if (await end(tx, id)) await record(tx, actor, 'indicators.endFrameworkLine', 'framework_line', id)
  return done({ id })
}

/** Changes places with the line before; the first stays where it is. */
export async function moveLineUp(tx: ActorTx, actor: SignedInActor, id: string) {
  await alone(tx, actor)
  const standing = await standingLines(tx)
  const [here, before] = [standing.find((one) => one.id === id), lineBefore(standing, id)]
  if (!here || !before) return
  // Two that had the same place are told apart by now.
  const places = [before.position, Math.max(here.position, before.position + 1)]
  for (const [at, one] of [here, before].entries()) {
    await end(tx, one.id)
    await write(tx, actor, newId(), { ...one, position: places[at] ?? one.position }, one.id)
  }
}

/** Keeps the framework as it stands, under a name and a day: it never changes. Refused while there is nothing to keep. */
export async function keepFramework(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { name, onDay }: VersionForm,
): Promise<Outcome<{ id: string }, 'indicators.framework.nothing'>> {
  const lines = inOrder(await standingLines(tx))
  if (lines.length === 0) return refused('indicators.framework.nothing')
  const row = {
    territory_id: actor.territoryId,
    id,
    on_day: onDay,
    name,
    content: JSON.stringify(lines),
    recorded_by: actor.personId,
  }
  if (await insertOwn(tx, 'framework_version', row))
    await record(tx, actor, 'indicators.keepFramework', 'framework_version', id)
  return done({ id })
}
