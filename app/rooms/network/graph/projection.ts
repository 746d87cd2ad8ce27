import { buildGraph } from './build.ts'
import type { Graph } from './graph.ts'

/** `member[i]` was in `group[i]`. */
export type Memberships = {
  readonly members: number
  readonly groups: number
  readonly member: Uint32Array
  readonly group: Uint32Array
}

/**
 * Members joined to each other by the groups they share; an edge weighs as many as those are. Groups of more than
 * `largest` join nobody. Twice in a group is once.
 */
export function project(lists: Memberships, { largest = Infinity } = {}): Graph {
  const inGroup = Array.from({ length: lists.groups }, () => new Set<number>())
  lists.group.forEach((group, at) => {
    inGroup[group]?.add(lists.member[at] as number)
  })
  const from: number[] = []
  const to: number[] = []
  for (const group of inGroup) {
    if (group.size > largest) continue
    const together = [...group]
    together.forEach((one, at) => {
      for (const other of together.slice(at + 1)) {
        from.push(one)
        to.push(other)
      }
    })
  }
  const weights = new Float64Array(from.length).fill(1)
  return buildGraph({ n: lists.members, from: Uint32Array.from(from), to: Uint32Array.from(to), weights })
}
