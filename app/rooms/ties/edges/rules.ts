import { EVIDENCE_KINDS, type NodeKind } from '../rules.ts'
import {
  firstDayOf,
  isFormal,
  kindNumberOf,
  lastDayOf,
  leftAfter,
  WEIGHT_OF_NUMBER,
} from '../weights/rules.ts'

/** What stands between two on a day. Nodes are numbered by their place in `ids`. */
export type Edges = {
  ids: string[]
  nodeKinds: NodeKind[]
  /** One entry a tie in each of these. */
  a: Uint32Array
  b: Uint32Array
  weight: Float64Array
  /** Days since the year 1: see weights/rules.ts. */
  first: Int32Array
  last: Int32Array
  /** 1 where an act stands behind at least one of its facts. */
  formal: Uint8Array
  /** Of which kinds of evidence: bit n for EVIDENCE_KINDS[n]. */
  kinds: Uint32Array
}

export const kindsIn = (bits: number) => EVIDENCE_KINDS.filter((_, at) => (bits >>> at) & 1)

export type TieRow = { a: string; b: string; aKind: NodeKind; bKind: NodeKind; facts: number[] }
/** From the first day until the last of a role, both included. */
export type Span = { from: number; until: number }

export type Fold = {
  /** A day as weights/rules.ts counts them. */
  on: number
  halfLifeDays: number
  /** By a merged record: who was kept. */
  kept: ReadonlyMap<string, string>
  /** Who is in no picture at all. */
  leftOut: ReadonlySet<string>
  /** When somebody worked here: facts of those days are not theirs, but their work's. Empty to count them. */
  atWork: ReadonlyMap<string, readonly Span[]>
  /** Facts that named two records of one person: each was written once too often for its other nodes. */
  twice: readonly TwiceNamed[]
}
/** `times` too many facts between somebody and another. */
export type TwiceNamed = { oneId: string; otherId: string; fact: number; times: number }

/** Every tie on a line: the ids of both ends, a letter for the kind of each, and the facts. And how they fold. */
export type Told = { said: string; fold: Fold }

export const edgesFrom = ({ said, fold }: Told): Edges =>
  foldEdges(said ? said.split('\n').map(tieRow) : [], fold)

const KINDS: Record<string, NodeKind> = { p: 'person', o: 'organisation', l: 'place' }
const ID = 36

function tieRow(line: string): TieRow {
  return {
    a: line.slice(0, ID),
    b: line.slice(ID, 2 * ID),
    aKind: KINDS[line.charAt(2 * ID)] ?? 'person',
    bKind: KINDS[line.charAt(2 * ID + 1)] ?? 'person',
    facts: numbersFrom(line, 2 * ID + 2),
  }
}

const COMMA = 44
const ZERO = 48
/** Whole numbers with commas between them, digit by digit: `split` and `Number` take four times as long. */
function numbersFrom(line: string, from: number): number[] {
  const numbers: number[] = []
  let number = 0
  for (let at = from; at < line.length; at += 1) {
    const sign = line.charCodeAt(at)
    if (sign === COMMA) {
      numbers.push(number)
      number = 0
    } else number = number * 10 + sign - ZERO
  }
  numbers.push(number)
  return numbers
}

type Sum = { weight: number; first: number; last: number; formal: number; kinds: number }

/**
 * Ties as of a day, summed over circles and merged records. A tie of which nothing had happened by that day is not there;
 * neither is a tie of somebody with themself.
 */
