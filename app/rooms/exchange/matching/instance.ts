/** That one could be answered by the other, and how well: `fit` is a whole number, more is better. */
export type Arc = { need: number; offer: number; fit: number }

/**
 * Who could go where. Needs and offers are numbers from 0; the arcs of need i stand from `from[i]` to `from[i + 1] − 1`,
 * their offers in rising order. `seats` says how many needs each offer can answer.
 */
export type Instance = {
  needs: number
  offers: number
  from: Int32Array
  offer: Int32Array
  fit: Int32Array
  seats: Int32Array
}

/** The place of a need that is placed nowhere. */
export const OUT = -1

/** Sums of fits stay exact below this, for a million needs. */
export const LARGEST_FIT = 1_000_000

/**
 * Takes the arcs in any order; of two between the same need and offer the better fit counts. Without `seats` every offer
 * answers one need. Throws a RangeError on an unknown number, a fit that is no whole number within ±1,000,000, or seats
 * that are no whole number from 0; more seats than needs are as many as needs.
 */
export function buildInstance(
  needs: number,
  offers: number,
  arcs: readonly Arc[],
  seats?: readonly number[],
): Instance {
  const from = new Int32Array(needs + 1)
  for (const { need, offer, fit } of arcs) {
    if (!isBelow(need, needs)) throw new RangeError(`there is no need ${need}`)
    if (!isBelow(offer, offers)) throw new RangeError(`there is no offer ${offer}`)
    if (!Number.isInteger(fit) || Math.abs(fit) > LARGEST_FIT)
      throw new RangeError(`a fit is a whole number within ±${LARGEST_FIT}, not ${fit}`)
    from[need + 1]!++
  }
  for (let need = 0; need < needs; need++) from[need + 1]! += from[need]!
  const offer = new Int32Array(arcs.length)
  const fit = new Int32Array(arcs.length)
  const next = from.slice(0, needs)
  for (const arc of [...arcs].sort((a, b) => a.offer - b.offer || b.fit - a.fit)) {
    const at = next[arc.need]!++
    offer[at] = arc.offer
    fit[at] = arc.fit
  }
  return withoutDoubles({ needs, offers, from, offer, fit, seats: readSeats(offers, needs, seats) })
}

const isBelow = (number: number, end: number) => Number.isInteger(number) && number >= 0 && number < end

function readSeats(offers: number, needs: number, given: readonly number[] | undefined): Int32Array {
  if (!given) return new Int32Array(offers).fill(1)
  if (given.length !== offers) throw new RangeError(`${offers} offers, but seats of ${given.length}`)
  const wrong = given.find((seats) => !Number.isInteger(seats) || seats < 0)
  if (wrong !== undefined) throw new RangeError(`seats are a whole number from 0, not ${wrong}`)
  return Int32Array.from(given, (seats) => Math.min(seats, needs))
}

/** Arcs of a need stand by offer, the better fit first: of each offer the first one stays. */
function withoutDoubles(instance: Instance): Instance {
  const { needs, from, offer, fit } = instance
  let kept = 0
  let begin = 0
  for (let need = 0; need < needs; need++) {
    const end = from[need + 1]!
    for (let arc = begin; arc < end; arc++) {
      if (arc > begin && offer[arc] === offer[arc - 1]) continue
      offer[kept] = offer[arc]!
      fit[kept++] = fit[arc]!
    }
    begin = end
    from[need + 1] = kept
  }
  return { ...instance, offer: offer.slice(0, kept), fit: fit.slice(0, kept) }
}

/** The fit of a need with an offer; undefined where they do not go together. */
export function fitOf({ from, offer, fit }: Instance, need: number, wanted: number): number | undefined {
  for (let arc = from[need]!, end = from[need + 1]!; arc < end; arc++)
    if (offer[arc] === wanted) return fit[arc]
  return undefined
}
