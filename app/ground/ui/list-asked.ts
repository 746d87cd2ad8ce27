import type { Context } from 'hono'
import type { CellValue } from '../files/csv-write.ts'
import { pageOf } from './pagination.tsx'

export const LIST_FORMATS = ['csv', 'xlsx'] as const
export type ListFormat = (typeof LIST_FORMATS)[number]
/** A file that nobody opens by hand is no list any more; whoever needs more narrows it down. */
export const MOST_ROWS = 10_000

/** What the page of a list hands over when its file is asked instead. */
export type HandedOver = {
  caption: string
  headings: string[]
  rows: CellValue[][]
  /** The records whose leaving is written in the journal. */
  taken?: { kind: string; ids: string[] } | undefined
}
/** A list asked as a file: `?file=csv` or `?file=xlsx` at the address of its page. */
export type ListAsked = { format: ListFormat; list?: HandedOver }
export type ListEnv = { Variables: { listAsked?: ListAsked } }

export const formatAsked = (file: string | undefined): ListFormat | undefined =>
  LIST_FORMATS.find((format) => format === file)

/** Which part of a list to read: the page of the address, or the whole of it where its file is asked. */
export function partAsked(c: Context, perPage: number): { page: number; limit: number; offset: number } {
  if ((c as Context<ListEnv>).var.listAsked) return { page: 1, limit: MOST_ROWS + 1, offset: 0 }
  const page = pageOf(c.req.query('page'))
  return { page, limit: perPage, offset: (page - 1) * perPage }
}
