import type { Context } from 'hono'
import { reachedAt } from '../../ground/access/reached-at.ts'
import type { Env } from '../../ground/access/request.ts'
import { documentOf, type OpenApi } from './open-api.ts'

const MOST_KEPT = 20
type Kept = { document: OpenApi; json: string }
const kept = new Map<string, Kept>()

/** The document of a territory in the language of a request: made once, for only its name and address may change. */
export function documentHere(c: Context<Env>): Kept {
  const { territory, language } = c.var
  const key = [territory.id, territory.name, territory.slug, language, reachedAt(c)].join('\n')
  const before = kept.get(key)
  if (before) return before
  const document = documentOf(c)
  const made = { document, json: JSON.stringify(document) }
  kept.set(key, made)
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  return made
}
