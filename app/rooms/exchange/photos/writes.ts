import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import type { Photo } from '../../../ground/files/photo.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import { MOST_PHOTOS } from '../notices/rules.ts'
import { photosOf } from './reads.ts'

/** Puts a photo, already made anew, with a notice that one may change. Refused beyond six. */
export async function addPhoto(
  tx: ActorTx,
  actor: Actor,
  id: string,
  noticeId: string,
  alt: string,
  photo: Photo,
): Promise<Outcome<{ id: string }, 'exchange.photo.tooMany'>> {
  const before = await photosOf(tx, noticeId)
  if (before.length >= MOST_PHOTOS && !before.some((one) => one.id === id))
    return refused('exchange.photo.tooMany')
  const added = await insertOwn(tx, 'exchange_photo', {
    territory_id: actor.territoryId,
    id,
    notice_id: noticeId,
    position: before.length,
    alt,
    ...photo,
    recorded_by: actor.personId,
  })
  if (added) await record(tx, actor, 'exchange.addedPhoto', 'exchange_notice', noticeId)
  return done({ id })
}

/** Takes a photo away for good; false where there is none one may take away. */
export async function dropPhoto(tx: ActorTx, actor: Actor, noticeId: string, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('exchange_photo')
    .where('id', '=', id)
    .where('notice_id', '=', noticeId)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'exchange.droppedPhoto', 'exchange_notice', noticeId)
  return gone !== undefined
}
