export const METHODS = ['most_fit', 'most_placed', 'stable'] as const
export type Method = (typeof METHODS)[number]
export const STATES = ['open', 'run', 'decided', 'published'] as const
export type RoundState = (typeof STATES)[number]

/** So many needs, and pairs of a need and an offer, one round may hold; above it is cut by municipality or by school. */
export const MOST_NEEDS = 5000
/** So many offers somebody may rank, and a host so many needs. */
export const MOST_WISHES = 20
export const LARGEST_SEED = 2_147_483_647

/** What a wish is worth of a full fit, by its rank; later ones are worth as the last. An offer nobody wished for is worth nothing. */
const WISH_WORTH = [1000, 850, 700, 550, 400, 300, 200, 100] as const
const wishWorth = (rank: number) => WISH_WORTH[rank - 1] ?? WISH_WORTH[WISH_WORTH.length - 1] ?? 0

/**
 * The fit a round adds up, 0 to 1000: where somebody ranked offers two thirds are their wish and one third what the
 * criteria say; otherwise the criteria alone. `rank` is undefined for an offer they did not name.
 */
export const fitOfRound = (fit: number, rank: number | undefined, ranked: boolean): number =>
  ranked ? Math.round((fit + 2 * (rank === undefined ? 0 : wishWorth(rank))) / 3) : fit

/** How an offer ranks who asks: whom its host named first, in that order; then by fit. More is better. */
export const rankOfHost = (fit: number, rank: number | undefined): number =>
  rank === undefined ? fit : 1_000_000 - rank

/** What somebody would have: the offers they named, in order; then the others they could go to, the best fit first. */
export function wholeList(
  named: readonly number[],
  possible: readonly { offer: number; fit: number }[],
): number[] {
  const can = new Set(possible.map(({ offer }) => offer))
  const wished = named.filter((offer) => can.has(offer))
  const others = possible
    .filter(({ offer }) => !wished.includes(offer))
    .sort((a, b) => b.fit - a.fit || a.offer - b.offer)
  return [...wished, ...others.map(({ offer }) => offer)]
}

export type ChangeRefusal =
  | 'exchange.rounds.decidedAlready'
  | 'exchange.rounds.published'
  | 'exchange.rounds.notRun'
/** Why a round may not be changed, run or decided as it stands now, if so. */
export function refusalTo(
  act: 'fill' | 'run' | 'move' | 'decide' | 'reopen' | 'publish',
  state: RoundState,
): ChangeRefusal | undefined {
  if (state === 'published') return 'exchange.rounds.published'
  if (act === 'publish') return state === 'decided' ? undefined : 'exchange.rounds.notRun'
  if (act === 'reopen') return state === 'decided' ? undefined : 'exchange.rounds.notRun'
  if (state === 'decided') return 'exchange.rounds.decidedAlready'
  return state === 'open' && (act === 'move' || act === 'decide') ? 'exchange.rounds.notRun' : undefined
}

export type Share = { dimension: string; part: string; needs: number; placed: number; fit: number }

/** The mean fit of those placed, in whole percent; null where nobody is. */
export const meanFit = ({ placed, fit }: Share) => (placed === 0 ? null : Math.round(fit / placed / 10))
