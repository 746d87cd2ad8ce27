/** One tie of a list, as its line says it. */
export type ListedTie = { line: number; one: string; two: string; sinceOn: string | null; formal: boolean }

/** A line that cannot be read: the whole list is refused, and this line is told. */
export class BrokenLine extends Error {
  readonly line: number
  constructor(line: number, what: string) {
    super(`line ${line}: ${what}`)
    this.line = line
  }
}

/** Why a line that can be read makes no tie; the others do. */
export const LEFT_OUT = ['self', 'twice', 'unknown', 'already', 'unnamed'] as const
export type LeftOut = (typeof LEFT_OUT)[number]

/** More than these is no list of a district's ties. */
export const MOST_TIES = 1_000_000
/** A longer line is no line of an edge list: without an end somewhere a file of one line would fill the memory. */
export const LONGEST_LINE = 64 * 1024

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const YES = new Set(['yes', 'true', '1', 'si', 'sì', 'formal', 'formale'])
const NO = new Set(['', 'no', 'false', '0', 'informal', 'informale'])

/** What a line says, column by column; throws a BrokenLine where it says something else. */
export function listedTie(line: number, said: Record<string, string | undefined>): ListedTie {
  return {
    line,
    one: idSaid(line, 'source', said.source),
    two: idSaid(line, 'target', said.target),
    sinceOn: daySaid(line, said.since ?? said.first),
    formal: formalSaid(line, said.formal),
  }
}

function idSaid(line: number, column: string, said = ''): string {
  const id = said.trim()
  if (ID.test(id)) return id.toLowerCase()
  throw new BrokenLine(line, `${column} is ${JSON.stringify(id.slice(0, 60))}, not the code of a record`)
}

function daySaid(line: number, said = ''): string | null {
  const day = said.trim()
  if (day === '') return null
  const [, year = '', month = '', date = ''] = DAY.exec(day) ?? []
  const time = Date.UTC(Number(year), Number(month) - 1, Number(date))
  if (year && new Date(time).toISOString().startsWith(day)) return day
  throw new BrokenLine(line, `since is ${JSON.stringify(day.slice(0, 60))}, not a day such as 2017-03-12`)
}

function formalSaid(line: number, said = ''): boolean {
  const word = said.trim().toLowerCase()
  if (YES.has(word)) return true
  if (NO.has(word)) return false
  throw new BrokenLine(line, `formal is ${JSON.stringify(word.slice(0, 60))}, neither yes nor no`)
}

/** A pair as one number, whichever was named first. */
export const pairKey = (a: { at: number }, b: { at: number }, count: number) =>
  Math.min(a.at, b.at) * count + Math.max(a.at, b.at)
