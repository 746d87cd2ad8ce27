import type { SignedInActor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { codeSaid } from '../../../ground/paper/code.ts'
import type { PaperKind } from '../../../ground/paper/kinds.ts'
import { rowsOf, type Sheet, sheetByCode, sheetOf, sheets } from '../../../ground/paper/sheets.ts'
import { type Taken, takenRows } from '../../../ground/paper/taken.ts'
import { placeById } from '../../places/reads.ts'
import { CARDS_KIND } from './rules.ts'

const FEW = 10

/** Cards of one printing: where and on which day they were printed for, and which are copied already. */
export type Cards = {
  sheet: Sheet
  place: { id: string; name: string } | null
  onDate: string | null
  taken: Map<number, Taken>
}

/** The cards that carry this code, for whom they were printed; undefined for anyone else. */
export async function cardsByCode(tx: ActorTx, said: string): Promise<Cards | undefined> {
  const sheet = await sheetByCode(tx, codeSaid(said)?.code ?? '', CARDS_KIND)
  if (!sheet) return undefined
  const place = sheet.about && (await placeById(tx, sheet.about.id))
  const [first] = await rowsOf(tx, sheet.id)
  return {
    sheet,
    place: place ? { id: place.id, name: place.name } : null,
    onDate: first?.on ?? null,
    taken: await takenRows(tx, sheet.id),
  }
}

/** The cards somebody printed lately, the last first. */
export async function myCards(tx: ActorTx, { personId }: SignedInActor): Promise<Sheet[]> {
  const rows = await sheets(tx)
    .where('sheet.kind', '=', CARDS_KIND)
    .where('sheet.recorded_by', '=', personId)
    .orderBy('sheet.recorded_at', 'desc')
    .limit(FEW)
    .execute()
  return rows.map(sheetOf)
}

/** Cards among the sheets of every kind. */
export const encounterCards: PaperKind = {
  kind: CARDS_KIND,
  label: 'encounters.cards.label',
  async about(tx, sheets) {
    const words = new Map<string, { words: string; path: string }>()
    for (const { id, about } of sheets) {
      const place = about && (await placeById(tx, about.id))
      if (place) words.set(id, { words: place.name, path: `/places/${place.id}` })
    }
    return words
  },
}
