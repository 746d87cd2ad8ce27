import { createHash } from 'node:crypto'
import type { Taxonomy } from '../rules.ts'

/** An id for what has none of its own, the same every time: the same kind of thing made of the same record. */
export function derivedId(...of: readonly string[]): string {
  const hash = createHash('sha256').update(of.join(' ')).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
export const taxonomyId = (taxonomy: Taxonomy) => derivedId('taxonomy', taxonomy)
export const termId = (taxonomy: Taxonomy, code: string) => derivedId('term', taxonomy, code)
