import type { EdgeList } from './graph.ts'

/** A list of edges that cannot be read: `line` counts from 1. */
export class BrokenEdgeList extends Error {
  readonly line: number
  constructor(line: number, what: string) {
    super(`line ${line}: ${what}`)
    this.line = line
  }
}

const [TAB, NEWLINE, RETURN, SPACE, COMMA, ZERO, NINE] = [9, 10, 13, 32, 44, 48, 57] as const
/** A line is at least `0 1` and its end. */
const LEAST_BYTES_A_LINE = 4
/** Ids of more digits would not all fit into 32 bits. */
const MOST_DIGITS = 9

/**
 * Reads `number separator number` lines, whose separator is a tab, a blank or a comma, from bytes that come in pieces cut
 * anywhere. `bytes` is the length of the whole: room for it is set apart once, and unused room is never touched.
 * A broken line is a `BrokenEdgeList`.
 */
export class EdgeListReader {
  readonly #from: Uint32Array
  readonly #to: Uint32Array
  #count = 0
  #line = 1
  #largest = 0
  /** What the line under way has given: its first number, the one being read, its digits, and how many fields ended. */
  #first = 0
  #number = 0
  #digits = 0
  #fields = 0

  constructor(bytes: number) {
    const room = Math.floor((bytes + 1) / LEAST_BYTES_A_LINE) + 1
    this.#from = new Uint32Array(room)
    this.#to = new Uint32Array(room)
  }

  /** Takes the next `length` bytes. */
  push(chunk: Uint8Array, length = chunk.length) {
    let [first, number, digits, fields] = [this.#first, this.#number, this.#digits, this.#fields]
    for (let at = 0; at < length; at++) {
      const byte = chunk[at]!
      if (byte >= ZERO && byte <= NINE) {
        number = (number * 10 + byte - ZERO) | 0
        digits++
      } else if (byte === TAB || byte === COMMA || byte === SPACE) {
        if (digits === 0 || digits > MOST_DIGITS || fields !== 0) this.#refuse(digits, fields)
        first = number
        number = 0
        digits = 0
        fields = 1
      } else if (byte === NEWLINE) {
        this.#endLine(first, number, digits, fields)
        number = 0
        digits = 0
        fields = 0
      } else if (byte !== RETURN) throw new BrokenEdgeList(this.#line, 'something that is not a number')
    }
    this.#first = first
    this.#number = number
    this.#digits = digits
    this.#fields = fields
  }

  /** All of them, once every byte was pushed; the last line may lack its end. */
  end(): EdgeList {
    if (this.#digits > 0 || this.#fields > 0)
      this.#endLine(this.#first, this.#number, this.#digits, this.#fields)
    const n = this.#count === 0 ? 0 : this.#largest + 1
    return { n, from: this.#from, to: this.#to, count: this.#count }
  }

  #endLine(first: number, second: number, digits: number, fields: number) {
    if (fields !== 1 || digits === 0 || digits > MOST_DIGITS) this.#refuse(digits, fields)
    if (first === second) throw new BrokenEdgeList(this.#line, 'a node joined to itself')
    this.#from[this.#count] = first
    this.#to[this.#count] = second
    this.#count++
    this.#line++
    if (first > this.#largest) this.#largest = first
    if (second > this.#largest) this.#largest = second
  }

  #refuse(digits: number, fields: number): never {
    if (digits > MOST_DIGITS) throw new BrokenEdgeList(this.#line, 'a number that is too long')
    throw new BrokenEdgeList(
      this.#line,
      digits > 0 && fields > 0 ? 'more than two numbers' : 'not two numbers',
    )
  }
}
