import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Kind } from './rules.ts'

export type Attachment = { id: string; title: string; kind: Kind; bytes: number }

/** What is attached to an idea, as far as one may read it, in the order it came. */
export const attachmentsOf = (tx: ActorTx, ideaId: string): Promise<Attachment[]> =>
  tx
    .selectFrom('idea_attachment')
    .where('idea_id', '=', ideaId)
    .orderBy('recorded_at')
    .orderBy('id')
    .select(['id', 'title', 'kind', 'bytes'])
    .$castTo<Attachment>()
    .execute()

/** One of them with what it holds; undefined where it is hidden or missing. */
export const attachmentById = (tx: ActorTx, ideaId: string, id: string) =>
  tx
    .selectFrom('idea_attachment as about')
    .innerJoin('idea_attachment_content as held', 'held.attachment_id', 'about.id')
    .where('about.id', '=', id)
    .where('about.idea_id', '=', ideaId)
    .select(['about.title', 'about.kind', 'held.content'])
    .executeTakeFirst()
