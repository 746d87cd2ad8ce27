import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { SignedInActor } from '../../ground/access/actor.ts'
import { NotHere } from '../../ground/access/signed-in.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { insertOwn } from '../../ground/db/insert-once.ts'
import { done, type Outcome, refused } from '../../ground/forms/outcome.ts'
import { record } from '../../ground/journal/record.ts'
import type { SheetForm } from './forms.ts'
import { figuresTold, originOf, practiceById, testimoniesOf, versionToRead } from './reads.ts'
import {
  type Draft,
  emptyDraft,
  type FigureLink,
  MOST_FIGURES,
  missingIn,
  type VersionContent,
} from './rules.ts'

export type SheetRefusal =
  | 'practices.write.meanwhile'
  | 'practices.publish.missing'
  | 'practices.publish.sameAsBefore'
  | 'practices.figures.tooMany'

/** Begins the sheet of a practice: a draft that who works here reads. Sent again it is the same one. */
export async function beginPractice(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { title, words }: Pick<SheetForm, 'title' | 'words'>,
) {
  const row = { territory_id: actor.territoryId, id, recorded_by: actor.personId }
  if (!(await insertOwn(tx, 'practice', row))) return
  await tx
    .insertInto('practice_draft')
    .values({
      territory_id: actor.territoryId,
      practice_id: id,
      title,
      content: JSON.stringify({ ...emptyDraft, words }),
      changed_by: actor.personId,
    })
    .execute()
  await record(tx, actor, 'practices.begun', 'practice', id)
}

/** Writes a sheet anew. Refused where somebody wrote in the meantime: what both said must be looked at. */
export async function writeSheet(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { title, words, writing }: SheetForm,
): Promise<Outcome<null, SheetRefusal>> {
  const draft = await draftHere(tx, id)
  const said = { words, figures: draft.figures, stories: draft.stories }
  return keepDraft(tx, actor, id, { title, said, writing: writing ?? draft.writing })
}

/** Takes these figures of one edition into the sheet, in place of those it had of the same edition. */
export async function linkFigures(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { edition, codes }: { edition: string; codes: readonly string[] },
): Promise<Outcome<null, SheetRefusal>> {
  const { title, writing, words, figures, stories } = await draftHere(tx, id)
  const asked: FigureLink[] = codes.map((code) => ({ edition, code }))
  const told = await figuresTold(tx, asked)
  if (told.length < asked.length) throw new NotHere()
  const linked = [...figures.filter((one) => one.edition !== edition), ...asked]
  if (linked.length > MOST_FIGURES) return refused('practices.figures.tooMany')
  return keepDraft(tx, actor, id, { title, writing, said: { words, figures: linked, stories } })
}

/** Which testimonies the sheet tells: only those anyone may read already. */
export async function chooseTestimonies(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  ids: readonly string[],
) {
  const { title, writing, words, figures } = await draftHere(tx, id)
  const stories = (await testimoniesOf(tx, ids)).map((one) => one.id)
  return keepDraft(tx, actor, id, { title, writing, said: { words, figures, stories } })
}

async function draftHere(tx: ActorTx, id: string) {
  const practice = await practiceById(tx, id)
  if (!practice?.draft) throw new NotHere()
  return practice.draft
}

type Kept = { title: string; said: Draft; writing: number }

async function keepDraft(
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  { title, said, writing }: Kept,
): Promise<Outcome<null, SheetRefusal>> {
  const kept = await tx
    .updateTable('practice_draft')
    .set({
      title,
      content: JSON.stringify(said),
      writing: sql<number>`writing + 1`,
      changed_by: actor.personId,
      changed_at: sql<Date>`now()`,
    })
    .where('practice_id', '=', id)
    .where('writing', '=', writing)
    .executeTakeFirst()
  if (kept.numUpdatedRows === 0n) return refused('practices.write.meanwhile')
  await record(tx, actor, 'practices.written', 'practice', id)
  return done(null)
}

export const hashOf = (content: string) => createHash('sha256').update(content).digest('hex')

type Publishing = { here: { slug: string; name: string }; changed?: string | undefined }

/**
 * Publishes what is written as a version that stands, with its figures as their editions told them. Refused while something is
 * missing that others need, and where nothing changed since the last one. Sent again it is the same version.
 */
export async function publishPractice(
  tx: ActorTx,
  actor: SignedInActor,
  { id, versionId }: { id: string; versionId: string },
  { here, changed }: Publishing,
): Promise<Outcome<{ number: number }, SheetRefusal>> {
  // Two who publish at the same moment come one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`practice ${id}`}, 0))`.execute(tx)
  const practice = await practiceById(tx, id)
  if (!practice?.draft) throw new NotHere()
  const { draft } = practice
  const last = await versionToRead(tx, id)
  if (last?.id === versionId) return done({ number: last.number })
  if (missingIn(draft).length > 0) return refused('practices.publish.missing')
  const origin = await originOf(tx, id)
  const content: VersionContent = {
    format: 'trama-practice/1',
    id,
    number: (last?.number ?? 0) + 1,
    territory: here,
    title: draft.title,
    words: draft.words,
    figures: await figuresTold(tx, draft.figures),
    stories: (await testimoniesOf(tx, draft.stories)).map((one) => one.id),
    adoptedFrom: origin
      ? {
          territory: origin.fromName,
          title: origin.title,
          number: origin.number,
          fingerprint: origin.fingerprint,
        }
      : null,
  }
  if (last && practice.publishedAt && isSame(last.said, content))
    return refused('practices.publish.sameAsBefore')
  const text = `${JSON.stringify(content, null, 2)}\n`
  await tx
    .insertInto('practice_version')
    .values({
      territory_id: actor.territoryId,
      id: versionId,
      practice_id: id,
      number: content.number,
      title: draft.title,
      content: text,
      hash: hashOf(text),
      changed: last ? (changed ?? null) : null,
      recorded_by: actor.personId,
    })
    .execute()
  await tx
    .updateTable('practice')
    .set({ published_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .execute()
  await record(tx, actor, 'practices.published', 'practice', id)
  return done({ number: content.number })
}

const isSame = ({ number: _, ...before }: VersionContent, { number: __, ...after }: VersionContent) =>
  JSON.stringify(before) === JSON.stringify(after)

/** Nobody outside reads it any more, nor takes its set-up; what others took up stays theirs. */
export async function withdrawPractice(tx: ActorTx, actor: SignedInActor, id: string) {
  const gone = await tx
    .updateTable('practice')
    .set({ published_at: null })
    .where('id', '=', id)
    .where('published_at', 'is not', null)
    .executeTakeFirst()
  if (gone.numUpdatedRows === 0n) return
  for (const table of ['practice_version', 'practice_pack'] as const)
    await tx
      .updateTable(table)
      .set({ withdrawn_at: sql<Date>`now()` })
      .where('practice_id', '=', id)
      .where('withdrawn_at', 'is', null)
      .execute()
  await record(tx, actor, 'practices.withdrawn', 'practice', id)
}
