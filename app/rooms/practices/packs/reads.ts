import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Language } from '../../../ground/texts/language.ts'
import { kindCalled } from '../../exchange/kinds/reads.ts'
import { weightsOf } from '../../exchange/matches/reads.ts'
import { standingTargets } from '../../indicators/targets/reads.ts'
import { pactKinds, pactRule } from '../../pacts/reads.ts'
import { modelsHere } from '../models/reads.ts'
import { criteriaSaid } from '../models/rules.ts'
import { practiceById } from '../reads.ts'
import { packIn } from './parts/signed.ts'
import { titleOf, wantedHere } from './parts/wanted.ts'
import {
  type Content,
  type Difference,
  differencesOf,
  type Pack,
  type Piece,
  type PieceOutcome,
  type PieceState,
  stateOf,
} from './rules.ts'

const ARRIVED = [
  'id',
  'pack_id as packId',
  'number',
  'title',
  'from_name as fromName',
  'file',
  'fingerprint',
  'key_fingerprint as keyFingerprint',
] as const

/** A pack that was read here, to be looked at. */
export async function arrivalById(tx: ActorTx, id: string) {
  const row = await tx.selectFrom('practice_arrival').where('id', '=', id).select(ARRIVED).executeTakeFirst()
  return row && { ...row, pack: packIn(row.file) }
}
export type Arrival = NonNullable<Awaited<ReturnType<typeof arrivalById>>>

export async function adoptionById(tx: ActorTx, id: string) {
  const row = await tx
    .selectFrom('practice_adoption')
    .where('id', '=', id)
    .select([...ARRIVED, 'from_slug as fromSlug', 'recorded_at as adoptedAt'])
    .executeTakeFirst()
  return row && { ...row, pack: packIn(row.file) }
}
export type Adoption = NonNullable<Awaited<ReturnType<typeof adoptionById>>>

/** What this territory took up from others, the latest first. */
export const adoptionsHere = (tx: ActorTx) =>
  tx
    .selectFrom('practice_adoption')
    .select([
      'id',
      'pack_id as packId',
      'number',
      'title',
      'from_name as fromName',
      'fingerprint',
      'key_fingerprint as keyFingerprint',
      'recorded_at as adoptedAt',
    ])
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .execute()
export type AdoptionLine = Awaited<ReturnType<typeof adoptionsHere>>[number]

export type Offered = {
  id: string
  practiceId: string
  slug: string
  territory: string
  title: string
  number: number
  madeAt: Date
}

/** The packs that territories of this installation offer to anyone. */
export async function packsOffered(tx: ActorTx): Promise<Offered[]> {
  const { rows } =
    await sql<Offered>`select id, practice_id as "practiceId", slug, territory, title, number, made_at as "madeAt"
    from app.packs_offered() order by territory, title, id`.execute(tx)
  return rows
}

/** The file of a pack that is offered; nothing once it was withdrawn. */
export async function offeredFile(tx: ActorTx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ file: string | null }>`select app.pack_offered(${id}::uuid) as file`.execute(
    tx,
  )
  return rows[0]?.file ?? undefined
}

/** The records that the pieces of a pack became here when it, or an earlier number of it, was taken up. */
async function recordsOfPack(tx: ActorTx, packId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('practice_piece as piece')
    .innerJoin('practice_adoption as adoption', 'adoption.id', 'piece.adoption_id')
    .where('adoption.pack_id', '=', packId)
    .where('piece.record_id', 'is not', null)
    .select(['piece.code', 'piece.record_id as recordId'])
    .orderBy('adoption.recorded_at')
    .execute()
  return new Map(rows.map(({ code, recordId }) => [code, recordId as string]))
}

/** A piece beside what is here. */
export type Standing = {
  piece: Piece
  theirs: Content | null
  ours: Content | undefined
  recordId: string | null
  state: PieceState
  differences: Difference[]
}

const OWN_WEIGHTS = (exchange: string) => kindCalled(exchange)?.criteria.soft

