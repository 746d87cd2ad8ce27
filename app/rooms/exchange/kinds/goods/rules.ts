import type { Criteria, Pair, Reason } from '../rules.ts'

export const SORTS = [
  'baby',
  'children',
  'clothes',
  'furniture',
  'appliances',
  'kitchen',
  'books',
  'toys',
  'sport',
  'bikes',
  'tools',
  'food',
  'other',
] as const
export type Sort = (typeof SORTS)[number]
/** From as good as new to something to mend. */
export const CONDITIONS = ['new', 'good', 'used', 'to_mend'] as const
export type Condition = (typeof CONDITIONS)[number]

/** A piece is kept for whoever booked it so many days; how many bookings one may hold is the database's to say. */
export const BOOKED_DAYS = 5
export const MOST_BOOKINGS = 3

export type Wanted = { sort: Sort; atLeast?: Condition | undefined }
export type Thing = {
  sort: Sort
  condition: Condition
  bestBefore?: string | undefined
  kilos?: number | undefined
}
type Two = Pair<Wanted, Thing>

const told =
  (code: string) =>
  (_: Two, fit: number): Reason => ({
    key: `exchange.goods.because.${code}.${fit > 0.5 ? 'for' : 'against'}`,
  })
const worse = (condition: Condition) => CONDITIONS.indexOf(condition)

/** Nobody who takes is compared with anybody: the same rules for all, and only the things are looked at. */
export const criteria: Criteria<Wanted, Thing> = {
  hard: [
    {
      code: 'sort',
      holds: ({ need, offer }) => need.sort === offer.sort,
      why: () => ({ key: 'exchange.goods.missing.sort' }),
    },
    {
      code: 'expired',
      holds: ({ offer, today }) => !offer.bestBefore || offer.bestBefore >= today,
      why: () => ({ key: 'exchange.goods.missing.expired' }),
    },
  ],
  soft: [
    {
      code: 'condition',
      weight: 60,
      measure: ({ need, offer }) =>
        need.atLeast
          ? Math.max(0, 1 - Math.max(0, worse(offer.condition) - worse(need.atLeast)) / 2)
          : 1 - worse(offer.condition) / (CONDITIONS.length - 1),
      why: told('condition'),
    },
    {
      code: 'near',
      weight: 40,
      measure: ({ nearness }) =>
        nearness.metres === null
          ? nearness.sameMunicipality === null
            ? undefined
            : Number(nearness.sameMunicipality)
          : Math.max(0, 1 - nearness.metres / 10_000),
      why: told('near'),
    },
  ],
}

/** What a booking is refused for, as the database says it; `booked` is none. */
export const BOOKING_REFUSALS = ['notYours', 'gone', 'own', 'before', 'many', 'none'] as const
export type BookingRefusal = (typeof BOOKING_REFUSALS)[number]

/** Grams as kilograms, for people. */
export const kilosOf = (grams: number) => grams / 1000
