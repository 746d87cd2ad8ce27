import { closeSync, openSync, writeSync } from 'node:fs'
import { randomFrom } from '../../app/rooms/network/graph/random.ts'

/** How a territory's people come together, for a graph of any size: the figures of a trial made comparable with others. */
export type Shape = { people: number; ties: number; seed: number }

const ALONE = 0.29
/** Who lives where: neighbourhoods of some 40 to 400 people, most ties inside. */
const [LEAST, MOST] = [40, 400]
const INSIDE = 0.915
/** How unequal people are: the exponent of a power law of how often each comes. */
const TAIL = 2.5
const LARGEST_MEETING = 8

export type Made = { edges: number }

/**
 * Writes the edges of a graph, one a line: people meet in small groups, most often of one neighbourhood, some people far
 * more often than others; everybody who is in a meeting is tied to everybody else in it. A third of the people meet nobody.
 * The same seed makes the same file; each edge stands once.
 */
export function makeGraph({ people, ties, seed }: Shape, file: string): Made {
  const random = randomFrom(seed)
  const chance = () => random() / 2 ** 32
  const tied = Math.round(people * (1 - ALONE))
  const idOf = scattered(people, chance)
  const neighbourhoods = homes(tied, chance)
  const everywhere = turnstile(0, tied, chance)
  const seen = new EdgeSet(ties)
  const from = new Uint32Array(ties)
  const to = new Uint32Array(ties)
  let count = 0
  while (count < ties) {
    const home = neighbourhoods[Math.floor(chance() * neighbourhoods.length)]!
    const size = 2 + Math.floor(chance() ** 2 * (LARGEST_MEETING - 1))
    const there = Array.from({ length: size }, () => (chance() < INSIDE ? home() : everywhere()))
    for (let one = 0; one < size; one++)
      for (let other = one + 1; other < size && count < ties; other++) {
        if (!seen.add(there[one]!, there[other]!)) continue
        from[count] = idOf[there[one]!]!
        to[count++] = idOf[there[other]!]!
      }
  }
  write(file, from, to)
  return { edges: count }
}

/** People of one neighbourhood drawn as often as they come; `chance` at the time of drawing. */
function turnstile(first: number, last: number, chance: () => number): () => number {
  const size = last - first
  // Inverse of a bounded power law over the ranks: the first come most often.
  const power = 1 - 1 / (TAIL - 1)
  return () => first + Math.min(size - 1, Math.floor(size * chance() ** (1 / power)))
}

function homes(tied: number, chance: () => number): (() => number)[] {
  const all: (() => number)[] = []
  for (let first = 0; first < tied; ) {
    const last = Math.min(tied, first + LEAST + Math.floor(chance() ** 2 * (MOST - LEAST)))
    all.push(turnstile(first, last, chance))
    first = last
  }
  return all
}

/** Numbers in an order of chance, so that neighbours are not neighbours in the file. */
function scattered(people: number, chance: () => number): Uint32Array {
  const ids = Uint32Array.from({ length: people }, (_, id) => id)
  for (let last = people - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1))
    const kept = ids[last]!
    ids[last] = ids[other]!
    ids[other] = kept
  }
  return ids
}

/** Pairs already there: open addressing, as a Set of millions of numbers would not fit. */
class EdgeSet {
  readonly #pairs: Float64Array
  readonly #mask: number

  constructor(most: number) {
    let size = 1
    while (size < most * 2) size *= 2
    this.#pairs = new Float64Array(size)
    this.#mask = size - 1
  }

  /** False for a pair that is there already, and for nobody with themself. */
  add(one: number, other: number): boolean {
    if (one === other) return false
    const [low, high] = one < other ? [one, other] : [other, one]
    const pair = low * 2 ** 26 + high + 1
    let at = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) & this.#mask
    while (this.#pairs[at] !== 0) {
      if (this.#pairs[at] === pair) return false
      at = (at + 1) & this.#mask
    }
    this.#pairs[at] = pair
    return true
  }
}

function write(file: string, from: Uint32Array, to: Uint32Array) {
  const out = openSync(file, 'w')
  const LINES = 100_000
  for (let at = 0; at < from.length; at += LINES) {
    let text = ''
    for (let edge = at; edge < Math.min(from.length, at + LINES); edge++)
      text += `${from[edge]}\t${to[edge]}\n`
    writeSync(out, text)
  }
  closeSync(out)
}
