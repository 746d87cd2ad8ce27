/** What a fund is for; a territory names its own under `other`. */
export const PURPOSES = ['guarantee', 'pact', 'idea', 'work', 'rent', 'cohabitation', 'other'] as const
export type Purpose = (typeof PURPOSES)[number]

export const SOURCE_KINDS = ['foundation', 'municipality', 'donation', 'other'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** A grant is not asked back, a loan is, a guarantee is called only if someone else does not pay. */
export const NATURES = ['grant', 'loan', 'guarantee'] as const
export type Nature = (typeof NATURES)[number]
export const usualNature = (purpose: Purpose): Nature => (purpose === 'guarantee' ? 'guarantee' : 'grant')

/** Every kind of entry moves cents from one account to another; the database writes the same two. */
export const ACCOUNTS = {
  received: ['given', 'unallotted'],
  allotted: ['unallotted', 'free'],
  withdrawn: ['free', 'unallotted'],
  committed: ['free', 'committed'],
  released: ['committed', 'free'],
  paid: ['committed', 'paid'],
  returned: ['givenBack', 'free'],
} as const
export type EntryKind = keyof typeof ACCOUNTS
export type Account = (typeof ACCOUNTS)[EntryKind][number]
export const ENTRY_KINDS = Object.keys(ACCOUNTS) as EntryKind[]
export const ENTRIES_A_PAGE = 50
/** Kinds that move money at the bank; the others only say what it is for. */
export const BANK_KINDS = ['received', 'paid', 'returned'] as const satisfies readonly EntryKind[]

/** Who keeps the ledger, and who besides may commit from the funds that are open to them. */
export const KEEPERS = ['coordinator', 'administrator'] as const
export const COMMITTERS = [...KEEPERS, 'case_operator'] as const

/** Above it a second person agrees, unless a territory decided otherwise. */
export const USUAL_APPROVAL_CENTS = 100_000

export type Sums = {
  cents: number
  heldCents: number
  paidCents: number
  releasedCents: number
  returnedCents: number
  needsApproval: boolean
  decision: 'approved' | 'rejected' | null
  /** The account rendered of it that was accepted. */
  accounted?: boolean
}
export const STATES = ['waiting', 'rejected', 'open', 'partlyPaid', 'paid', 'accounted', 'released'] as const
export type State = (typeof STATES)[number]

/** Where a commitment stands: waiting for a second person, open, paid in part or whole, accounted for; or nothing is left of it. */
export function stateOf(one: Sums): State {
  if (one.decision === 'rejected') return 'rejected'
  if (one.paidCents === 0 && one.heldCents === 0) return 'released'
  if (one.needsApproval && one.decision === null) return 'waiting'
  if (one.paidCents === 0) return 'open'
  if (one.heldCents > 0) return 'partlyPaid'
  return one.accounted ? 'accounted' : 'paid'
}

/** What a commitment still weighs: paid or held. Cents. */
export const standingCents = ({ heldCents, paidCents }: Pick<Sums, 'heldCents' | 'paidCents'>) =>
  heldCents + paidCents

export type Instalment = { dueOn: string; cents: number }

/** A day so many months later; the 31st becomes the last of a shorter month. Days as YYYY-MM-DD. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Cents in so many parts, a month apart: they differ by a cent at most, and add up to the whole. */
export const instalments = (cents: number, times: number, firstOn: string): Instalment[] =>
  Array.from({ length: times }, (_, at) => ({
    dueOn: monthsLater(firstOn, at),
    cents: Math.floor(cents / times) + (at < cents % times ? 1 : 0),
  }))

export type InstalmentLine = Instalment & { backCents: number; late: boolean }

/** What came back covers the instalments in the order they are due. */
export function coveredBy(plan: readonly Instalment[], backCents: number, today: string): InstalmentLine[] {
  let left = backCents
  return [...plan]
    .sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
    .map((one) => {
      const back = Math.min(left, one.cents)
      left -= back
      return { ...one, backCents: back, late: back < one.cents && one.dueOn < today }
    })
}

const LETTER = 'A'.charCodeAt(0)

/** A Codice Unico di Progetto: a letter, two digits, a letter, eleven digits. Null when it is none. */
export function cupSaid(said: string): string | null {
  const cup = said.replaceAll(/\s/g, '').toUpperCase()
  return /^[A-Z]\d{2}[A-Z]\d{11}$/.test(cup) ? cup : null
}

/**
 * A Codice Identificativo di Gara: seven digits and three hexadecimal ones that check them (211 times the number, modulo
 * 4091), or since 2011 and 2024 a letter and nine hexadecimal digits. Null when it is none.
 */
export function cigSaid(said: string): string | null {
  const cig = said.replaceAll(/\s/g, '').toUpperCase()
  if (!/^[0-9A-Z][0-9A-F]{9}$/.test(cig)) return null
  if (cig.charCodeAt(0) >= LETTER) return cig
  const [number, check] = [cig.slice(0, 7), cig.slice(7)]
  const isRight = /^\d{7}$/.test(number) && (Number(number) * 211) % 4091 === Number.parseInt(check, 16)
  return isRight && Number(number) > 0 ? cig : null
}

/** How a commitment is called where nothing more may be said: short, and the same in every list. */
export const codeOf = (id: string) => `I.${id.slice(-6).toUpperCase()}`
