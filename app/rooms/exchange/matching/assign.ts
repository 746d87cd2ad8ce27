import { auctionInRounds, auctionOfSeats, rangeOf, type Sold } from './auction.ts'
import { fitOf, type Instance, OUT } from './instance.ts'
import { settle } from './prices.ts'
import { refillSeats } from './refill.ts'
import { seatWaiting } from './search.ts'

/**
 * Who goes where. `offerOf` gives each need its offer, OUT where none; `total` sums the fits of those placed. `gain` and
 * `price` prove that nothing better exists (see certificate.ts), with staying out worth `outside`.
 */
export type Placement = {
  offerOf: Int32Array
  placed: number
  total: number
  gain: Float64Array
  price: Float64Array
  outside: number
}

/**
 * The largest total fit, exactly. Nobody is placed where that is worth less than staying out (`outside`, by default 0).
 * The same instance gives the same placement; of several best ones it is the one that the order of needs leads to.
 */
export function mostFit(instance: Instance, outside = 0): Placement {
  return exactly(instance, auctionOfSeats(instance, outside), outside)
}

/** As many people placed as can be, and among those ways the largest total fit. */
export function mostPlaced(instance: Instance): Placement {
  const { least, most } = rangeOf(instance.fit)
  // No sum of differences of fits makes up for one more person placed.
  const outside =
    Math.min(0, least) - (most - least + 1) * (Math.min(instance.needs, instance.offers) + 1) - 1
  return exactly(instance, isOneEach(instance) ? auctionInRounds(instance) : unsold(instance), outside)
}

function exactly(instance: Instance, { offerOf, price }: Sold, outside: number): Placement {
  const { market, waiting } = settle(instance, price, offerOf, outside)
  seatWaiting(instance, market, waiting)
  refillSeats(instance, market)
  const { seats, gain } = market
  return { ...sumOf(instance, seats.offerOf), offerOf: seats.offerOf, gain, price: market.price, outside }
}

/** As many offers as needs, with a seat each: bidding in rounds begins close to the end. */
const isOneEach = ({ needs, offers, seats }: Instance) => needs === offers && seats.every((one) => one === 1)

const unsold = ({ needs, offers }: Instance): Sold => ({
  offerOf: new Int32Array(needs).fill(OUT),
  price: new Float64Array(offers),
})

/** How many are placed, and the sum of their fits. */
export function sumOf(instance: Instance, offerOf: Int32Array) {
  let placed = 0
  let total = 0
  for (let need = 0; need < instance.needs; need++) {
    const offer = offerOf[need]!
    if (offer === OUT) continue
    placed++
    total += fitOf(instance, need, offer) ?? Number.NaN
  }
  return { placed, total }
}
