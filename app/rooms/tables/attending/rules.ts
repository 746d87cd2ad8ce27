import { holdsOn, type Term } from '../rules.ts'

type Seated = Term & { id: string; personId: string }
export type Deputising = {
  seatId: string
  personId: string
  seats: readonly Seated[]
  /** Seats that are there, and those of them where somebody stands in. */
  present: readonly string[]
  deputies: readonly { seatId: string; personId: string }[]
  day: string
}
export type DeputyRefusal =
  | 'tables.deputy.noSeat'
  | 'tables.deputy.present'
  | 'tables.deputy.member'
  | 'tables.deputy.twice'

/**
 * Why somebody cannot stand in for a member at a meeting: undefined where they can. Who sits at the table has a vote of their
 * own; who stands in for one member stands in for no other; who is there needs nobody.
 */
export function refusalToDeputise(said: Deputising): DeputyRefusal | undefined {
  const { seatId, personId, seats, present, deputies, day } = said
  const seated = seats.filter((seat) => holdsOn(seat, day))
  if (!seated.some(({ id }) => id === seatId)) return 'tables.deputy.noSeat'
  if (present.includes(seatId)) return 'tables.deputy.present'
  if (seated.some((seat) => seat.personId === personId)) return 'tables.deputy.member'
  return deputies.some((one) => one.personId === personId) ? 'tables.deputy.twice' : undefined
}

/** Whether somebody is said to be there and to be excused at once. */
export const isBoth = (present: readonly string[], excused: readonly string[]) =>
  excused.some((seat) => present.includes(seat))
