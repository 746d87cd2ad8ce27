import type { ActorTx } from '../db/as-actor.ts'
import type { ImportCounts } from './definition.ts'
import type { ImportUndone } from './undo-import.ts'

export type PastImport = {
  id: string
  kind: string
  fileName: string
  counts: ImportCounts
  recordedAt: Date
  undoneAt: Date | null
  undone: ImportUndone | null
}

/** The imports of the actor's territory, newest first; or the one with this id. */
export async function pastImports(
  tx: ActorTx,
  { id, limit = 50 }: { id?: string; limit?: number } = {},
): Promise<PastImport[]> {
  const runs = await tx
    .selectFrom('import_run')
    .$if(id !== undefined, (query) => query.where('id', '=', id!))
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .select(['id', 'kind', 'file_name', 'counts', 'recorded_at', 'undone_at', 'undone'])
    .execute()
  return runs.map((run) => ({
    id: run.id,
    kind: run.kind,
    fileName: run.file_name,
    counts: run.counts as ImportCounts,
    recordedAt: run.recorded_at,
    undoneAt: run.undone_at,
    undone: run.undone as ImportUndone | null,
  }))
}

export const pastImport = async (tx: ActorTx, id: string): Promise<PastImport | undefined> =>
  (await pastImports(tx, { id }))[0]
