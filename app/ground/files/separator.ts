export type Separator = ',' | ';' | '\t' | '|'
export const SEPARATORS: readonly Separator[] = [';', ',', '\t', '|']

/** The line with which Excel tells its own separator. */
const STATED = /^sep=([,;\t|])\r?\n/i
export const statesSeparator = (text: string) => STATED.test(text)

const LINES_TO_COMPARE = 30

/**
 * The separator that cuts the first lines into the most alike pieces. Separators inside quotes do
 * not count. A file of one column has none: the comma is answered, which cuts nothing there.
 */
export function separatorOf(text: string): Separator {
  const stated = STATED.exec(text)?.[1]
  if (stated) return stated as Separator

  const lines = countsPerLine(text)
  let best: { separator: Separator; score: number } = { separator: ',', score: 0 }
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => line[separator])
    const usual = mostFrequent(counts.filter((count) => count > 0))
    const alike = counts.filter((count) => count === usual).length / counts.length
    const score = usual === 0 ? 0 : alike + usual / 1000
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

function countsPerLine(text: string) {
  const none = () => ({ ',': 0, ';': 0, '\t': 0, '|': 0 })
  const lines = [none()]
  let quoted = false
  for (const sign of text) {
    if (sign === '"') quoted = !quoted
    else if (quoted) continue
    else if (sign === '\n') {
      if (lines.length === LINES_TO_COMPARE) break
      lines.push(none())
    } else if (sign in lines[0]!) lines.at(-1)![sign as Separator]++
  }
  const filled = lines.filter((line) => Object.values(line).some((count) => count > 0))
  return filled.length > 0 ? filled : lines
}

function mostFrequent(counts: number[]) {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}
