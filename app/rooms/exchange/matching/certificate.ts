import type { Placement } from './assign.ts'
import { fitOf, type Instance, OUT } from './instance.ts'

/** Whether a placement is allowed and its prices prove it best; the first reason where not. */
export type Certificate = { holds: true } | { holds: false; why: string }

/**
 * Proves a placement by linear duality, without solving anything again: no seat is given twice, no arc is worth more than
 * gain and price together, free seats cost nothing, and both sides add up to the same sum.
 */
export function certify(instance: Instance, placement: Placement): Certificate {
  const why =
    brokenSeats(instance, placement) ?? brokenPrices(instance, placement) ?? gap(instance, placement)
  return why ? { holds: false, why } : { holds: true }
}

function brokenSeats(instance: Instance, { offerOf }: Placement): string | undefined {
  const taken = new Int32Array(instance.offers)
  for (let need = 0; need < instance.needs; need++) {
    const offer = offerOf[need]!
    if (offer === OUT) continue
    if (fitOf(instance, need, offer) === undefined) return `need ${need} cannot go to offer ${offer}`
    if (++taken[offer]! > instance.seats[offer]!)
      return `offer ${offer} is given more often than it has seats`
  }
  return undefined
}

function brokenPrices(instance: Instance, { gain, price, outside }: Placement): string | undefined {
  const { needs, offers, from, offer, fit, seats } = instance
  for (let one = 0; one < offers; one++) if (price[one]! < 0) return `offer ${one} asks less than nothing`
  for (let need = 0; need < needs; need++) {
    if (gain[need]! < outside) return `need ${need} would rather stay out`
    for (let arc = from[need]!, end = from[need + 1]!; arc < end; arc++) {
      const other = offer[arc]!
      if (seats[other]! > 0 && gain[need]! + price[other]! < fit[arc]!)
        return `need ${need} and offer ${other} would both gain`
    }
  }
  return undefined
}

function gap(instance: Instance, { gain, price, outside, offerOf }: Placement): string | undefined {
  let reached = 0
  let bound = 0
  for (let need = 0; need < instance.needs; need++) {
    const offer = offerOf[need]!
    reached += offer === OUT ? outside : (fitOf(instance, need, offer) ?? 0)
    bound += gain[need]!
  }
  for (let one = 0; one < instance.offers; one++) bound += price[one]! * instance.seats[one]!
  return reached === bound ? undefined : `${reached} was reached, ${bound} might be`
}
