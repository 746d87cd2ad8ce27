import { buildInstance, type Instance } from '../../app/rooms/exchange/matching/instance.ts'

/** Whole numbers below 2³², the same for the same seed (mulberry32). */
export function randomFrom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

export type Making = { needs: number; offers: number; candidates: number; seats?: number; seed?: number }

/**
 * Needs with so many candidates each, drawn evenly, fits from 0 to 999. With as many offers as needs everyone has at
 * least one way to be placed: need i goes with offer i. With `seats` offers have 1 to twice that many, on average that.
 */
export function makeInstance({ needs, offers, candidates, seats, seed = 1 }: Making): Instance {
  const random = randomFrom(seed)
  const arcs = []
  for (let need = 0; need < needs; need++) {
    const chosen = new Set<number>(needs === offers ? [need] : [])
    while (chosen.size < candidates) chosen.add(random() % offers)
    for (const offer of chosen) arcs.push({ need, offer, fit: random() % 1000 })
  }
  const capacities = seats && Array.from({ length: offers }, () => 1 + (random() % (2 * seats - 1)))
  return buildInstance(needs, offers, arcs, capacities || undefined)
}

/** People and places on a square: the nearest candidates of each, a fit that falls with distance. */
export function makeNearby({ needs, offers, candidates, seed = 1 }: Making): Instance {
  const random = randomFrom(seed)
  const point = () => [random() / 2 ** 32, random() / 2 ** 32] as const
  const places = Array.from({ length: offers }, point)
  const side = Math.max(1, Math.floor(Math.sqrt(offers / 4)))
  const cells: number[][] = Array.from({ length: side * side }, () => [])
  const cellOf = (x: number) => Math.min(side - 1, Math.floor(x * side))
  for (const [at, [x, y]] of places.entries()) cells[cellOf(x) * side + cellOf(y)]?.push(at)
  const arcs = []
  for (let need = 0; need < needs; need++) {
    const [x, y] = needs === offers ? (places[need] ?? point()) : point()
    const near: { offer: number; far: number }[] = []
    for (let ring = 1; near.length < candidates && ring < side; ring++) {
      near.length = 0
      for (let i = cellOf(x) - ring; i <= cellOf(x) + ring; i++)
        for (let j = cellOf(y) - ring; j <= cellOf(y) + ring; j++)
          for (const offer of (i >= 0 && j >= 0 && i < side && j < side && cells[i * side + j]) || []) {
            const [px, py] = places[offer] ?? [0, 0]
            near.push({ offer, far: Math.hypot(px - x, py - y) })
          }
    }
    near.sort((a, b) => a.far - b.far)
    for (const { offer, far } of near.slice(0, candidates))
      arcs.push({ need, offer, fit: Math.round(1000 / (1 + far * side)) - (offer % 7) })
  }
  return buildInstance(needs, offers, arcs)
}
