import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { populationOn } from '../compared/reads.ts'
import type { EditionContent } from './rules.ts'

/** After every day: the last count there is. */
const NEVER = '9999-12-31'
const IN_A_LIST = [
  'id',
  'name',
  'until_on as untilOn',
  'known_at as knownAt',
  'published_at as publishedAt',
  'restates',
  'reason',
  'hash',
] as const

/** Editions that this reader may see: published ones the latest first, before them what is being prepared. */
export const editions = (tx: ActorTx) =>
  tx
    .selectFrom('outcome_edition')
    .select(IN_A_LIST)
    .orderBy(sql`published_at is not null`)
    .orderBy('until_on', 'desc')
    .orderBy('known_at', 'desc')
    .execute()
export type EditionLine = Awaited<ReturnType<typeof editions>>[number]

export type Edition = EditionLine & { content: string; said: EditionContent; restatedBy: string | null }

export async function editionToRead(tx: ActorTx, id: string): Promise<Edition | undefined> {
  const row = await tx
    .selectFrom('outcome_edition as edition')
    .where('edition.id', '=', id)
    .select(IN_A_LIST)
    .select('edition.content')
    .select((from) =>
      from
        .selectFrom('outcome_edition as later')
        .whereRef('later.restates', '=', 'edition.id')
        .where('later.published_at', 'is not', null)
        .select('later.id')
        .as('restatedBy'),
    )
    .executeTakeFirst()
  return row && { ...row, said: JSON.parse(row.content) as EditionContent }
}

/** The last edition published of this very day: a restatement rather than what it restates. */
export async function editionOfDay(tx: ActorTx, until: string): Promise<Edition | undefined> {
  const row = await tx
    .selectFrom('outcome_edition')
    .where('until_on', '=', until)
    .where('published_at', 'is not', null)
    .select('id')
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && editionToRead(tx, row.id)
}

/** What published editions said, the latest first. */
export async function publishedContents(tx: ActorTx): Promise<EditionContent[]> {
  const rows = await tx
    .selectFrom('outcome_edition')
    .where('published_at', 'is not', null)
    .select('content')
    .orderBy('published_at', 'desc')
    .execute()
  return rows.map(({ content }) => JSON.parse(content) as EditionContent)
}

/** The people who live here as of a day: as they were counted, else those of its municipalities where each has its number. */
export async function populationHere(tx: ActorTx, until = NEVER): Promise<number | null> {
  const counted = await populationOn(tx, until)
  if (counted) return counted.people
  const row = await tx
    .selectFrom('territory_municipality')
    .select(
      sql<number | null>`case when count(*) = count(population) then sum(population)::float8 end`.as(
        'people',
      ),
    )
    .executeTakeFirst()
  return row?.people ?? null
}
