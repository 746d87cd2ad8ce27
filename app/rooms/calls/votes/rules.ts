/** What somebody without an account does for ideas. */
export const ACTS = ['support', 'vote'] as const
export type Act = (typeof ACTS)[number]
/** How they say who they are: a confirmed address, a code from a place, their account. */
export type Way = 'email' | 'code' | 'account'

/** Why a vote or a support does not count, as the database says it. */
export const FAULTS = [
  'closed',
  'early',
  'forged',
  'voided',
  'twice',
  'nothing',
  'tooMany',
  'unknown',
] as const
export type Fault = (typeof FAULTS)[number]

/** A link in a letter opens so long. */
export const LINK_HOURS = 48

/** What one network, or one address, may do within an hour: a Point's computer yes, a program no. */
export const MOST_AN_HOUR = { letterTo: 3, letterFrom: 40, wrongCode: 20, support: 400, vote: 200 } as const
export type Counted = keyof typeof MOST_AN_HOUR
/** From so many on, votes of one network within an hour are shown to who keeps the call. */
export const BURST = 15

const SAME_BOX_WITHOUT_DOTS = ['gmail.com', 'googlemail.com']

/**
 * The one address that stands for a mailbox: the same letters written otherwise, what stands after a plus, and dots where the
 * provider ignores them reach the same person, who votes once.
 */
export function mailboxOf(email: string): string {
  const [local = '', host = ''] = email.trim().toLowerCase().split('@')
  const [box = ''] = local.split('+')
  return SAME_BOX_WITHOUT_DOTS.includes(host) ? `${box.replaceAll('.', '')}@gmail.com` : `${box}@${host}`
}

// Without letters and figures that look alike on paper.
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 10
const GROUP = 5

/** A code as it is printed, from random bytes: ten letters, 50 bits. */
export const codeFrom = (bytes: Uint8Array) =>
  [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
export const CODE_BYTES = LENGTH

/** A code as people read it: in two groups. */
export const spelled = (code: string) => `${code.slice(0, GROUP)}-${code.slice(GROUP)}`

/** A code as it was typed, small letters, spaces and dashes forgiven; undefined where it is none. */
export function codeTyped(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : undefined
}
