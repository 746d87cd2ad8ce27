import { keyedMark } from '../../../ground/access/keyed.ts'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { NO_WORDS, type PactWords } from './rules.ts'

export const draftWhere = (pactId: string) => `pact_draft:${pactId}`
export const versionWhere = (versionId: string) => `pact_version:${versionId}`
export const markOf = (words: string) => keyedMark('pact version', words)

/** What a version holds besides the words of the table: whom it joins, as they were called then. */
export type PactText = PactWords & {
  person: string
  others: string[]
  kind: string
  questions: string[]
  team: { name: string; part: string }[]
}

const NO_TEXT: PactText = { ...NO_WORDS, person: '', others: [], kind: '', questions: [], team: [] }

export type Version = {
  id: string
  number: number
  writtenAt: Date
  text: PactText
  /** Whether the words are still those that were written. */
  whole: boolean
}

/** What is being written, or nothing. */
export async function draftOf(tx: ActorTx, pactId: string): Promise<PactWords | undefined> {
  const row = await tx
    .selectFrom('pact_draft')
    .where('pact_id', '=', pactId)
    .select('sealed')
    .executeTakeFirst()
  return row && { ...NO_WORDS, ...(JSON.parse(unseal(row.sealed, draftWhere(pactId))) as PactWords) }
}

/** The versions of a pact, the latest first. */
export async function versionsOf(tx: ActorTx, pactId: string, number?: number): Promise<Version[]> {
  let query = tx.selectFrom('pact_version').where('pact_id', '=', pactId)
  if (number !== undefined) query = query.where('number', '=', number)
  const rows = await query
    .orderBy('number', 'desc')
    .select(['id', 'number', 'sealed', 'mark', 'recorded_at'])
    .execute()
  return rows.map((row) => {
    const words = unseal(row.sealed, versionWhere(row.id))
    const text = { ...NO_TEXT, ...(JSON.parse(words) as PactText) }
    return {
      id: row.id,
      number: row.number,
      writtenAt: row.recorded_at,
      text,
      whole: markOf(words) === row.mark,
    }
  })
}
