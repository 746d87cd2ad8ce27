import { parse } from 'csv-parse/sync'
import { BrokenLine, type ListedTie, listedTie } from '../rules.ts'
import { linesOf } from './lines.ts'

const SEPARATORS = [',', ';', '\t'] as const

/** Ties of a CSV file whose first line names its columns: `source` and `target` at least. Throws at the first broken line. */
export async function* tiesOfCsv(pieces: AsyncIterable<string>): AsyncGenerator<ListedTie[]> {
  let columns: { names: string[]; separator: string } | undefined
  for await (const { first, lines } of linesOf(pieces)) {
    const ties: ListedTie[] = []
    for (const [at, raw] of lines.entries()) {
      const line = first + at
      const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw
      if (text === '') continue
      if (!columns) {
        columns = headingsOf(line, text.replace(/^\uFEFF/, ''))
        continue
      }
      const { names, separator } = columns
      const cells = cellsOf(line, text, separator)
      if (cells.length !== names.length)
        throw new BrokenLine(line, `${cells.length} cells where the first line names ${names.length} columns`)
      const said: Record<string, string> = {}
      for (const [place, name] of names.entries()) said[name] = cells[place] ?? ''
      ties.push(listedTie(line, said))
    }
    if (ties.length) yield ties
  }
  if (!columns) throw new BrokenLine(1, 'the file is empty')
}

function headingsOf(line: number, text: string) {
  const separator = SEPARATORS.toSorted((a, b) => text.split(b).length - text.split(a).length)[0] ?? ','
  const names = cellsOf(line, text, separator).map((name) => name.trim().toLowerCase())
  if (!names.includes('source') || !names.includes('target'))
    throw new BrokenLine(line, 'the first line must name the columns, source and target among them')
  return { names, separator }
}

function cellsOf(line: number, text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator)
  try {
    return (parse(text, { delimiter: separator }) as string[][])[0] ?? []
  } catch {
    throw new BrokenLine(line, 'a quote is opened and not closed, or stands in the middle of a cell')
  }
}
