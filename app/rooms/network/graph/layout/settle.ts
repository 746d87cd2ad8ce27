import { type Graph, strengths } from '../graph.ts'
import type { Points } from './places.ts'
import { Quadtree } from './quadtree.ts'

/** How small a square must look to count as one point. */
const SEEN_SMALL = 1.2
/** How strongly all are drawn to the middle: keeps parts that nothing joins in one picture. */
const TO_THE_MIDDLE = 0.15
/** How far a point may go in the first step, as a share of the picture; less and less after. */
const FIRST_STRIDE = 0.1

/**
 * Moves the points, in place, `steps` times: each by what pushes it (the size of each other over its distance), towards
 * the middle of its neighbours by the weight of their edges, and a little to the middle of all. A group of nodes thus
 * covers a disc whose area grows with their number.
 */
export function settle(graph: Graph, { x, y }: Points, steps: number, sizes?: Float64Array) {
  const { n, offsets, targets, weights } = graph
  if (n < 2) return
  const size = sizes ?? new Float64Array(n).fill(1)
  const strength = strengths(graph)
  const tree = new Quadtree(n)
  const push = new Float64Array(2)
  const [moveX, moveY] = [new Float64Array(n), new Float64Array(n)]
  const reach = Math.sqrt(size.reduce((sum, one) => sum + one, 0)) * FIRST_STRIDE
  for (let step = 0; step < steps; step++) {
    tree.fill(x, y, size)
    for (let node = 0; node < n; node++) {
      tree.pushAt(x[node]!, y[node]!, SEEN_SMALL, push)
      let [pullX, pullY] = [0, 0]
      for (let arc = offsets[node]!, end = offsets[node + 1]!; arc < end; arc++) {
        const weight = weights ? weights[arc]! : 1
        pullX += weight * (x[targets[arc]!]! - x[node]!)
        pullY += weight * (y[targets[arc]!]! - y[node]!)
      }
      const share = strength[node]! > 0 ? 1 / strength[node]! : 0
      moveX[node] = push[0]! + pullX * share - TO_THE_MIDDLE * x[node]!
      moveY[node] = push[1]! + pullY * share - TO_THE_MIDDLE * y[node]!
    }
    const stride = reach * (1 - step / steps)
    for (let node = 0; node < n; node++) {
      const far = Math.hypot(moveX[node]!, moveY[node]!)
      const shorter = far > stride ? stride / far : 1
      x[node]! += moveX[node]! * shorter
      y[node]! += moveY[node]! * shorter
    }
  }
}
