import * as z from 'zod'
import { lockShape } from './field-lock.ts'

export const FORMAT = 'trama territory 1'
export const MANIFEST = 'manifest.json'
export const SCHEMA = 'schema.json'
export const READ_ME = 'README.txt'
export const SEALS = 'journal/seals.log'
export const MEMBERS = 'members.ndjson'
export const tableEntry = (table: string) => `tables/${table}.ndjson`
export const fileEntry = (table: string, key: string, column: string, ending: string) =>
  `files/${table}/${key}/${column}${ending}`

const written = z.object({ size: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** What stands in the file, with a hash for each entry but this one. */
export const manifestShape = z.object({
  format: z.literal(FORMAT),
  trama: z.string(),
  madeAt: z.iso.datetime(),
  territory: z.object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    kind: z.enum(['real', 'example']),
  }),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  sealed: lockShape,
  /** Rows of each table that has some. */
  rows: z.record(z.string(), z.number().int().min(1)),
  /** Marks that were not those of their words when the file was written, as `table.column`: they stay as they are. */
  otherMarks: z.record(z.string(), z.array(z.string())),
  entries: z.record(z.string(), written),
})
export type Manifest = z.infer<typeof manifestShape>

/** Somebody with an account, for inviting them again: no password and no second step ever leaves a house. */
export const memberShape = z.object({
  account_id: z.string(),
  person_id: z.uuid(),
  email: z.string(),
  name: z.string(),
})
export type Member = z.infer<typeof memberShape>
