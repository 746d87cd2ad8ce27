import { createHmac } from 'node:crypto'

let secret: Buffer | undefined

/** Gives this process the secret that marks are made with. It lasts as long as the house: rotating keys changes none. */
export function holdMarkSecret(held: Buffer) {
  secret = held
}

/**
 * A mark of words: the same each time, and nothing that whoever has the database could try guesses on. `purpose` keeps
 * marks of different things apart. 192 bits of HMAC-SHA-256.
 */
export function keyedMark(purpose: string, words: string): string {
  if (!secret) throw new Error('no secret for marks is held: call holdMarkSecret() first')
  return createHmac('sha256', secret).update(`${purpose}\0${words}`).digest('base64url').slice(0, 32)
}

/** A column of marks whose words stand sealed beside, in the row of `words.table` that `words.id` names. */
export type MarkedColumn = {
  table: string
  column: string
  words: { table: string; column: string; id: string }
  /** The mark that these words have in this row, of the territory the row names. */
  mark(words: string, row: Record<string, unknown>): string
}
