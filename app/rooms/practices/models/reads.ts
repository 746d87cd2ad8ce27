import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { ModelContent, ModelKind } from './rules.ts'

type Row = { id: string; kind: string; title: string; content: unknown; retiredAt: Date | null }
const model = ({ kind, content, ...row }: Row) => ({
  ...row,
  kind: kind as ModelKind,
  content: { body: '', ...(content as Partial<ModelContent>) } as ModelContent,
})

const models = (tx: ActorTx) =>
  tx.selectFrom('practice_model').select(['id', 'kind', 'title', 'content', 'retired_at as retiredAt'])

/** The models of the territory, by kind; those put aside come last. */
export const modelsHere = async (tx: ActorTx) =>
  (
    await models(tx)
      .orderBy(sql`retired_at is not null`)
      .orderBy('kind')
      .orderBy('title')
      .orderBy('id')
      .execute()
  ).map(model)
export type Model = Awaited<ReturnType<typeof modelsHere>>[number]

export async function modelById(tx: ActorTx, id: string): Promise<Model | undefined> {
  const row = await models(tx).where('id', '=', id).executeTakeFirst()
  return row && model(row)
}

/** With which practice a model came. */
export const cameWith = (tx: ActorTx, modelId: string) =>
  tx
    .selectFrom('practice_piece as piece')
    .innerJoin('practice_adoption as adoption', 'adoption.id', 'piece.adoption_id')
    .where('piece.record_id', '=', modelId)
    .select(['adoption.id', 'adoption.title', 'adoption.number', 'adoption.from_name as fromName'])
    .orderBy('adoption.recorded_at')
    .limit(1)
    .executeTakeFirst()
