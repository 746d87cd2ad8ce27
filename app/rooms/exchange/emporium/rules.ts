/** The slips of the emporium, each a kind of sheet: to give a thing, to ask for one, to tell hours. */
export const SLIPS = ['give', 'ask', 'hours'] as const
export type Slip = (typeof SLIPS)[number]

/** Four to a sheet of A4. */
export const SLIPS_A_PAGE = 4
/** So many of each lie on a desk at first; and as many as are printed at once. */
export const SLIPS_OF_EACH = 4
export const MOST_SLIPS = 40
export const MOST_PIECES = 1000

/** Whose name stands on a slip: somebody known, or a name said for the first time. */
export type Named = { kind: 'known'; id: string } | { kind: 'new'; name: string }
export const NEW_PREFIX = 'new-person'
const KNOWN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const NEW = /^new-person:(.*\S.*)$/s

/** Reads an answer of the type-ahead: an id, or `new-person:Mario Rossi`. Anything else is nobody. */
export function namedIn(answer: string): Named | undefined {
  if (KNOWN.test(answer)) return { kind: 'known', id: answer.toLowerCase() }
  const [, name] = NEW.exec(answer) ?? []
  return name === undefined ? undefined : { kind: 'new', name: name.trim().replace(/\s+/g, ' ') }
}

const MINUTES = 60
/** Totals are compared and kept in whole numbers: hours in minutes. */
export const minutesOf = (hours: number) => Math.round(hours * MINUTES)
export const hoursOf = (minutes: number) => minutes / MINUTES

type Counted =
  | { slip: 'give'; places?: number | undefined }
  | { slip: 'ask' }
  | { slip: 'hours'; hours: number }
/** What some slips come to: pieces given, things asked for, minutes of hours. */
export const totalOf = (slips: readonly Counted[]) =>
  slips.reduce((sum, one) => {
    if (one.slip === 'hours') return sum + minutesOf(one.hours)
    return sum + (one.slip === 'give' ? (one.places ?? 1) : 1)
  }, 0)
