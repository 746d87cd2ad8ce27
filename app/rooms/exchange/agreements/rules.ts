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
