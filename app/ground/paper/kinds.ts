import type { ActorTx } from '../db/as-actor.ts'
import type { TextKey } from '../texts/texts.ts'
import type { Sheet } from './sheets.ts'

/** What a sheet is about, in words that whoever asks may read, and where that is. */
export type About = { words: string; path?: string | undefined }

/** A kind of sheet, as a room makes it. Its pages are `/paper/<kind>/:sheetCode` and `…/print`. */
export type PaperKind = {
  kind: string
  label: TextKey
  /** What some sheets of this kind are about, by the sheet's id; nothing for what the actor may not read. */
  about(tx: ActorTx, sheets: readonly Sheet[]): Promise<ReadonlyMap<string, About>>
}

/** Where paper is prepared that nobody prepares from a record: named beside the sheets. */
export type OtherPaper = { path: string; label: TextKey; roles: readonly string[] }

// Filled by the composition of the rooms.
export const paperKinds: PaperKind[] = []
export const otherPapers: OtherPaper[] = []

/** Where a sheet is typed back, and where it is printed, below its territory. */
export const typingAt = ({ kind, code }: Pick<Sheet, 'kind' | 'code'>, row?: number) =>
  `/paper/${kind}/${code}${row ? `?row=${row}#row-${row}` : ''}`
export const printAt = ({ kind, code }: Pick<Sheet, 'kind' | 'code'>) => `/paper/${kind}/${code}/print`
/** The address that the square of a sheet leads to: short, so that the square is coarse. */
export const scannedAt = (code: string, row?: number) => `/p/${code}${row ? `-${row}` : ''}`
