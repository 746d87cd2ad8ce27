import { sql } from 'kysely'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { DocumentKind } from '../../../ground/files/document.ts'
import type { SampleKind, Verdict } from './rules.ts'

export const evidenceWhere = (id: string) => `evaluation_evidence:${id}`
export const contentWhere = (id: string) => `evaluation_evidence_content:${id}`

export type Sample = {
  id: string
  kind: SampleKind
  fromOn: string
  untilOn: string
  size: number
  seed: string
  population: number
  drawnAt: Date
}

const samples = (tx: ActorTx) =>
  tx
    .selectFrom('evaluation_sample')
    .select([
      'id',
      sql<SampleKind>`kind`.as('kind'),
      'from_on as fromOn',
      'until_on as untilOn',
      'size',
      'seed',
      'population',
      'recorded_at as drawnAt',
    ])

/** The samples drawn for an evaluation, the latest first. */
export const samplesOf = (tx: ActorTx, evaluationId: string): Promise<Sample[]> =>
  samples(tx).where('evaluation_id', '=', evaluationId).orderBy('recorded_at', 'desc').orderBy('id').execute()

export const sampleById = (tx: ActorTx, evaluationId: string, id: string): Promise<Sample | undefined> =>
  samples(tx).where('evaluation_id', '=', evaluationId).where('id', '=', id).executeTakeFirst()

/** What a drawn record says, without anybody's name; null for one that is no longer there. */
export type Facts = {
  on?: string
  month?: string
  kind?: string
  area?: string
  named?: number
  headcount?: number | null
  people?: number
  organisations?: number
  signatures?: number
  reviews?: number
  outcome?: string | null
  closedAt?: string
  recordedAt?: string
}
export type Item = {
  id: string
  position: number
  recordId: string
  facts: Facts | null
  verdict: Verdict | null
  evidence: number
}

/** The records of a sample in the order they were drawn, each with the last verdict and how much was brought. */
export async function itemsOf(tx: ActorTx, territoryId: string, sampleId: string): Promise<Item[]> {
  const said = await sql<{ recordId: string; facts: Facts }>`
    select record_id as "recordId", facts from app.drawn_records(${territoryId}, ${sampleId})`.execute(tx)
  const facts = new Map(said.rows.map((row) => [row.recordId, row.facts]))
  const rows = await tx
    .selectFrom('evaluation_sample_item as item')
    .where('sample_id', '=', sampleId)
    .select(['item.id', 'position', 'record_id as recordId'])
    .select((from) => [
      from
        .selectFrom('evaluation_check as found')
        .whereRef('found.item_id', '=', 'item.id')
        .select(sql<Verdict>`verdict`.as('verdict'))
        .orderBy('recorded_at', 'desc')
        .limit(1)
        .as('verdict'),
      from
        .selectFrom('evaluation_evidence as brought')
        .whereRef('brought.item_id', '=', 'item.id')
        .select(sql<number>`count(*)::integer`.as('evidence'))
        .as('evidence'),
    ])
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, evidence: row.evidence ?? 0, facts: facts.get(row.recordId) ?? null }))
}

export type Evidence = {
  id: string
  kind: DocumentKind | null
  bytes: number | null
  words: string
  name: string
  broughtAt: Date
}
type Sealed = { words: string; name: string }

/** What was brought for a record, the first one first. */
export async function evidenceOf(tx: ActorTx, itemId: string): Promise<Evidence[]> {
  const rows = await tx
    .selectFrom('evaluation_evidence')
    .where('item_id', '=', itemId)
    .select(['id', 'kind', 'bytes', 'sealed', 'recorded_at as broughtAt'])
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows.map(({ sealed, kind, ...row }) => ({
    ...(JSON.parse(unseal(sealed, evidenceWhere(row.id))) as Sealed),
    ...row,
    kind: kind as DocumentKind | null,
  }))
}

/** The paper of a piece of evidence; undefined where it is hidden, missing, or words alone. */
export async function paperOf(tx: ActorTx, itemId: string, id: string) {
  const one = (await evidenceOf(tx, itemId)).find((brought) => brought.id === id)
  const held = await tx
    .selectFrom('evaluation_evidence_content')
    .where('evidence_id', '=', id)
    .select('sealed')
    .executeTakeFirst()
  if (!one?.kind || !held) return undefined
  return {
    name: one.name,
    kind: one.kind,
    content: Buffer.from(unseal(held.sealed, contentWhere(id)), 'base64'),
  }
}

export type Check = { id: string; verdict: Verdict; note: string | null; checkedAt: Date }

/** What whoever evaluates said of a record, the latest first: a later word does not undo an earlier one. */
export const checksOf = (tx: ActorTx, itemId: string): Promise<Check[]> =>
  tx
    .selectFrom('evaluation_check')
    .where('item_id', '=', itemId)
    .select(['id', sql<Verdict>`verdict`.as('verdict'), 'note', 'recorded_at as checkedAt'])
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** The page of a drawn record, where this reader has one: pacts are known to their micro-team alone. */
export async function originalOf(
  tx: ActorTx,
  kind: SampleKind,
  recordId: string,
): Promise<string | undefined> {
  if (kind === 'encounters') return `/diary/${recordId}`
  if (kind === 'pacts') return undefined
  const session = await tx
    .selectFrom('activity_session')
    .where('id', '=', recordId)
    .select('activity_id')
    .executeTakeFirst()
  return session && `/activities/${session.activity_id}/sessions/${recordId}`
}
