import type { Separator } from './separator.ts'

/** One line of a CSV file (RFC 4180), quoted where the value needs it. */
export function csvLine(cells: readonly string[], separator: Separator): string {
  return `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`
}

function quoted(cell: string, separator: string) {
  const needsQuotes = cell.includes(separator) || /["\r\n]|^\s|\s$/.test(cell)
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell
}
