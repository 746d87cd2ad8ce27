import { randomInt } from 'node:crypto'

/**
 * Letters and figures that nobody takes for another, written or said: no I, L, O, Q, S, Z, B, U, V, G, nor 0, 1, 2, 4, 5, 6, 8.
 * There are nineteen of them, a prime: only then does one check letter find every wrong letter and every swap of neighbours.
 */
export const LETTERS = 'ACDEFHJKMNPRTWXY379'
export const CODE_LENGTH = 6
/** Sheets printed before codes had a check letter lie on desks still. */
export const OLD_CODE_LENGTH = 5

const numberOf = (letter: string) => LETTERS.indexOf(letter)

/** The weighted sum of a word, its last letter weighing 1, the one before it 2, and so on; modulo nineteen. */
const sumOf = (word: string) =>
  [...word].reduce((sum, letter, at) => sum + (word.length - at) * numberOf(letter), 0) % LETTERS.length

/** A word with the letter that makes its sum nothing. */
export function withCheck(word: string): string {
  const missing = (LETTERS.length - sumOf(`${word}${LETTERS[0]}`)) % LETTERS.length
  return word + LETTERS.charAt(missing)
}

/** Whether a code can have been printed: one wrong letter, or two neighbours swapped, is always found. */
export const isWhole = (code: string) =>
  code.length === CODE_LENGTH && [...code].every((letter) => numberOf(letter) >= 0) && sumOf(code) === 0

export const newSheetCode = () =>
  withCheck(Array.from({ length: CODE_LENGTH - 1 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join(''))

/** A code as it is printed and said: in two groups. */
export const spaced = (code: string) =>
  code.length === CODE_LENGTH ? `${code.slice(0, 3)} ${code.slice(3)}` : code

export type Said = { code: string; row?: number | undefined }

/**
 * What somebody typed or scanned, as it was meant: small letters, spaces and dashes are for reading. A number after the code is
 * the row of it: `acd efh 12`. Nothing where it can be no code at all.
 */
export function codeSaid(said: string): Said | undefined {
  const plain = said.toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (plain.length === OLD_CODE_LENGTH) return { code: plain }
  const [code, row] = [plain.slice(0, CODE_LENGTH), plain.slice(CODE_LENGTH)]
  if (!isWhole(code) || !/^\d{0,3}$/.test(row)) return undefined
  return row === '' ? { code } : { code, row: Number(row) }
}

/** The mark of a row, for a slip that is cut from its sheet. */
export const rowMark = (code: string, number: number) => `${spaced(code)} ${number}`
