import type { ActorTx } from '../db/as-actor.ts'
import type { ImportCounts } from './definition.ts'

export type PastImport = {
  id: string
  kind: string
  fileName: string
  counts: ImportCounts
  recordedAt: Date
  undoneAt: Date | null
}

/** The imports of the actor's territory, newest first. */
export async function pastImports(
  tx: ActorTx,
  { kind, limit = 50 }: { kind?: string; limit?: number } = {},
): Promise<PastImport[]> {
  const runs = await tx
    .selectFrom('import_run')
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .select(['id', 'kind', 'file_name', 'counts', 'recorded_at', 'undone_at'])
    .execute()
  return runs.map((run) => ({
    id: run.id,
    kind: run.kind,
    fileName: run.file_name,
    counts: run.counts as unknown as ImportCounts,
    recordedAt: run.recorded_at,
    undoneAt: run.undone_at,
  }))
}
