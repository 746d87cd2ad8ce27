import { createHash, timingSafeEqual } from 'node:crypto'
import { keyedMark } from '../access/keyed.ts'

/** Where a list was read to, signed: it goes on only in the very list it came from, for whoever read it. */
export function cursorAfter(last: string, list: readonly unknown[]): string {
  return `${Buffer.from(last).toString('base64url')}.${markOf(last, list)}`
}

/** The last record a cursor stands for; nothing where we did not make it, or not for this list. */
export function lastOf(cursor: string, list: readonly unknown[]): string | undefined {
  const [word = '', mark = ''] = cursor.split('.')
  const last = Buffer.from(word, 'base64url').toString()
  const [given, expected] = [Buffer.from(mark), Buffer.from(markOf(last, list))]
  return given.length === expected.length && timingSafeEqual(given, expected) ? last : undefined
}

const markOf = (last: string, list: readonly unknown[]) =>
  keyedMark('a place in a list', JSON.stringify([last, ...list]))

/** The mark of a record as it is told: it changes when anything of it does. */
export const entityTag = (record: unknown) =>
  `"${createHash('sha256').update(JSON.stringify(record)).digest('base64url').slice(0, 27)}"`

/** Whether a list of marks names this one; `*` names any. A mark weakened on its way counts. */
export const namesTag = (header: string, tag: string) =>
  header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
