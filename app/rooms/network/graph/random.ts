/** Whole numbers from 0 up to, not including, 2³², the same each time from the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

/** Puts the list into an order of chance, in place (Fisher and Yates). */
export function shuffle(list: Uint32Array, random: () => number): Uint32Array {
  for (let last = list.length - 1; last > 0; last--) {
    const other = Math.floor((random() / 2 ** 32) * (last + 1))
    const kept = list[last]!
    list[last] = list[other]!
    list[other] = kept
  }
  return list
}

/** `count` of the list by chance, none twice; all of it when it is no longer. The list itself stays as it is. */
export function sample(list: Uint32Array, count: number, random: () => number): Uint32Array {
  if (count >= list.length) return list.slice()
  const mixed = list.slice()
  for (let first = 0; first < count; first++) {
    const other = first + Math.floor((random() / 2 ** 32) * (mixed.length - first))
    const kept = mixed[first]!
    mixed[first] = mixed[other]!
    mixed[other] = kept
  }
  return mixed.slice(0, count)
}
