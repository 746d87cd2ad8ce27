import { sql } from 'kysely'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { type Edition, editions, editionToRead } from '../indicators/editions/reads.ts'
import type { FrozenFigure } from '../indicators/editions/rules.ts'
import type { Draft, FigureLink, ToldFigure, VersionContent } from './rules.ts'

const parsed = (content: string) => JSON.parse(content) as VersionContent

/** The practices this reader may see: published ones by their title, before them those that are being written. */
export async function practicesHere(tx: ActorTx) {
  const rows = await tx
    .selectFrom('practice')
    .leftJoin('practice_draft as draft', 'draft.practice_id', 'practice.id')
    .leftJoin('practice_version as version', (join) =>
      join
        .onRef('version.practice_id', '=', 'practice.id')
        .on('version.withdrawn_at', 'is', null)
        .on(
          sql<boolean>`not exists (select from practice_version later where later.territory_id = version.territory_id
            and later.practice_id = version.practice_id and later.number > version.number)`,
        ),
    )
    .select([
      'practice.id',
      'practice.published_at as publishedAt',
      'draft.title as draftTitle',
      'draft.changed_at as changedAt',
      'version.title as title',
      'version.number as number',
      'version.content as content',
      'version.published_at as versionAt',
    ])
    .orderBy(sql`practice.published_at is not null`)
    .orderBy(sql`coalesce(version.title, draft.title)`)
    .orderBy('practice.id')
    .execute()
  return rows.map(({ content, ...row }) => ({ ...row, said: content === null ? null : parsed(content) }))
}
export type PracticeLine = Awaited<ReturnType<typeof practicesHere>>[number]

/** A practice as it stands: whether it is published, and its draft where the reader may see it. */
export async function practiceById(tx: ActorTx, id: string) {
  const row = await tx
    .selectFrom('practice')
    .leftJoin('practice_draft as draft', 'draft.practice_id', 'practice.id')
    .where('practice.id', '=', id)
    .select([
      'practice.id',
      'practice.published_at as publishedAt',
      'draft.title',
      'draft.content',
      'draft.writing',
      'draft.changed_at as changedAt',
    ])
    .executeTakeFirst()
  if (!row) return undefined
  const { title, content, writing, ...practice } = row
  const draft = title === null ? null : { ...draftOf(content), title, writing: writing ?? 1 }
  return { ...practice, draft }
}
export type Practice = NonNullable<Awaited<ReturnType<typeof practiceById>>>
export type KnownDraft = NonNullable<Practice['draft']>

const draftOf = (content: unknown): Draft => {
  const { words = {}, figures = [], stories = [] } = (content ?? {}) as Partial<Draft>
  return { words, figures, stories }
}

/** Every version the reader may see, the latest first. */
export const versionsOf = (tx: ActorTx, practiceId: string) =>
  tx
    .selectFrom('practice_version')
    .where('practice_id', '=', practiceId)
    .select(['id', 'number', 'title', 'changed', 'hash', 'published_at as publishedAt'])
    .orderBy('number', 'desc')
    .execute()
export type VersionLine = Awaited<ReturnType<typeof versionsOf>>[number]

/** A version by its number, or the latest. */
export async function versionToRead(tx: ActorTx, practiceId: string, number?: number) {
  const query = tx
    .selectFrom('practice_version')
    .where('practice_id', '=', practiceId)
    .select(['id', 'number', 'title', 'content', 'hash', 'changed', 'published_at as publishedAt'])
    .orderBy('number', 'desc')
    .limit(1)
  const row = await (number === undefined ? query : query.where('number', '=', number)).executeTakeFirst()
  return row && { ...row, said: parsed(row.content) }
}
export type Version = NonNullable<Awaited<ReturnType<typeof versionToRead>>>

/** Published testimonies by their ids, in that order: one whose consent was withdrawn is not there. */
export async function testimoniesOf(tx: ActorTx, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await published(tx)
    .where('public.story_id', 'in', [...ids])
    .execute()
  return ids.flatMap((id) => rows.filter((row) => row.id === id))
}
export type Testimony = Awaited<ReturnType<typeof testimoniesOf>>[number]

