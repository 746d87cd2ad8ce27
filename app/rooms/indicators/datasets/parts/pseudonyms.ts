import { createHmac, randomBytes } from 'node:crypto'
import { keyedMark } from '../../../../ground/access/keyed.ts'

const SALT_BYTES = 32
/** 96 bits: a thousand million records share no code by chance. */
const DIGITS = 24

export const newSalt = () => randomBytes(SALT_BYTES).toString('base64url')

/**
 * Codes of one evaluation: HMAC-SHA-256 of kind and id under a key made of the house's own secret, the evaluation and its
 * salt. The same record has one code in all its tables, and another in any other evaluation. Without the salt nobody makes
 * them again, whoever has the house's secret neither.
 */
export function pseudonyms(evaluationId: string, salt: string): (kind: string, id: string) => string {
  const key = keyedMark('codes of an evaluation', `${evaluationId} ${salt}`)
  return (kind, id) => createHmac('sha256', key).update(`${kind} ${id}`).digest('hex').slice(0, DIGITS)
}
