import { answering } from '../../../ground/threads/answering.ts'
import { mostFit, mostPlaced } from '../matching/assign.ts'
import { certify } from '../matching/certificate.ts'
import { type Arc, buildInstance, type Instance, OUT } from '../matching/instance.ts'
import { blockingPairs, deferredAcceptance } from '../matching/stable.ts'
import { missingFor } from '../matching/why.ts'
import type { Method } from './rules.ts'

/** Needs and offers as numbers, in the drawn order; `explained` is a need whose other offers are asked after. */
export type Placing = {
  method: Method
  needs: number
  offers: number
  seats: number[]
  need: Int32Array
  offer: Int32Array
  fit: Int32Array
  /** Where both sides rank: each need's whole list. */
  lists: number[][]
  explained?: number | undefined
}
/** By how much a need falls short of what an offer asks now; `full` where every seat is taken. */
export type Short = { offer: number; missing: number; full: boolean }
export type Placed = { offerOf: Int32Array; proven: boolean; short: Short[] }

// The thread of the rounds: who could go where in, who goes where out, and whether that was proven to be best.
answering<Placing, Placed>((placing) => {
  const answer = place(placing)
  return { answer, transfer: [answer.offerOf.buffer as ArrayBuffer] }
})

function place({ method, needs, offers, seats, lists, explained, ...pairs }: Placing): Placed {
  const arcs: Arc[] = Array.from(pairs.need, (need, at) => ({
    need,
    offer: pairs.offer[at] ?? 0,
    fit: pairs.fit[at] ?? 0,
  }))
  const instance = buildInstance(needs, offers, arcs, seats)
  if (method === 'stable') {
    const sides = { instance, wishes: lists }
    const offerOf = deferredAcceptance(sides)
    const proven = blockingPairs(sides, offerOf).length === 0
    return {
      offerOf,
      proven,
      short: explained === undefined ? [] : shortOfHosts(instance, offerOf, explained),
    }
  }
  const placement = method === 'most_fit' ? mostFit(instance) : mostPlaced(instance)
  const short = explained === undefined ? [] : missingFor(instance, placement, explained)
  return { offerOf: placement.offerOf, proven: certify(instance, placement).holds, short }
}

/** Where hosts rank: by how much somebody falls short of the last one whom a full offer took. */
function shortOfHosts(
  { needs, from, offer, fit, seats }: Instance,
  offerOf: Int32Array,
  need: number,
): Short[] {
  const [taken, least] = [new Map<number, number>(), new Map<number, number>()]
  for (let one = 0; one < needs; one++) {
    const at = offerOf[one] ?? OUT
    if (at === OUT) continue
    taken.set(at, (taken.get(at) ?? 0) + 1)
    for (let arc = from[one] ?? 0, end = from[one + 1] ?? 0; arc < end; arc++)
      if (offer[arc] === at) least.set(at, Math.min(least.get(at) ?? Number.POSITIVE_INFINITY, fit[arc] ?? 0))
  }
  const short: Short[] = []
  for (let arc = from[need] ?? 0, end = from[need + 1] ?? 0; arc < end; arc++) {
    const other = offer[arc] ?? 0
    if (other === offerOf[need] || seats[other] === 0) continue
    const full = (taken.get(other) ?? 0) >= (seats[other] ?? 0)
    short.push({
      offer: other,
      full,
      missing: full ? Math.max(0, (least.get(other) ?? 0) - (fit[arc] ?? 0)) : 0,
    })
  }
  return short.sort((a, b) => a.missing - b.missing || a.offer - b.offer)
}
