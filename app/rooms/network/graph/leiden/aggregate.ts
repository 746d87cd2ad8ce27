import type { Level, Workspace } from './level.ts'

/** Room for the arcs of a level: two take turns, as a level is made from the one before. */
export type Arcs = { targets: Uint32Array; weights: Float64Array }

/** The level whose nodes are the `count` parts of this one. Its arcs are written into `room`. */
export function aggregate(
  level: Level,
  partOf: Uint32Array,
  count: number,
  work: Workspace,
  room: Arcs,
): Level {
  const { offsets, targets, weights, strength } = level
  const { sums, touched } = work
  const { starts, members } = membersByPart(level.n, partOf, count, work.queue)
  const above: Level = {
    n: count,
    offsets: new Uint32Array(count + 1),
    targets: room.targets,
    weights: room.weights,
    strength: new Float64Array(count),
  }
  let at = 0
  for (let part = 0; part < count; part++) {
    let met = 0
    let own = 0
    for (let member = starts[part]!; member < starts[part + 1]!; member++) {
      const node = members[member]!
      own += strength[node]!
      for (let arc = offsets[node]!, end = offsets[node + 1]!; arc < end; arc++) {
        const other = partOf[targets[arc]!]!
        if (other === part) continue
        const sum = sums[other]!
        if (sum === 0) touched[met++] = other
        sums[other] = sum + (weights === null ? 1 : weights[arc]!)
      }
    }
    for (let seen = 0; seen < met; seen++, at++) {
      const other = touched[seen]!
      room.targets[at] = other
      room.weights[at] = sums[other]!
      sums[other] = 0
    }
    above.offsets[part + 1] = at
    above.strength[part] = own
  }
  return above
}

/** The nodes of each part, one part after the other (counting sort). */
function membersByPart(n: number, partOf: Uint32Array, count: number, members: Uint32Array) {
  const starts = new Uint32Array(count + 1)
  for (let node = 0; node < n; node++) starts[partOf[node]!]!++
  let sum = 0
  for (let part = 0; part <= count; part++) {
    const size = starts[part]!
    starts[part] = sum
    sum += size
  }
  for (let node = 0; node < n; node++) members[starts[partOf[node]!]!++] = node
  starts.copyWithin(1, 0, count)
  starts[0] = 0
  return { starts, members }
}
