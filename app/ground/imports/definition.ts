import type { Actor } from '../access/actor.ts'
import type { ActorTx } from '../db/as-actor.ts'
import type { Judged, Reason } from '../files/reason.ts'
import type { TextKey } from '../texts/texts.ts'

/** What a cell turned into: a value, a reason against it, or a sign that the row belongs to another territory. */
export type CellJudgement = Judged<unknown> | (Reason & { ok: false; outside: true })

/** For a `parse` that finds the row to be of another territory: counted apart, not among the bad ones. */
export const outsideTerritory = () => ({ ok: false, refusal: 'imports.row.outside', outside: true }) as const

export type ImportField<Context> = {
  name: string
  label: TextKey
  /** What lists call this column, in Italian and English; accents, case and punctuation do not matter. */
  headings: readonly string[]
  required?: boolean
  /** Sees only cells that say something, trimmed. */
  parse(cell: string, context: Context): CellJudgement
}

/** A field is null where the cell is empty and missing where the list has no such column. */
export type FieldValues = Record<string, unknown>

export type IncomingRow<Row> = {
  number: number
  row: Row
  /** The record an earlier import made of the same source key; null when there is none any more. */
  known: string | null
  /** The id to give a new record. */
  newId: string
}

/** `before` holds what `restore` needs to bring the earlier values back. A reason refuses the row. */
export type WrittenRow =
  | { recordId: string; action: 'created' | 'unchanged' }
  | { recordId: string; action: 'updated'; before: unknown }
  | Reason

/**
 * What a room tells the import engine about one kind of list. All functions act in the transaction
 * they are given; `write` is called with up to 1,000 rows and answers one result for each, in order.
 * The journal is kept by the engine.
 */
export type ImportDefinition<Row, Context = unknown> = {
  /** The word of `trama import <kind>` and of the address. */
  kind: string
  title: TextKey
  /** The table of the records, as the journal names them. */
  recordKind: string
  fields: readonly ImportField<Context>[]
  /** What the parsers need to know of the territory, read once for an import. */
  prepare(tx: ActorTx, actor: Actor): Promise<Context>
  /** Puts a row together and checks its fields against each other. */
  row(values: FieldValues, context: Context): Judged<Row>
  /** What makes two rows the same row, in this list and in the next one. */
  key(row: Row): string
  write(tx: ActorTx, actor: Actor, rows: readonly IncomingRow<Row>[], context: Context): Promise<WrittenRow[]>
  /** Those of the records that are still there. */
  existing(tx: ActorTx, recordIds: readonly string[]): Promise<ReadonlySet<string>>
  restore(tx: ActorTx, actor: Actor, records: readonly { recordId: string; before: unknown }[]): Promise<void>
  /** Deletes the records to which nothing else refers; answers which were deleted. */
  remove(tx: ActorTx, actor: Actor, recordIds: readonly string[]): Promise<ReadonlySet<string>>
}

// Rooms differ in their rows; the engine hands each definition only what that definition made.
// biome-ignore lint/suspicious/noExplicitAny: a list of definitions is a list of different rows
export type AnyImportDefinition = ImportDefinition<any, any>

export type ImportCounts = {
  read: number
  created: number
  updated: number
  unchanged: number
  outside: number
  bad: number
}

/** Whether an import left anything that could be taken back. */
export const changedSomething = ({ created, updated }: ImportCounts) => created + updated > 0
