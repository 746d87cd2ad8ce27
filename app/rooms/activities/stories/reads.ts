import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { sealedWhere, type Went } from './rules.ts'

/** What was told of an activity, the latest first, with who told it, who wrote it down, and what of it is public. */
export async function storiesOf(tx: ActorTx, activityId: string) {
  const rows = await tx
    .selectFrom('activity_story as story')
    .innerJoin('person as told', 'told.id', 'story.person_id')
    .innerJoin('person as teller', (join) =>
      join.on('teller.id', '=', sql<string>`coalesce(told.merged_into, told.id)`),
    )
    .leftJoin('person as author', 'author.id', 'story.recorded_by')
    .leftJoin('activity_story_published as public', 'public.story_id', 'story.id')
    .where('story.activity_id', '=', activityId)
    .orderBy('story.told_on', 'desc')
    .orderBy('story.id', 'desc')
    .select([
      'story.id',
      'story.told_on as toldOn',
      'story.went',
      'story.sealed',
      'teller.id as tellerId',
      'public.words as publicWords',
      'public.signed_as as signedAs',
      sql<string>`trim(teller.given_name || ' ' || teller.family_name)`.as('teller'),
      sql<string | null>`trim(author.given_name || ' ' || author.family_name)`.as('author'),
    ])
    .execute()
  return rows.map(({ sealed, went, ...row }) => ({
    ...row,
    went: went as Went,
    words: unseal(sealed, sealedWhere(row.id)),
  }))
}
export type Story = Awaited<ReturnType<typeof storiesOf>>[number]

/** What anyone may read: the words and the name that were agreed. */
export const publishedStories = (tx: ActorTx, activityId: string) =>
  tx
    .selectFrom('activity_story_published')
    .where('activity_id', '=', activityId)
    .orderBy('published_at', 'desc')
    .select(['story_id as id', 'words', 'signed_as as signedAs'])
    .execute()
export type PublishedStory = Awaited<ReturnType<typeof publishedStories>>[number]

/** What anyone may read of what was told on these days, the first first. */
export const publishedBetween = (
  tx: ActorTx,
  activityId: string,
  { fromOn, untilOn }: { fromOn: string; untilOn: string },
) =>
  tx
    .selectFrom('activity_story_published as public')
    .innerJoin('activity_story as story', 'story.id', 'public.story_id')
    .where('public.activity_id', '=', activityId)
    .where('story.told_on', '>=', fromOn)
    .where('story.told_on', '<=', untilOn)
    .orderBy('story.told_on')
    .orderBy('story.id')
    .select(['story.id', 'public.words', 'public.signed_as as signedAs'])
    .execute()
