import { USER_KINDS, type UserKind } from '../bookings/rules.ts'

/** Cents an hour by who uses a room; whoever is not named pays nothing. */
export type Tariffs = Partial<Record<UserKind, number>>

/** The field of a tariff in the form of a room. */
export const tariffField = (kind: UserKind) => `tariff_${kind}`

const EURO = /^\d{1,5}([.,]\d{1,2})?$/

/** Euro as people write them, in cents: "12,5" is 1250. Null where it is no sum. */
export const centsSaid = (said: string): number | null =>
  EURO.test(said) ? Math.round(Number(said.replace(',', '.')) * 100) : null

/** The same sum in every tariff means it does not matter who asks. */
export const isFree = (tariffs: Tariffs) => USER_KINDS.every((kind) => !tariffs[kind])
