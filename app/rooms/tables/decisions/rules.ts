export const VOTES = ['favour', 'against', 'abstained'] as const
export type Vote = (typeof VOTES)[number]
export const STATES = ['under_way', 'done', 'given_up'] as const
export type FollowState = (typeof STATES)[number]

export type Cast = { seatId: string; vote: Vote }
export type Tally = { inFavour: number; against: number; abstained: number }

export const tallyOf = (cast: readonly Cast[]): Tally => ({
  inFavour: cast.filter(({ vote }) => vote === 'favour').length,
  against: cast.filter(({ vote }) => vote === 'against').length,
  abstained: cast.filter(({ vote }) => vote === 'abstained').length,
})

/** A decision is taken by more for than against; who abstains is counted as there, not as for. */
export const isTaken = ({ inFavour, against }: Tally) => inFavour > against

export type DecidingRefusal =
  | 'tables.decide.noQuorum'
  | 'tables.decide.nobody'
  | 'tables.decide.twice'
  | 'tables.decide.notMember'

/** Why what was voted is no decision: too few are there, nobody voted, somebody twice, or somebody who is not there. */
export function refusalToDecide(
  cast: readonly Cast[],
  present: readonly string[],
  quorum: number,
): DecidingRefusal | undefined {
  if (present.length < quorum) return 'tables.decide.noQuorum'
  if (cast.length === 0) return 'tables.decide.nobody'
  if (new Set(cast.map(({ seatId }) => seatId)).size < cast.length) return 'tables.decide.twice'
  if (cast.some(({ seatId }) => !present.includes(seatId))) return 'tables.decide.notMember'
  return undefined
}

export type Followed = { taken: boolean; dueOn: string; state: FollowState | null }

/** Whether a decision still waits for what was promised, its day past. */
export const isOverdue = ({ taken, dueOn, state }: Followed, today: string) =>
  isOpen({ taken, state }) && dueOn < today

export const isOpen = ({ taken, state }: Pick<Followed, 'taken' | 'state'>) =>
  taken && state !== 'done' && state !== 'given_up'

/** Whether all words of a search are in a text, whatever their case and accents. */
export function saysAll(text: string, search: string) {
  const plain = (said: string) =>
    said
      .normalize('NFKD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .toLowerCase()
  const within = plain(text)
  return plain(search)
    .split(/\s+/)
    .every((word) => within.includes(word))
}