/** Every testimony that anyone may read, the latest told first. */
export const allTestimonies = (tx: ActorTx) =>
  published(tx).orderBy('public.published_at', 'desc').orderBy('public.story_id').limit(200).execute()

const published = (tx: ActorTx) =>
  tx
    .selectFrom('activity_story_published as public')
    .innerJoin('activity', 'activity.id', 'public.activity_id')
    .select(['public.story_id as id', 'public.words', 'public.signed_as as signedAs', 'activity.title'])

/** The published editions of the territory, the latest first. */
export const editionsToLink = async (tx: ActorTx) =>
  (await editions(tx)).filter(({ publishedAt }) => publishedAt)

/** The figures that links lead to, as their editions told them. A link that leads nowhere is left out. */
export async function figuresTold(tx: ActorTx, links: readonly FigureLink[]): Promise<ToldFigure[]> {
  const known = new Map<string, Edition>()
  for (const id of new Set(links.map(({ edition }) => edition))) {
    const edition = await editionToRead(tx, id)
    if (edition?.publishedAt) known.set(id, edition)
  }
  return links.flatMap(({ edition, code }) => {
    const found = known.get(edition)
    const figure = found?.said.figures.find((one) => one.code === code)
    return found && figure ? [toldBy(found, figure)] : []
  })
}

export const toldBy = (edition: Edition, figure: FrozenFigure): ToldFigure => {
  const sheet = edition.said.sheets[figure.code]
  return {
    edition: edition.id,
    editionName: edition.name,
    factsUntil: edition.untilOn,
    editionHash: edition.hash,
    code: figure.code,
    name: { it: sheet?.it.name ?? figure.code, en: sheet?.en.name ?? figure.code },
    unit: figure.unit,
    value: figure.value,
    numerator: figure.numerator,
    denominator: figure.denominator,
    state: figure.state,
    countedOn: figure.countedOn,
  }
}

/** Which of these editions were corrected later, and by which. */
export async function correctedSince(tx: ActorTx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('outcome_edition')
    .where('restates', 'in', [...new Set(ids)])
    .where('published_at', 'is not', null)
    .select(['restates', 'id'])
    .execute()
  return new Map(rows.map(({ restates, id }) => [restates as string, id]))
}

/** Where a practice was taken up from: the adoption whose sheet it is. */
export async function originOf(tx: ActorTx, practiceId: string) {
  return tx
    .selectFrom('practice_piece as piece')
    .innerJoin('practice_adoption as adoption', 'adoption.id', 'piece.adoption_id')
    .where('piece.kind', '=', 'sheet')
    .where('piece.record_id', '=', practiceId)
    .select([
      'adoption.id',
      'adoption.title',
      'adoption.number',
      'adoption.from_name as fromName',
      'adoption.fingerprint',
      'adoption.recorded_at as adoptedAt',
    ])
    .orderBy('adoption.recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
export type KnownOrigin = NonNullable<Awaited<ReturnType<typeof originOf>>>

/** The set-ups of a practice that the reader may have, the latest first. */
export const packsOf = (tx: ActorTx, practiceId: string) =>
  tx
    .selectFrom('practice_pack')
    .where('practice_id', '=', practiceId)
    .select([
      'id',
      'number',
      'title',
      'file',
      'fingerprint',
      'made_at as madeAt',
      'withdrawn_at as withdrawnAt',
    ])
    .orderBy('number', 'desc')
    .execute()
export type PackLine = Awaited<ReturnType<typeof packsOf>>[number]

export type Adopted = { slug: string; territory: string; adoptionId: string; number: number; adoptedAt: Date }

/** Which territories of this installation took up a pack, the first first. Public there, so public here. */
export async function adoptionsOf(tx: ActorTx, packId: string): Promise<Adopted[]> {
  const { rows } =
    await sql<Adopted>`select slug, territory, adoption_id as "adoptionId", number, adopted_at as "adoptedAt"
    from app.pack_adoptions(${packId}::uuid)`.execute(tx)
  return rows
}
