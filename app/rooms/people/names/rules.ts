const PREFIX_WEIGHT = 0.1
const PREFIX_LENGTH = 4

/**
 * How alike two plain names are, 0 to 1: the Jaro-Winkler measure, which forgives letters lost, doubled or
 * swapped and gives weight to equal beginnings. 1 only for equal names.
 */
export function nameLikeness(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1
  const jaro = jaroOf(one, other)
  let prefix = 0
  while (prefix < PREFIX_LENGTH && one[prefix] !== undefined && one[prefix] === other[prefix]) prefix++
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro)
}

function jaroOf(one: string, other: string): number {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const taken = new Set<number>()
  const found: string[] = []
  for (let at = 0; at < one.length; at++) {
    for (let there = Math.max(0, at - reach); there <= Math.min(other.length - 1, at + reach); there++) {
      if (taken.has(there) || one[at] !== other[there]) continue
      taken.add(there)
      found.push(one[at] as string)
      break
    }
  }
  if (found.length === 0) return 0
  const inOther = [...taken].sort((a, b) => a - b).map((at) => other[at])
  const swapped = found.filter((letter, at) => letter !== inOther[at]).length / 2
  const same = found.length
  return (same / one.length + same / other.length + (same - swapped) / same) / 3
}
