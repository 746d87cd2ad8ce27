import type { Actor } from '../access/actor.ts'
import type { ActorTx } from '../db/as-actor.ts'
import { type ColumnMapping, guessColumns, headingSignature } from './columns.ts'
import type { AnyImportDefinition } from './definition.ts'

/** The mapping used the last time for a list with these headings; without one, a guess. */
export async function columnsOf(
  tx: ActorTx,
  definition: AnyImportDefinition,
  headings: readonly string[],
): Promise<{ mapping: ColumnMapping; remembered: boolean }> {
  const known = await tx
    .selectFrom('import_mapping')
    .where('kind', '=', definition.kind)
    .where('signature', '=', headingSignature(headings))
    .select('mapping')
    .executeTakeFirst()
  const names = new Set(definition.fields.map(({ name }) => name))
  const mapping = known?.mapping as (string | null)[] | undefined
  // A field that a newer release renamed is no longer known: the guess is then better than the memory.
  const usable =
    mapping?.length === headings.length && mapping.every((name) => name === null || names.has(name))
  return usable
    ? { mapping, remembered: true }
    : { mapping: guessColumns(headings, definition.fields), remembered: false }
}

export async function rememberColumns(
  tx: ActorTx,
  actor: Actor,
  kind: string,
  headings: readonly string[],
  mapping: ColumnMapping,
) {
  await tx
    .insertInto('import_mapping')
    .values({
      territory_id: actor.territoryId,
      kind,
      signature: headingSignature(headings),
      mapping: JSON.stringify(mapping),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['territory_id', 'kind', 'signature'])
        .doUpdateSet({ mapping: JSON.stringify(mapping) }),
    )
    .execute()
}
