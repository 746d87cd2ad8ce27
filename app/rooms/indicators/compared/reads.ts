import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { EditionContent } from '../editions/rules.ts'
import { type Population, populationFor } from './rules.ts'

/** How many people live here, as they were counted, the last day first. */
export const populationsHere = (tx: ActorTx): Promise<(Population & { id: string })[]> =>
  tx
    .selectFrom('territory_population')
    .where('ended_at', 'is', null)
    .select(['id', 'on_day as onDay', 'people', 'source', 'assumed'])
    .orderBy('on_day', 'desc')
    .execute()

/** The count of inhabitants that a day is measured by. */
export const populationOn = async (tx: ActorTx, day: string): Promise<Population | undefined> =>
  populationFor(await populationsHere(tx), day)

export type PublishedEdition = { id: string; publishedAt: Date; said: EditionContent }

/** The edition that speaks of the latest day, as it stands for anyone. */
export async function latestEdition(tx: ActorTx): Promise<PublishedEdition | undefined> {
  const row = await tx
    .selectFrom('outcome_edition')
    .where('published_at', 'is not', null)
    .select(['id', 'published_at as publishedAt', 'content'])
    .orderBy('until_on', 'desc')
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row?.publishedAt) return undefined
  return { id: row.id, publishedAt: row.publishedAt, said: JSON.parse(row.content) as EditionContent }
}
