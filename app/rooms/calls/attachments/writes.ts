import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { insertOwn } from '../../../ground/db/insert-once.ts'
import { documentKind } from '../../../ground/files/document.ts'
import { makePhoto } from '../../../ground/files/photo.ts'
import { done, type Outcome, refused } from '../../../ground/forms/outcome.ts'
import { record } from '../../../ground/journal/record.ts'
import type { Idea } from '../ideas/reads.ts'
import { attachmentsOf } from './reads.ts'
import { type Kind, MOST_ATTACHMENTS, type SeenBy } from './rules.ts'

export type Made = { kind: Kind; content: Uint8Array }

/**
 * What may be kept of a file: a PDF as it is, if it runs nothing; of a picture a new one, in which nothing is left of where and
 * when it was taken. Refused by what it holds, whatever its name says. Not inside a transaction: pictures take a while.
 */
export async function makeAttachment(bytes: Uint8Array): Promise<Outcome<Made, string>> {
  const judged = documentKind(bytes)
  if (!judged.ok) return refused(judged.refusal)
  if (judged.value === 'pdf') return done({ kind: 'pdf', content: bytes })
  const made = await makePhoto(bytes)
  return made.ok ? done({ kind: 'jpeg', content: made.value.content }) : refused(made.refusal)
}

/** Attaches it to one's own idea. Refused beyond five. Sent twice it is one. */
export async function attach(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  idea: Idea,
  { title, kind, content }: Made & { title: string },
): Promise<Outcome<null, 'calls.attachment.tooMany'>> {
  const before = await attachmentsOf(tx, idea.id)
  if (before.length >= MOST_ATTACHMENTS && !before.some((one) => one.id === id))
    return refused('calls.attachment.tooMany')
  const seen_by: SeenBy = idea.state === 'draft' ? 'writer' : 'staff'
  const own = { territory_id: actor.territoryId, seen_by, recorded_by: actor.personId }
  const about = { ...own, id, idea_id: idea.id, title, kind, bytes: content.byteLength }
  if (!(await insertOwn(tx, 'idea_attachment', about))) return done(null)
  await tx
    .insertInto('idea_attachment_content')
    .values({ ...own, attachment_id: id, content: Buffer.from(content) })
    .execute()
  await record(tx, actor, 'calls.attached', 'idea', idea.id)
  return done(null)
}

/** Takes it away for good; false where there is none one may take away. */
export async function detach(
  tx: ActorTx,
  actor: SignedInActor,
  ideaId: string,
  id: string,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('idea_attachment')
    .where('id', '=', id)
    .where('idea_id', '=', ideaId)
    .returning('id')
    .executeTakeFirst()
  if (gone) await record(tx, actor, 'calls.detached', 'idea', ideaId)
  return gone !== undefined
}

/** From now on others read what is attached to these ideas too. */
export async function showAttachments(tx: ActorTx, ideaIds: readonly string[], seenBy: SeenBy) {
  if (ideaIds.length === 0) return
  const ids = (
    await tx
      .selectFrom('idea_attachment')
      .where('idea_id', 'in', [...ideaIds])
      .select('id')
      .execute()
  ).map(({ id }) => id)
  if (ids.length === 0) return
  await tx.updateTable('idea_attachment').set({ seen_by: seenBy }).where('id', 'in', ids).execute()
  await tx
    .updateTable('idea_attachment_content')
    .set({ seen_by: seenBy })
    .where('attachment_id', 'in', ids)
    .execute()
}
