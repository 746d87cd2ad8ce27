export const LEVELS = ['goal', 'result', 'output', 'activity'] as const
export type Level = (typeof LEVELS)[number]

/** What stands under a line; nothing under an activity. */
export const levelBelow = (level: Level): Level | undefined => LEVELS[LEVELS.indexOf(level) + 1]

export type LineWords = {
  words: string
  codes: readonly string[]
  verified: string | null
  assumed: string | null
  plan: string | null
}
/** A line as it stands: `id` is of this version of it, `line` the same through all. */
export type Line = LineWords & {
  id: string
  line: string
  level: Level
  under: string | null
  position: number
}
/** A line in its place: "2.1" is the first output of the second result; a goal has no number. */
export type Numbered = Line & { number: string }

/**
 * The lines in the order they are read, each under what it leads to. Results are numbered through all goals. A line whose
 * upper one is gone is not there either.
 */
export function inOrder(lines: readonly Line[]): Numbered[] {
  const beneath = Map.groupBy(lines, ({ under }) => under)
  const sorted = (under: string | null) =>
    [...(beneath.get(under) ?? [])].sort(
      (one, other) => one.position - other.position || (one.line < other.line ? -1 : 1),
    )
  let results = 0
  const numberOf = ({ level }: Line, above: string, at: number) => {
    if (level === 'goal') return ''
    if (level === 'result') {
      results += 1
      return `${results}`
    }
    return `${above}.${at + 1}`
  }
  const walk = (under: string | null, above: string): Numbered[] =>
    sorted(under).flatMap((one, at) => {
      const number = numberOf(one, above, at)
      return [{ ...one, number }, ...walk(one.line, number)]
    })
  return walk(null, '')
}

/** The line just before this one under the same, with which it changes places when it goes up. */
export function lineBefore(lines: readonly Line[], id: string): Line | undefined {
  const here = lines.find((one) => one.id === id)
  if (!here) return undefined
  const beside = inOrder(lines).filter(({ under }) => under === here.under)
  return beside[beside.findIndex((one) => one.id === id) - 1]
}
