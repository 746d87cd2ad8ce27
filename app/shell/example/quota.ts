import type { Dice } from '../../ground/random/dice.ts'

/** How many chances are left, and how many of them must still come true. */
export type Quota = { chances: number; due: number }

// A little early rather than late: at the very end there may be nobody left to choose.
const EAGER = 1.25

/** Takes one chance; tells whether this is one of those that must come true. Say `met` once it has. */
export function falls(dice: Dice, quota: Quota): boolean {
  const share = quota.chances > 0 ? quota.due / quota.chances : 1
  quota.chances--
  return quota.due > 0 && dice.next() < share * EAGER
}

export const met = (quota: Quota) => {
  quota.due--
}

/** Throws when the story ended before what was published had come true: the numbers above do not fit each other. */
export function allMet(quotas: Record<string, readonly Quota[]>) {
  for (const [name, spans] of Object.entries(quotas)) {
    spans.forEach(({ due }, span) => {
      if (due !== 0) throw new Error(`the example is ${due} short of ${name} in span ${span + 1}`)
    })
  }
}
