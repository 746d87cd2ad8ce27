import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'

/** A new record's id: UUIDv7, so that newer records sort after older ones. */
export const newId = () => uuidv7()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[089ab][0-9a-f]{3}-[0-9a-f]{12}$/i
export const isId = (text: string) => UUID.test(text)

/**
 * The id of a further record that the form `once` makes, told apart by `words`: the same each time this very form is
 * sent. It keeps the time of the form's own id.
 */
export function idWithin(once: string, words: string): string {
  const hash = createHash('sha256').update(`${once.toLowerCase()} ${words}`).digest('hex')
  return `${once.toLowerCase().slice(0, 13)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`
}
