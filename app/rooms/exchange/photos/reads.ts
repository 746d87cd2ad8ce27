import type { ActorTx } from '../../../ground/db/as-actor.ts'

export type PhotoLine = { id: string; alt: string; width: number; height: number }

/** The photos of a notice, for whoever sees it, in their order. */
export const photosOf = (tx: ActorTx, noticeId: string): Promise<PhotoLine[]> =>
  tx
    .selectFrom('exchange_photo')
    .where('notice_id', '=', noticeId)
    .orderBy('position')
    .orderBy('id')
    .select(['id', 'alt', 'width', 'height'])
    .execute()

/** The picture itself, or the small one. */
export const photoContent = (tx: ActorTx, id: string, size: 'content' | 'thumbnail') =>
  tx
    .selectFrom('exchange_photo')
    .where('id', '=', id)
    .select([`${size} as bytes`, 'seen_by'])
    .executeTakeFirst()
