import { type Cell, protect } from '../../../../ground/statistics/protect.ts'
import type { Relation } from '../../../../ground/statistics/ranges.ts'
import type { Share } from '../rules.ts'

/** What is told of a group: null where it is so small that it would tell of somebody. */
export type ToldShare = Share & { told: boolean }

/** The smallest group that is told, and the smallest of those in vulnerability. */
const SMALLEST = 5
const SMALLEST_SENSITIVE = 10

/**
 * Groups of one dimension, those left out that are small or would follow from the others: both how many asked and how many
 * were placed. Where no single group can be told the whole dimension is not.
 */
export function toldShares(shares: readonly Share[]): ToldShare[] {
  const smallest = shares.some(({ dimension }) => dimension === 'vulnerable') ? SMALLEST_SENSITIVE : SMALLEST
  const cells: Cell[] = []
  const relations: Relation[] = []
  for (const { part, needs, placed } of shares) {
    const [asked, got, out] = [`asked ${part}`, `placed ${part}`, `out ${part}`]
    cells.push({ id: asked, value: needs, smallest }, { id: got, value: placed, smallest })
    cells.push({ id: out, value: needs - placed, smallest, implied: true })
    relations.push({ total: asked, parts: [got, out] })
  }
  const sum = (of: (share: Share) => number) => shares.reduce((total, share) => total + of(share), 0)
  for (const [name, of] of [
    ['asked', (share: Share) => share.needs],
    ['placed', (share: Share) => share.placed],
  ] as const) {
    cells.push({ id: `${name} in all`, value: sum(of) })
    relations.push({ total: `${name} in all`, parts: shares.map(({ part }) => `${name} ${part}`) })
  }
  const hidden = hiddenOf(cells, relations)
  return shares.map((share) => ({
    ...share,
    told: hidden !== null && !hidden.has(`asked ${share.part}`) && !hidden.has(`placed ${share.part}`),
  }))
}

/** Null where the whole gives a small group away whatever is left out. */
function hiddenOf(cells: readonly Cell[], relations: readonly Relation[]) {
  try {
    return protect(cells, relations)
  } catch {
    return null
  }
}
