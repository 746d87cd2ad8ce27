import type { Level, Workspace } from './level.ts'

/**
 * Splits each group into parts that hold together: begins with every node alone, and joins a node that is still alone
 * to the part of its group where it gains most, if node and part are both well tied to the rest of the group. Parts are
 * therefore connected, which groups need not be (Traag, Waltman and van Eck 2019). The part of each node.
 */
export function refine(level: Level, groupOf: Uint32Array, work: Workspace): Uint32Array {
  const { n, offsets, targets, weights, strength } = level
  const { sums, touched, groupStrength, groupSize: partSize, chance } = work
  const partOf = new Uint32Array(n)
  const partStrength = strength.slice(0, n)
  /** Of each node, and of each part: the weight that ties it to the rest of its group. */
  const nodeTies = tiesInside(level, groupOf)
  const partTies = nodeTies.slice()
  for (let node = 0; node < n; node++) {
    partOf[node] = node
    partSize[node] = 1
  }
  for (let node = 0; node < n; node++) {
    if (partOf[node] !== node || partSize[node] !== 1) continue
    const group = groupOf[node]!
    const whole = groupStrength[group]!
    const own = strength[node]!
    if (nodeTies[node]! < own * (whole - own) * chance) continue

    let met = 0
    for (let arc = offsets[node]!, end = offsets[node + 1]!; arc < end; arc++) {
      const other = targets[arc]!
      if (groupOf[other] !== group) continue
      const part = partOf[other]!
      if (sums[part] === 0) touched[met++] = part
      sums[part]! += weights === null ? 1 : weights[arc]!
    }
    let best = node
    let gain = 0
    let towards = 0
    for (let at = 0; at < met; at++) {
      const part = touched[at]!
      const sum = sums[part]!
      sums[part] = 0
      const gainThere = sum - own * chance * partStrength[part]!
      if (gainThere <= gain) continue
      if (partTies[part]! < partStrength[part]! * (whole - partStrength[part]!) * chance) continue
      gain = gainThere
      best = part
      towards = sum
    }
    if (best === node) continue
    partOf[node] = best
    partSize[best]!++
    partSize[node] = 0
    partStrength[best]! += own
    partTies[best]! += nodeTies[node]! - 2 * towards
  }
  return partOf
}

function tiesInside({ n, offsets, targets, weights }: Level, groupOf: Uint32Array): Float64Array {
  const ties = new Float64Array(n)
  for (let node = 0; node < n; node++) {
    const group = groupOf[node]!
    let sum = 0
    for (let arc = offsets[node]!, end = offsets[node + 1]!; arc < end; arc++)
      if (groupOf[targets[arc]!] === group) sum += weights === null ? 1 : weights[arc]!
    ties[node] = sum
  }
  return ties
}
