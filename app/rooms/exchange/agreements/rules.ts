import type { Side } from '../kinds/rules.ts'

export const BOARD = ['toMatch', 'proposed', 'agreed', 'followed', 'ended'] as const
export type Column = (typeof BOARD)[number]

/** The record kind that funds, ties and the journal know an agreement by. */
export const AGREEMENT = 'exchange_agreement'

/** A day so many months later; the last day of a shorter month. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(of, last)))
    .toISOString()
    .slice(0, 10)
}

/** From where to where a step of a fact goes. */
export const scaleOf = ({ scale }: { scale?: readonly [number, number] } = {}): readonly [number, number] =>
  scale ?? [1, 10]

type Noted = { by: 'team' | 'parties'; side?: Side }
/** The team notes everything; a party what is for parties, and of that what only one side says as that side. */
export const mayNote = ({ by, side }: Noted, team: boolean, sides: readonly Side[]) =>
  team || (by === 'parties' && (side === undefined || sides.includes(side)))

type SideOf = { personId: string | null; organisationId: string | null }
type Inside = { need: SideOf; offer: SideOf }
/** Who writes for a side of an agreement: the people in it. Anybody may, where an organisation is one of the sides. */
export const insidersOf = (
  { need, offer }: Inside,
  parties: readonly { personId: string | null }[],
): readonly string[] | 'anybody' =>
  need.organisationId || offer.organisationId
    ? 'anybody'
    : [need, offer, ...parties].flatMap(({ personId }) => personId ?? [])

type Confirming = {
  personId: string | null
  sides: readonly Side[]
  inside: ReturnType<typeof insidersOf>
}
/**
 * Of those who are not of the team, the other side confirms what one side wrote. What somebody from outside wrote down, such as
 * a slip that nobody signed, is the word of who gave: whoever received confirms it, and nobody else. So is what somebody wrote
 * who was forgotten since.
 */
export const mayConfirm = (
  { recordedBy }: { recordedBy: string | null },
  { personId, sides, inside }: Confirming,
) =>
  recordedBy !== personId &&
  (inside === 'anybody' || inside.some((one) => one === recordedBy) || sides.includes('need'))

export type FactState = 'planned' | 'late' | 'toConfirm' | 'noted' | 'withdrawn'
type Stated = {
  onDate: string | null
  dueOn: string | null
  confirmedAt: Date | null
  withdrawnAt: Date | null
  toConfirm: boolean
}
export function factState(fact: Stated, today: string): FactState {
  if (fact.withdrawnAt) return 'withdrawn'
  if (fact.onDate === null) return (fact.dueOn ?? today) < today ? 'late' : 'planned'
  return fact.toConfirm && !fact.confirmedAt ? 'toConfirm' : 'noted'
}
