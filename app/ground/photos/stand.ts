import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import { unseal } from '../access/seal.ts'
import type { ActorTx } from '../db/as-actor.ts'
import { record } from '../journal/record.ts'

export const contentWhere = (id: string) => `record_photo_content:${id}`

export type RecordRef = { kind: string; id: string }
export type KeptPhoto = { id: string; at: Date; width: number; height: number; own: boolean }

/** The photos kept with a record that one may see, in their order; `own` for who took them alone. */
export const photosOf = (tx: ActorTx, { kind, id }: RecordRef): Promise<KeptPhoto[]> =>
  tx
    .selectFrom('record_photo')
    .where('record_kind', '=', kind)
    .where('record_id', '=', id)
    .orderBy('recorded_at')
    .orderBy('id')
    .select(['id', 'recorded_at as at', 'width', 'height'])
    .select(sql<boolean>`seen_by = 'person'`.as('own'))
    .execute()

/** The picture itself; that it was looked at is written in the journal. Nothing for whoever may not see it. */
export async function openPhoto(tx: ActorTx, actor: Actor, id: string): Promise<Buffer | undefined> {
  const held = await contentOf(tx, id, 'sealed')
  if (held) await record(tx, actor, 'photos.opened', held.kind, held.recordId)
  return held?.content
}

/** The small one, as it stands beside its record. */
export const smallPhoto = async (tx: ActorTx, id: string): Promise<Buffer | undefined> =>
  (await contentOf(tx, id, 'small'))?.content

async function contentOf(tx: ActorTx, id: string, size: 'sealed' | 'small') {
  const held = await tx
    .selectFrom('record_photo_content')
    .where('photo_id', '=', id)
    .select([`${size} as bytes`, 'record_kind as kind', 'record_id as recordId'])
    .executeTakeFirst()
  return held && { ...held, content: Buffer.from(unseal(held.bytes, contentWhere(id)), 'base64') }
}

/** Photos taken before a day go, whoever may see them. By night only. Returns which. */
export async function dropOldPhotos(
  tx: ActorTx,
  territoryId: string,
  before: string,
): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select id from app.drop_old_photos(${territoryId}::uuid, ${before}::date)`.execute(tx)
  return rows
}
