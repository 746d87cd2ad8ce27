/**
 * Points of a plane in nested squares, each square with the mass and the centre of what is in it: far away squares are then
 * looked at as one point (Barnes and Hut 1986). Made anew in the same arrays at each step of a layout.
 */
export class Quadtree {
  /** Of each square: the first of its four quarters, or the one point in it (as −2 − point), or nothing (−1). */
  #child: Int32Array
  #mass: Float64Array
  #sumX: Float64Array
  #sumY: Float64Array
  #squares = 0
  #left = 0
  #top = 0
  #side = 1
  readonly #stack = new Int32Array(256)
  readonly #sides = new Float64Array(256)

  constructor(points: number) {
    const room = 4 * Math.max(16, points * 2)
    this.#child = new Int32Array(room)
    this.#mass = new Float64Array(room)
    this.#sumX = new Float64Array(room)
    this.#sumY = new Float64Array(room)
  }

  fill(x: Float64Array, y: Float64Array, mass: Float64Array) {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
    for (let point = 0; point < x.length; point++) {
      left = Math.min(left, x[point]!)
      right = Math.max(right, x[point]!)
      top = Math.min(top, y[point]!)
      bottom = Math.max(bottom, y[point]!)
    }
    this.#left = left
    this.#top = top
    this.#side = Math.max(right - left, bottom - top, 1e-9) * 1.0001
    this.#squares = 0
    this.#newSquare()
    for (let point = 0; point < x.length; point++) this.#add(point, x, y, mass)
  }

  /** What pushes away a point at (x, y): Σ mass · (direction / distance), into `push`. Squares seen small are one. */
  pushAt(atX: number, atY: number, apart: number, push: Float64Array) {
    const stack = this.#stack
    const sides = this.#sides
    let depth = 0
    stack[0] = 0
    sides[0] = this.#side
    let [pushX, pushY] = [0, 0]
    while (depth >= 0) {
      const square = stack[depth]!
      const side = sides[depth]!
      depth--
      const mass = this.#mass[square]!
      if (mass === 0) continue
      const dx = atX - this.#sumX[square]! / mass
      const dy = atY - this.#sumY[square]! / mass
      const distance2 = dx * dx + dy * dy
      const quarters = this.#child[square]!
      if (quarters < 0 || side * side < apart * apart * distance2) {
        if (distance2 < 1e-12) continue
        pushX += (mass * dx) / distance2
        pushY += (mass * dy) / distance2
        continue
      }
      for (let quarter = 0; quarter < 4; quarter++) {
        depth++
        stack[depth] = quarters + quarter
        sides[depth] = side / 2
      }
    }
    push[0] = pushX
    push[1] = pushY
  }

  #newSquare(): number {
    if (this.#squares === this.#child.length) this.#grow()
    const square = this.#squares++
    this.#child[square] = -1
    this.#mass[square] = 0
    this.#sumX[square] = 0
    this.#sumY[square] = 0
    return square
  }

  #add(point: number, x: Float64Array, y: Float64Array, mass: Float64Array) {
    let square = 0
    let side = this.#side
    let left = this.#left
    let top = this.#top
    for (let depth = 0; ; depth++) {
      const held = this.#child[square]!
      if (held === -1) {
        this.#child[square] = -2 - point
        this.#put(square, point, x, y, mass)
        return
      }
      // Points in the same spot share a square.
      if (held < -1 && depth > 40) {
        this.#put(square, point, x, y, mass)
        return
      }
      side /= 2
      if (held < -1) {
        const other = -2 - held
        const quarters = this.#newSquare()
        for (let quarter = 1; quarter < 4; quarter++) this.#newSquare()
        this.#child[square] = quarters
        const there = quarters + quarterOf(x[other]!, y[other]!, left, top, side)
        this.#child[there] = held
        this.#put(there, other, x, y, mass)
      }
      this.#put(square, point, x, y, mass)
      const quarter = quarterOf(x[point]!, y[point]!, left, top, side)
      square = this.#child[square]! + quarter
      if (quarter & 1) left += side
      if (quarter & 2) top += side
    }
  }

  #put(square: number, point: number, x: Float64Array, y: Float64Array, mass: Float64Array) {
    this.#mass[square]! += mass[point]!
    this.#sumX[square]! += mass[point]! * x[point]!
    this.#sumY[square]! += mass[point]! * y[point]!
  }

  #grow() {
    const room = this.#child.length * 2
    const wider = <A extends Int32Array | Float64Array>(from: A, to: A): A => {
      to.set(from)
      return to
    }
    this.#child = wider(this.#child, new Int32Array(room))
    this.#mass = wider(this.#mass, new Float64Array(room))
    this.#sumX = wider(this.#sumX, new Float64Array(room))
    this.#sumY = wider(this.#sumY, new Float64Array(room))
  }
}

const quarterOf = (x: number, y: number, left: number, top: number, side: number) =>
  (x >= left + side ? 1 : 0) + (y >= top + side ? 2 : 0)