export function foldEdges(rows: Iterable<TieRow>, fold: Fold): Edges {
  const decay = decayFor(fold)
  const numbers = new Map<string, number>()
  const nodeKinds: NodeKind[] = []
  const numberOf = (id: string, kind: NodeKind) => {
    let number = numbers.get(id)
    if (number === undefined) {
      number = numbers.size
      numbers.set(id, number)
      nodeKinds.push(kind)
    }
    return number
  }
  const together = gathered(rows, fold)
  const found: { a: number; b: number; sum: Sum }[] = []
  for (const row of together) {
    const sum = sumOf(row, fold, decay)
    if (sum) found.push({ a: numberOf(row.a, row.aKind), b: numberOf(row.b, row.bKind), sum })
  }
  return {
    ids: [...numbers.keys()],
    nodeKinds,
    a: Uint32Array.from(found, ({ a }) => a),
    b: Uint32Array.from(found, ({ b }) => b),
    weight: Float64Array.from(found, ({ sum }) => sum.weight),
    first: Int32Array.from(found, ({ sum }) => sum.first),
    last: Int32Array.from(found, ({ sum }) => sum.last),
    formal: Uint8Array.from(found, ({ sum }) => sum.formal),
    kinds: Uint32Array.from(found, ({ sum }) => sum.kinds),
  }
}

/**
 * One row a pair: those of several circles and of merged records put together, facts in their order. Rows come in the order
 * of their pairs, so only merged records can meet again further on.
 */
export function gathered(
  rows: Iterable<TieRow>,
  { kept, leftOut, twice }: Pick<Fold, 'kept' | 'leftOut' | 'twice'>,
): TieRow[] {
  const merged = new Set([...kept.keys(), ...kept.values()])
  const pairs: TieRow[] = []
  const again = new Map<string, TieRow>()
  let before: TieRow | undefined
  for (const row of rows) {
    if (before?.a === row.a && before.b === row.b) {
      addFacts(before, row.facts)
      continue
    }
    const moved = merged.has(row.a) || merged.has(row.b)
    const pair = moved ? ordered(row, kept) : row
    if (pair.a === pair.b || leftOut.has(pair.a) || leftOut.has(pair.b)) continue
    const known = moved ? again.get(pair.a + pair.b) : undefined
    before = moved ? undefined : pair
    if (known) {
      addFacts(known, row.facts)
      continue
    }
    pairs.push(pair)
    if (moved) again.set(pair.a + pair.b, pair)
  }
  for (const { oneId, otherId, fact, times } of twice) {
    const pair = again.get(oneId < otherId ? oneId + otherId : otherId + oneId)
    for (let n = 0; pair && n < times; n += 1) {
      const at = pair.facts.indexOf(fact)
      if (at >= 0) pair.facts = pair.facts.toSpliced(at, 1)
    }
  }
  return pairs
}

function addFacts(pair: TieRow, facts: readonly number[]) {
  pair.facts = [...pair.facts, ...facts].sort((x, y) => x - y)
}

function ordered({ a, b, aKind, bKind, facts }: TieRow, kept: ReadonlyMap<string, string>): TieRow {
  const [one, two] = [kept.get(a) ?? a, kept.get(b) ?? b]
  return one < two
    ? { a: one, b: two, aKind, bKind, facts }
    : { a: two, b: one, aKind: bKind, bKind: aKind, facts }
}

function sumOf({ a, b, facts }: TieRow, { on, atWork }: Fold, decay: (age: number) => number) {
  const [worksA, worksB] = [atWork.get(a), atWork.get(b)]
  const sum: Sum = { weight: 0, first: 0, last: 0, formal: 0, kinds: 0 }
  for (const fact of facts) {
    const from = firstDayOf(fact)
    if (from > on) break
    if ((worksA && isWithin(worksA, from)) || (worksB && isWithin(worksB, from))) continue
    const kind = kindNumberOf(fact)
    const last = lastDayOf(fact, on)
    sum.weight += (WEIGHT_OF_NUMBER[kind] ?? 0) * decay(on - last)
    if (sum.kinds === 0) sum.first = from
    if (last > sum.last) sum.last = last
    if (isFormal(fact)) sum.formal = 1
    sum.kinds |= 1 << kind
  }
  return sum.kinds === 0 ? undefined : sum
}

const isWithin = (spans: readonly Span[], day: number) =>
  spans.some(({ from, until }) => from <= day && day <= until)

/** The same few thousand ages come again and again. */
function decayFor({ halfLifeDays }: Fold) {
  const known: number[] = []
  return (age: number) => {
    known[age] ??= leftAfter(age, halfLifeDays)
    return known[age]
  }
}
