import { sql } from 'kysely'
import type { SignedInActor } from '../access/actor.ts'
import type { SealedColumn } from '../access/rotate.ts'
import { seal } from '../access/seal.ts'
import type { ActorTx } from '../db/as-actor.ts'
import { asActor } from '../db/database.ts'
import { idWithin, isId, newId } from '../db/ids.ts'
import { insertOwn } from '../db/insert-once.ts'
import { makePhoto, type Photo } from '../files/photo.ts'
import { done, type Outcome, refused } from '../forms/outcome.ts'
import { record } from '../journal/record.ts'
import { contentWhere, photosOf, type RecordRef } from './stand.ts'

/** Who sees a photo: as its record is seen, or one person alone. */
export type Seen = {
  seenBy: 'team' | 'staff' | 'circle' | 'person'
  circleId?: string | null
  forPersonId?: string | null
}
/** The record a photo is kept with, and who sees it there. */
export type PhotoOf = RecordRef & Seen

/** Both sides of a few pages. */
export const MOST_PHOTOS = 12
/** A few at a time: each holds a megabyte or two. */
const AT_ONCE = 4
export const sealed: readonly SealedColumn[] = [
  { table: 'record_photo_content', column: 'sealed', id: 'photo_id', batch: AT_ONCE },
  { table: 'record_photo_content', column: 'small', id: 'photo_id', batch: AT_ONCE },
]

/** The pictures a form carries under a name, `photo` or `photo[]`. A field left empty is none. */
export const photosIn = (sent: FormData, name = 'photo'): File[] =>
  [...sent.getAll(name), ...sent.getAll(`${name}[]`)].filter(
    (part): part is File => part instanceof File && part.size > 0,
  )

/**
 * Keeps the photos a form carries with a record, made anew and sealed; the same form sent again keeps them once. Kept before
 * anything else of the form is looked at, what was chosen is not lost where the form is asked again. Refused whole where
 * one is no picture, or where there would be too many.
 */
export async function keepPhotos(
  actor: SignedInActor,
  of: PhotoOf,
  sent: FormData,
  name = 'photo',
): Promise<Outcome<number, string>> {
  const said = String(sent.get('_once') ?? '')
  const once = isId(said) ? said : newId()
  const made: { id: string; photo: Photo }[] = []
  const files = photosIn(sent, name)
  if (files.length > MOST_PHOTOS) return refused('photos.tooMany')
  for (const [at, file] of files.entries()) {
    const photo = await makePhoto(new Uint8Array(await file.arrayBuffer()))
    if (!photo.ok) return refused(photo.refusal)
    made.push({ id: idWithin(once, `photo ${at} ${file.size} ${file.name}`), photo: photo.value })
  }
  if (made.length === 0) return done(0)
  return asActor(actor, (tx) => addPhotos(tx, actor, of, made))
}

/** The same within a transaction, of photos that were made anew before. */
export async function addPhotos(
  tx: ActorTx,
  actor: SignedInActor,
  { kind, id: recordId, seenBy, circleId = null, forPersonId = null }: PhotoOf,
  made: readonly { id: string; photo: Photo }[],
): Promise<Outcome<number, 'photos.tooMany'>> {
  // Two who send at once are counted one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`photos:${kind}:${recordId}`}, 0))`.execute(tx)
  const before = new Set((await photosOf(tx, { kind, id: recordId })).map(({ id }) => id))
  const fresh = made.filter(({ id }) => !before.has(id))
  if (before.size + fresh.length > MOST_PHOTOS) return refused('photos.tooMany')
  const common = {
    territory_id: actor.territoryId,
    record_kind: kind,
    record_id: recordId,
    seen_by: seenBy,
    circle_id: circleId,
    for_person_id: forPersonId,
    recorded_by: actor.personId,
  }
  for (const { id, photo } of fresh) {
    const { content, thumbnail, width, height } = photo
    const added = await insertOwn(tx, 'record_photo', { ...common, id, bytes: content.length, width, height })
    if (!added) continue
    await tx
      .insertInto('record_photo_content')
      .values({
        ...common,
        photo_id: id,
        sealed: seal(content.toString('base64'), contentWhere(id)),
        small: seal(thumbnail.toString('base64'), contentWhere(id)),
      })
      .execute()
  }
  if (fresh.length > 0) await record(tx, actor, 'photos.kept', kind, recordId)
  return done(fresh.length)
}

/** From now on only who took the photos of a record sees them. */
export async function keepToOneself(tx: ActorTx, actor: SignedInActor, { kind, id }: RecordRef) {
  for (const table of ['record_photo', 'record_photo_content'] as const)
    await tx
      .updateTable(table)
      .set({ seen_by: 'person', for_person_id: actor.personId })
      .where('record_kind', '=', kind)
      .where('record_id', '=', id)
      .where('recorded_by', '=', actor.personId)
      .where('seen_by', '<>', 'person')
      .execute()
}

/** Takes a photo away for good: whose record it was, or nothing for whoever may not. */
export async function dropPhoto(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
): Promise<RecordRef | undefined> {
  const gone = await tx
    .deleteFrom('record_photo')
    .where('id', '=', id)
    .returning(['record_kind as kind', 'record_id as id'])
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'photos.dropped', gone.kind, gone.id)
  return gone
}
