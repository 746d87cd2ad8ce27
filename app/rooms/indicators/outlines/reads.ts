import type { ActorTx } from '../../../ground/db/as-actor.ts'
import type { Part } from './rules.ts'

export type Outline = { id: string; name: string; parts: Part[]; number: number }

const outlines = (tx: ActorTx) =>
  tx.selectFrom('report_outline').where('ended_at', 'is', null).select(['id', 'name', 'parts', 'number'])

/** The territory's own outlines that are in use, by name. */
export const outlinesHere = async (tx: ActorTx): Promise<Outline[]> =>
  (await outlines(tx).orderBy('name').orderBy('id').execute()).map((row) => ({
    ...row,
    parts: row.parts as Part[],
  }))

export async function outlineById(tx: ActorTx, id: string): Promise<Outline | undefined> {
  const row = await outlines(tx).where('id', '=', id).executeTakeFirst()
  return row && { ...row, parts: row.parts as Part[] }
}
