import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Level, Line, Numbered } from './rules.ts'

const COLUMNS = [
  'line.id',
  'line.line',
  'line.level',
  'line.under',
  'line.position',
  'line.words',
  'line.codes',
  'line.verified',
  'line.assumed',
  'line.plan',
] as const
const fullName = sql<string | null>`trim(person.given_name || ' ' || person.family_name)`

const asLine = <Row extends { level: string }>(row: Row) => ({ ...row, level: row.level as Level })

/** The framework as it stands. */
export async function standingLines(tx: ActorTx): Promise<Line[]> {
  const rows = await tx
    .selectFrom('framework_line as line')
    .where('line.ended_at', 'is', null)
    .select(COLUMNS)
    .execute()
  return rows.map(asLine)
}

/** Any version of a line, also one that was replaced. */
export async function lineVersion(tx: ActorTx, id: string): Promise<Line | undefined> {
  const row = await tx
    .selectFrom('framework_line as line')
    .where('line.id', '=', id)
    .select(COLUMNS)
    .executeTakeFirst()
  return row && asLine(row)
}

/** What a line was, version by version, the last first; who wrote it, for who may read names. */
export const versionsOfLine = (tx: ActorTx, line: string) =>
  tx
    .selectFrom('framework_line as line')
    .leftJoin('person', 'person.id', 'line.recorded_by')
    .where('line.line', '=', line)
    .select(['line.id', 'line.words', 'line.recorded_at as writtenAt', 'line.ended_at as endedAt'])
    .select(fullName.as('by'))
    .orderBy('line.recorded_at', 'desc')
    .execute()
export type LineVersion = Awaited<ReturnType<typeof versionsOfLine>>[number]

/** What was kept of the framework, the latest day first. */
export const keptVersions = (tx: ActorTx) =>
  tx
    .selectFrom('framework_version')
    .select(['id', 'on_day as onDay', 'name', 'recorded_at as keptAt'])
    .orderBy('on_day', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()
export type KeptVersion = Awaited<ReturnType<typeof keptVersions>>[number]

export async function keptVersion(
  tx: ActorTx,
  id: string,
): Promise<(KeptVersion & { lines: Numbered[] }) | undefined> {
  const row = await tx
    .selectFrom('framework_version')
    .where('id', '=', id)
    .select(['id', 'on_day as onDay', 'name', 'recorded_at as keptAt', 'content'])
    .executeTakeFirst()
  if (!row) return undefined
  const { content, ...version } = row
  return { ...version, lines: JSON.parse(content) as Numbered[] }
}
