import type { Picture } from '../picture/rules.ts'

/** Somebody who was met or is accompanied, as the diary and the registers know them. */
export type Followed = { id: string; lastMetOn: string | null; timesMet: number; accompanied: boolean }

/** Why somebody is shown among the isolated: a text key below `network.isolation`, and what it says. */
export type Why =
  | { why: 'nobody' }
  | { why: 'few'; ties: number }
  | { why: 'weak' }
  | { why: 'fading' }
  | { why: 'onlyBodies'; ties: number }
  | { why: 'notMetSince'; on: string }

export type Isolated = Followed & { ties: number; reasons: Why[] }

/** Few: no more than so many others. */
export const FEW = 2
/** Weak: all ties together weigh less than one plain meeting of late. */
export const WEAK = 1
/** Fading: less than this is left of what the ties weighed half a year before; and they weighed something. */
export const FADING = { left: 0.6, from: 1 } as const
/** Not met for so long is told; by itself it isolates nobody. */
export const LONG_AGO_DAYS = 90

type TiesOf = { ties: number; bodies: number; strength: number; before: number }

/**
 * Why somebody counts as isolated, on a day; nothing where they do not. Isolated is who has no tie to anybody but those
 * who work here; or few ties that are also weak or fading; or ties that are all both weak and fading. That all ties are to
 * organisations, and since when nobody noted meeting them, is said beside it. No score: each reason can be read and doubted.
 */
export function whyIsolated(ties: TiesOf, lastMetOn: string | null, longAgo: string): Why[] {
  const weak = ties.strength < WEAK
  const fading = ties.before >= FADING.from && ties.strength < ties.before * FADING.left
  const few = ties.ties <= FEW
  const reasons: Why[] = []
  if (ties.ties === 0) reasons.push({ why: 'nobody' })
  else {
    if (few) reasons.push({ why: 'few', ties: ties.ties })
    if (weak) reasons.push({ why: 'weak' })
    if (fading) reasons.push({ why: 'fading' })
    if (reasons.length < 2) return []
    if (ties.bodies === ties.ties) reasons.push({ why: 'onlyBodies', ties: ties.ties })
  }
  if (lastMetOn !== null && lastMetOn < longAgo) reasons.push({ why: 'notMetSince', on: lastMetOn })
  return reasons
}

/**
 * Who of these is isolated, those met longest ago first: that is an order to look in, not of need. `longAgo` is the day
 * before which a meeting is long ago.
 */
export function isolatedAmong(followed: readonly Followed[], picture: Picture, longAgo: string): Isolated[] {
  const { bodies } = countBodies(picture)
  return followed
    .flatMap((one) => {
      const node = picture.numberOf.get(one.id)
      const ties =
        node === undefined
          ? { ties: 0, bodies: 0, strength: 0, before: 0 }
          : {
              ties: picture.measures.degree[node] as number,
              bodies: bodies[node] as number,
              strength: picture.measures.strength[node] as number,
              before: picture.strengthBefore[node] as number,
            }
      const reasons = whyIsolated(ties, one.lastMetOn, longAgo)
      return reasons.length ? [{ ...one, ties: ties.ties, reasons }] : []
    })
    .sort((a, b) => (a.lastMetOn ?? '').localeCompare(b.lastMetOn ?? '') || (a.id < b.id ? -1 : 1))
}

/** How many organisations each node is tied to. */
function countBodies({ edges, facts }: Picture) {
  const bodies = new Uint32Array(edges.ids.length)
  const count = (node: number, other: number) => {
    if (facts[other]?.kind === 'organisation') bodies[node] = (bodies[node] as number) + 1
  }
  edges.a.forEach((a, tie) => {
    const b = edges.b[tie] as number
    count(a, b)
    count(b, a)
  })
  return { bodies }
}