export const knownWeights = (exchange: string) => OWN_WEIGHTS(exchange)?.map(({ code }) => code)

/** Every piece of a pack beside what is here: first by what it became when it was taken up, else by its name. */
export async function standingOf(
  tx: ActorTx,
  pack: Pick<Pack, 'id' | 'pieces'>,
  language: Language,
): Promise<Standing[]> {
  const records = await recordsOfPack(tx, pack.id)
  const found: Standing[] = []
  for (const piece of pack.pieces) {
    const theirs = wantedHere(piece, language, { weights: knownWeights })
    const here = theirs && (await recordLike(tx, piece, language, records.get(piece.code)))
    const differences = theirs && here ? differencesOf(theirs, here.content) : []
    found.push({
      piece,
      theirs,
      ours: here?.content,
      recordId: here?.id ?? null,
      state: stateOf(theirs, here?.content),
      differences,
    })
  }
  return found
}

type Like = { id: string | null; content: Content }
const same = (one: string, other: string | undefined) =>
  one.trim().toLowerCase() === other?.trim().toLowerCase()

async function recordLike(
  tx: ActorTx,
  piece: Piece,
  language: Language,
  known: string | undefined,
): Promise<Like | undefined> {
  const title = titleOf(piece, language)
  const chosen = <One extends { id: string }>(all: readonly One[], isLike: (one: One) => boolean) =>
    all.find(({ id }) => id === known) ?? all.find(isLike)
  switch (piece.kind) {
    case 'sheet': {
      const draft = known && (await practiceById(tx, known))?.draft
      return draft ? { id: known, content: { title: draft.title, ...draft.words } } : undefined
    }
    case 'pact_kind': {
      const kind = chosen(await pactKinds(tx, { retired: true }), ({ name }) => same(name, title))
      if (!kind) return undefined
      const { name, countsAs, asks, questions, needsGiveBack } = kind
      return {
        id: kind.id,
        content: { title: name, countsAs, asks: [...asks].sort(), questions, needsGiveBack },
      }
    }
    case 'pact_rule': {
      const { ceilingCents, question, scale } = await pactRule(tx)
      return { id: null, content: { ceilingCents: Number(ceilingCents), question, scale } }
    }
    case 'indicator': {
      if (!piece.aim) return { id: null, content: { aim: null } }
      const aim = chosen(await standingTargets(tx), ({ code }) => code === piece.indicator)
      return aim && { id: aim.id, content: { aim: aim.value } }
    }
    case 'weights': {
      const changed = await weightsOf(tx, piece.exchange)
      const own = new Map(OWN_WEIGHTS(piece.exchange)?.map(({ code, weight }) => [code, weight]))
      const codes = Object.keys(piece.weights)
      return {
        id: null,
        content: Object.fromEntries(codes.map((code) => [code, changed[code] ?? own.get(code) ?? 0])),
      }
    }
    default: {
      const model = chosen(await modelsHere(tx), (one) => one.kind === piece.kind && same(one.title, title))
      if (!model) return undefined
      const { body, activity, area, who, criteria } = model.content
      return {
        id: model.id,
        content: {
          title: model.title,
          body,
          ...(piece.kind === 'activity' && { activity: activity ?? null, area: area ?? null }),
          ...(piece.kind === 'call' && { who: who ?? [] }),
          ...((piece.kind === 'call' || piece.kind === 'space_sheet') && {
            criteria: criteriaSaid(criteria).split('\n').filter(Boolean),
          }),
        },
      }
    }
  }
}

/** What became of the pieces of an adoption. */
export async function piecesOf(tx: ActorTx, adoptionId: string) {
  const rows = await tx
    .selectFrom('practice_piece')
    .where('adoption_id', '=', adoptionId)
    .select(['code', 'kind', 'outcome', 'record_id as recordId'])
    .execute()
  return rows.map(({ outcome, ...row }) => ({ ...row, outcome: outcome as PieceOutcome }))
}
export type TakenPiece = Awaited<ReturnType<typeof piecesOf>>[number]
