/** More than these nobody tells apart at the width of a phone. */
export const MOST_IN_PICTURE = 20

const NEAREST = 52
const FURTHEST = 96

/**
 * Where each stands around the middle: neighbours on the circle are tied to each other where they can be, the heavier the
 * nearer. Points of a picture 220 wide whose middle is 0, 0.
 */
export function circleAround(
  weights: readonly number[],
  among: readonly (readonly [number, number])[],
): { x: number; y: number }[] {
  const most = Math.max(...weights, Number.EPSILON)
  const points = weights.map(() => ({ x: 0, y: 0 }))
  const order = inCompany(weights.length, among)
  // Beside each other one stands a little further out, so that twenty have room.
  for (const [place, at] of order.entries()) {
    const angle = (2 * Math.PI * place) / order.length - Math.PI / 2
    const near = Math.sqrt((weights[at] ?? 0) / most)
    const stagger = order.length > 10 && place % 2 ? 12 : 0
    const radius = Math.min(FURTHEST, FURTHEST - (FURTHEST - NEAREST) * near + stagger)
    points[at] = { x: round(radius * Math.cos(angle)), y: round(radius * Math.sin(angle)) }
  }
  return points
}

/** Going from one to the next who is tied to them, else to the first who is left. */
function inCompany(count: number, among: readonly (readonly [number, number])[]): number[] {
  const left = new Set(Array.from({ length: count }, (_, at) => at))
  const order: number[] = []
  let here: number | undefined
  while (left.size > 0) {
    const near = among.find(
      (pair) => here !== undefined && pair.includes(here) && pair.some((at) => left.has(at)),
    )
    const next: number = near?.find((at) => left.has(at)) ?? (left.values().next().value as number)
    left.delete(next)
    order.push(next)
    here = next
  }
  return order
}

const round = (length: number) => Math.round(length * 10) / 10
