import { amountSaid } from '../amounts/rules.ts'

/** A movement at the bank: cents come in or, negative, go out. */
export type Movement = { onDate: string; cents: number }
export type BankLine = Movement & { row: number }
export type LedgerMovement = Movement & { id: string }
export type Match = { line: BankLine; entryId: string }

/** A bank books up to so many days before or after the ledger. */
export const NEAR_DAYS = 10
const DAY_MS = 86_400_000
const daysApart = (one: Movement, other: Movement) =>
  Math.abs(Date.parse(one.onDate) - Date.parse(other.onDate)) / DAY_MS

/**
 * Which line of a statement is which entry: same cents and direction, few days apart, the nearest first, each once. What is
 * left on either side is a difference to look at.
 */
export function matchLines(
  lines: readonly BankLine[],
  entries: readonly LedgerMovement[],
): { matches: Match[]; unmatched: BankLine[] } {
  const pairs = lines.flatMap((line) =>
    entries
      .filter((entry) => entry.cents === line.cents && daysApart(entry, line) <= NEAR_DAYS)
      .map((entry) => ({ line, entry, apart: daysApart(entry, line) })),
  )
  pairs.sort((one, other) => one.apart - other.apart || one.line.row - other.line.row)
  const [takenLines, takenEntries] = [new Set<number>(), new Set<string>()]
  const matches: Match[] = []
  for (const { line, entry } of pairs) {
    if (takenLines.has(line.row) || takenEntries.has(entry.id)) continue
    takenLines.add(line.row)
    takenEntries.add(entry.id)
    matches.push({ line, entryId: entry.id })
  }
  matches.sort((one, other) => one.line.row - other.line.row)
  return { matches, unmatched: lines.filter(({ row }) => !takenLines.has(row)) }
}

/** Cents with their sign, as a statement says them: -1.234,56 or 1.234,56-; zero too. Null for what is no amount. */
export function signedCents(said: string): number | null {
  const typed = said.trim()
  const bare = typed.replace(/^[-−–+]\s*/, '').replace(/\s*[-−–+]$/, '')
  const isNegative = /^[-−–]/.test(typed) || /[-−–]$/.test(typed)
  const read = amountSaid(bare)
  if (!read.ok) return read.refusal === 'zero' ? 0 : null
  return isNegative ? -read.cents : read.cents
}

export type Columns = { date: number; amount?: number; out?: number; in?: number }

/** Where a statement says day and amount, by its headings; undefined where it does not. */
export function statementColumns(headings: readonly string[]): Columns | undefined {
  const find = (pattern: RegExp) => headings.findIndex((heading) => pattern.test(heading.trim()))
  const booked = find(/contabile|operazione|booking/i)
  const date =
    booked >= 0 && /data|date/i.test(headings[booked] ?? '') ? booked : find(/^data|date|giorno|valuta/i)
  const [amount, out, into] = [
    find(/importo|ammontare|amount/i),
    find(/dare|addebit|uscit|debit/i),
    find(/avere|accredit|entrat|credit/i),
  ]
  if (date < 0) return undefined
  if (out >= 0 && into >= 0) return { date, out, in: into }
  return amount >= 0 ? { date, amount } : undefined
}
