import { isText, translatorFor } from '../../../../ground/texts/texts.ts'
import type { Coarseness, Levels } from '../rules.ts'
import { COLUMNS, type Column, type TableName } from './columns.ts'

export type FrozenFile = { name: string; rows: number; bytes: number; sha256: string }
type Said = { it: string; en: string }
export type CodebookColumn = Column & { meaning: Said; source: Said }

/** All that is said of frozen data, in the order its file has it. Its fingerprint is that of the whole: it names every file's. */
export type Manifest = {
  format: 'trama-evaluation-dataset/1'
  id: string
  evaluation: { id: string; name: string; purpose: string }
  territory: { slug: string; name: string }
  factsUntil: string
  knownAt: string
  coarseness: Coarseness
  /** How whoever could be singled out was kept from it: see the codebook. */
  disclosure: {
    smallestGroup: number
    levels: Levels
    people: number
    withheld: number
    smallestGroupTold: number
    ageIn: number
  }
  files: FrozenFile[]
  codebook: Record<string, CodebookColumn[]>
  /** The version of each indicator's reference sheet on that day. */
  definitions: Record<string, string>
}

const inBoth = (key: string): Said => {
  if (!isText(key)) throw new Error(`the codebook has no words for ${key}`)
  return { it: translatorFor('it')(key), en: translatorFor('en')(key) }
}

/** Every column of these tables with what it means and where it was read, in both languages. */
export const codebookOf = (tables: readonly TableName[]): Record<string, CodebookColumn[]> =>
  Object.fromEntries(
    tables.map((table) => [
      table,
      COLUMNS[table].map((column) => ({
        ...column,
        meaning: inBoth(`indicators.datasets.column.${table}.${column.name}`),
        source: inBoth(`indicators.datasets.from.${column.from}`),
      })),
    ]),
  )

export const manifestText = (manifest: Manifest) => `${JSON.stringify(manifest, null, 2)}\n`
