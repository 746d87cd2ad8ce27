import type * as z from 'zod'
import type { SignedInActor } from '../access/actor.ts'
import type { ActorTx } from '../db/as-actor.ts'
import type { Language } from '../texts/language.ts'
import type { TextKey } from '../texts/texts.ts'

export type Clock = { now: Date; today: string; timeZone: string; language: Language }
/** Whom a page of a list is for: what it is narrowed by, after which record, how many at most. */
export type Asked<Filter> = { filter: Filter; after: string | undefined; limit: number }

/** What came of a write: the record, or the text of why not and beside which field. `conflict`: it could be done otherwise. */
export type Written =
  | { ok: true; id: string }
  | { ok: false; refusal: TextKey; field?: string | undefined; conflict?: boolean }

type Write<Value> = (
  tx: ActorTx,
  actor: SignedInActor,
  id: string,
  value: Value,
  clock: Clock,
) => Promise<Written>

/** How something is written: the very shape and write of the page where people do it by hand. */
export type Writing = {
  /** Who may, as on that page. */
  roles: readonly string[]
  form: (clock: Clock) => z.ZodType
  /** The shape the document tells, where the page's own shape cannot say it. */
  told?: z.ZodType
  write: Write<never>
}

/** Joins a shape and its write, so that the write receives what the shape gives. */
export const writing = <Shape extends z.ZodType>(
  roles: readonly string[],
  form: (clock: Clock) => Shape,
  write: Write<z.output<Shape>>,
  told?: z.ZodType,
): Writing => ({ roles, form, write: write as Write<never>, ...(told && { told }) })

/** A record as it is told: what it may say stands in the contract's shape. */
export type Told = { id: string } & Record<string, unknown>

/**
 * What a room lets programs read and write of one kind of record. Reading and writing happen as the account that made the
 * access: the policies show and accept what they would by hand.
 */
export type Contract = {
  /** The word of the address and of the scopes: `people`. */
  name: string
  /** How people call these records. */
  label: TextKey
  /** The text that says what it is. */
  about: TextKey
  /** Who reads it, as on the pages; anyone with the scope where it says nothing. */
  readers?: readonly string[]
  shape: z.ZodType
  /** It tells about people: that a program reads it stands in the journal, once a day. */
  people?: true
  /** Ids are codes and not UUIDs; one record alone may be asked for with what a list is narrowed by. */
  codes?: true
  list?: {
    filter: z.ZodObject
    /** The ids of a page, in an order that stays. */
    ids: (tx: ActorTx, actor: SignedInActor, asked: Asked<never>, clock: Clock) => Promise<string[]>
  }
  /** These records, as far as they may be read; in any order. */
  tell: (
    tx: ActorTx,
    actor: SignedInActor,
    ids: readonly string[],
    clock: Clock,
    filter: Record<string, unknown>,
  ) => Promise<Told[]>
  /** One record alone, where more is told of it than in a list. */
  whole?: (tx: ActorTx, actor: SignedInActor, id: string, clock: Clock) => Promise<Told | undefined>
  create?: Writing
  change?: Writing
}

/** Joins what a list is narrowed by and how it is read. */
export const listed = <Filter extends z.ZodObject>(
  filter: Filter,
  ids: (tx: ActorTx, actor: SignedInActor, asked: Asked<z.output<Filter>>, clock: Clock) => Promise<string[]>,
): NonNullable<Contract['list']> => ({ filter, ids: ids as NonNullable<Contract['list']>['ids'] })
