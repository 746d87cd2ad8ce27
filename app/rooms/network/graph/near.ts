import { type Graph, strengths } from './graph.ts'

export type Near = { readonly node: number; readonly score: number }

type NearOptions = {
  /** The chance, at each step, to begin anew. */
  restart?: number
  /** What may be left unspent at a node, for each unit of its strength. */
  tolerance?: number
  limit?: number
}

/**
 * Who is near: where someone who wanders along edges, by their weight, and every now and then begins anew at one of `from`,
 * is found how often (personalised PageRank). Scores add up to 1 less what is unspent, and are each at most
 * `tolerance` × strength too low: pushed from node to node until nothing larger is left (Andersen, Chung and Lang 2006), so
 * that only the surroundings are visited. The nearest first, without `from` themselves.
 */
export function near(
  graph: Graph,
  from: readonly number[],
  { restart = 0.15, tolerance = 1e-7, limit = 100 }: NearOptions = {},
): Near[] {
  const { n, offsets, targets, weights } = graph
  const strength = strengths(graph)
  const scores = new Float64Array(n)
  const unspent = new Float64Array(n)
  const waiting = new Uint8Array(n)
  const queue: number[] = []
  for (const node of from) {
    unspent[node]! += 1 / from.length
    if (!waiting[node]) queue.push(node)
    waiting[node] = 1
  }
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]!
    waiting[node] = 0
    const mass = unspent[node]!
    unspent[node] = 0
    // Someone without edges stays where they are.
    if (strength[node] === 0) {
      scores[node]! += mass
      continue
    }
    scores[node]! += restart * mass
    const spread = ((1 - restart) * mass) / strength[node]!
    for (let arc = offsets[node]!, end = offsets[node + 1]!; arc < end; arc++) {
      const other = targets[arc]!
      unspent[other]! += weights ? spread * weights[arc]! : spread
      if (!waiting[other] && unspent[other]! > tolerance * strength[other]!) {
        waiting[other] = 1
        queue.push(other)
      }
    }
  }
  const start = new Set(from)
  return Array.from(scores, (score, node) => ({ node, score }))
    .filter(({ node, score }) => score > 0 && !start.has(node))
    .sort((a, b) => b.score - a.score || a.node - b.node)
    .slice(0, limit)
}
