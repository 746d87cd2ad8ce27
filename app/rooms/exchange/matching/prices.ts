import { type Instance, OUT } from './instance.ts'
import { Seats } from './seats.ts'

/**
 * Seats with what each is worth. `price` is what an offer asks, `gain` what is left to a need of the best it can have: no
 * arc gives more than `gain + price`, and whoever sits has exactly that. `outside` is what staying out is worth to a need.
 */
export type Market = { seats: Seats; gain: Float64Array; price: Float64Array; outside: number }

/**
 * A market at these prices: of those whom an auction seated, who sits at the best they can have stays; the others are
 * given back as waiting. Whoever has nothing better than staying out stays out and waits for nothing.
 */
export function settle(
  instance: Instance,
  price: Float64Array,
  seated: Int32Array,
  outside: number,
): { market: Market; waiting: Int32Array } {
  const { needs, from, offer, fit, seats: capacity } = instance
  const seats = new Seats(instance)
  const gain = new Float64Array(needs)
  const waiting = new Int32Array(needs)
  let waits = 0
  for (let need = 0; need < needs; need++) {
    const chosen = seated[need]!
    let best = outside
    let here = chosen === OUT ? outside : -Infinity
    for (let arc = from[need]!, end = from[need + 1]!; arc < end; arc++) {
      const other = offer[arc]!
      if (capacity[other] === 0) continue
      const left = fit[arc]! - price[other]!
      if (left > best) best = left
      if (other === chosen) here = left
    }
    gain[need] = best
    if (chosen !== OUT && here === best && seats.isFree(chosen)) seats.sit(need, chosen)
    else if (best > outside || chosen !== OUT) waiting[waits++] = need
  }
  return { market: { seats, gain, price, outside }, waiting: waiting.subarray(0, waits) }
}
