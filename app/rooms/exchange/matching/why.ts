import type { Placement } from './assign.ts'
import { type Instance, OUT } from './instance.ts'

/** How much better a need would have to fit an offer before the placement could change in its favour. */
export type Missing = { offer: number; fit: number; missing: number; full: boolean }

/**
 * What would have to change for a need to be placed elsewhere, the least first: for each offer it goes with, by how much
 * its fit falls short of what the offer asks now. Less than that and this placement stays the best; 0 means that another
 * placement is just as good and the order decided.
 */
export function missingFor(instance: Instance, placement: Placement, need: number): Missing[] {
  const { from, offer, fit, seats } = instance
  const { gain, price, offerOf } = placement
  const taken = new Int32Array(instance.offers)
  for (const one of offerOf) if (one !== OUT) taken[one]!++
  const missing: Missing[] = []
  for (let arc = from[need]!, end = from[need + 1]!; arc < end; arc++) {
    const other = offer[arc]!
    if (other === offerOf[need] || seats[other] === 0) continue
    missing.push({
      offer: other,
      fit: fit[arc]!,
      missing: gain[need]! + price[other]! - fit[arc]!,
      full: taken[other]! >= seats[other]!,
    })
  }
  return missing.sort((a, b) => a.missing - b.missing || a.offer - b.offer)
}
