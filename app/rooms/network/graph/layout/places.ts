export type Points = { readonly x: Float64Array; readonly y: Float64Array }

/** Points set one after the other at the golden angle fill a disc evenly. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/**
 * `count` points in a disc around the middle, each with as much room as its size asks for, turned by chance so that no two
 * points of two such discs fall on the same line.
 */
export function spiral(count: number, random: () => number, sizes?: Float64Array): Points {
  const turn = (random() / 2 ** 32) * 2 * Math.PI
  const points = { x: new Float64Array(count), y: new Float64Array(count) }
  let area = 0
  for (let point = 0; point < count; point++) {
    const size = sizes ? sizes[point]! : 1
    const radius = Math.sqrt(area + size / 2)
    area += size
    points.x[point] = radius * Math.cos(turn + point * GOLDEN_ANGLE)
    points.y[point] = radius * Math.sin(turn + point * GOLDEN_ANGLE)
  }
  return points
}

/** Moves the points, in place, so that their middle is 0 and the furthest is at `radius`. */
export function fillDisc({ x, y }: Points, radius: number) {
  if (x.length === 0) return
  const middleX = x.reduce((sum, one) => sum + one, 0) / x.length
  const middleY = y.reduce((sum, one) => sum + one, 0) / y.length
  let furthest = 1e-9
  for (let point = 0; point < x.length; point++)
    furthest = Math.max(furthest, Math.hypot(x[point]! - middleX, y[point]! - middleY))
  for (let point = 0; point < x.length; point++) {
    x[point] = ((x[point]! - middleX) * radius) / furthest
    y[point] = ((y[point]! - middleY) * radius) / furthest
  }
}

/** `count` points spread evenly, in a spiral, over the ring between two radii. */
export function ringsAround(count: number, inner: number, outer: number): Points {
  const points = { x: new Float64Array(count), y: new Float64Array(count) }
  const least = Math.min(inner, outer * 0.97)
  for (let point = 0; point < count; point++) {
    const share = (point + 0.5) / count
    const radius = Math.sqrt(least ** 2 + share * (outer ** 2 - least ** 2))
    points.x[point] = radius * Math.cos(point * GOLDEN_ANGLE)
    points.y[point] = radius * Math.sin(point * GOLDEN_ANGLE)
  }
  return points
}
