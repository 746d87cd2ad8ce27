import { type Level, Workspace } from './level.ts'

/** Gains smaller than this are rounding. */
const NOTHING = 1e-10

/**
 * Moves each node to the group where it gains most, or to one of its own, until nobody gains by moving. Whoever moves
 * wakes the neighbours outside the new group. Leaves `groupStrength` and `groupSize` true of `groupOf`.
 */
export function moveNodes(level: Level, groupOf: Uint32Array, work: Workspace) {
  const { n, offsets, targets, weights, strength } = level
  const { sums, touched, queue, queued, groupStrength, groupSize, freeGroups, chance } = work
  const mask = queue.length - 1
  let free = countGroups(level, groupOf, work)
  for (let node = 0; node < n; node++) {
    queue[node] = node
    queued[node] = 1
  }
  let head = 0
  for (let waiting = n; waiting > 0; ) {
    const node = queue[head]!
    head = (head + 1) & mask
    waiting--
    queued[node] = 0
    const begin = offsets[node]!
    const end = offsets[node + 1]!
    const here = groupOf[node]!

    let met = 0
    if (weights === null) {
      for (let arc = begin; arc < end; arc++) {
        const group = groupOf[targets[arc]!]!
        const sum = sums[group]!
        if (sum === 0) touched[met++] = group
        sums[group] = sum + 1
      }
    } else {
      for (let arc = begin; arc < end; arc++) {
        const group = groupOf[targets[arc]!]!
        const sum = sums[group]!
        if (sum === 0) touched[met++] = group
        sums[group] = sum + weights[arc]!
      }
    }

    const expected = strength[node]! * chance
    groupStrength[here]! -= strength[node]!
    let best = here
    let gain = sums[here]! - expected * groupStrength[here]! + NOTHING
    for (let at = 0; at < met; at++) {
      const group = touched[at]!
      const gainThere = sums[group]! - expected * groupStrength[group]!
      sums[group] = 0
      if (gainThere > gain) {
        gain = gainThere
        best = group
      }
    }
    if (gain < -NOTHING && groupSize[here]! > 1) best = freeGroups[--free]!
    groupStrength[best]! += strength[node]!
    if (best === here) continue

    groupOf[node] = best
    groupSize[best]!++
    if (--groupSize[here]! === 0) freeGroups[free++] = here
    for (let arc = begin; arc < end; arc++) {
      const other = targets[arc]!
      if (queued[other] !== 0 || groupOf[other] === best) continue
      queued[other] = 1
      queue[(head + waiting) & mask] = other
      waiting++
    }
  }
}

/** Strength and size of each group, and which numbers are free: how many those are. */
function countGroups({ n, strength }: Level, groupOf: Uint32Array, work: Workspace): number {
  const { groupStrength, groupSize, freeGroups } = work
  groupStrength.fill(0, 0, n)
  groupSize.fill(0, 0, n)
  for (let node = 0; node < n; node++) {
    groupStrength[groupOf[node]!]! += strength[node]!
    groupSize[groupOf[node]!]!++
  }
  let free = 0
  for (let group = n - 1; group >= 0; group--) if (groupSize[group] === 0) freeGroups[free++] = group
  return free
}
