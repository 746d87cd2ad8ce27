import { createReadStream } from 'node:fs'
import { BrokenLine, LONGEST_LINE } from '../rules.ts'

/** A file as pieces of text, however large it is. Throws where it is not UTF-8. */
export async function* textOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const piece of createReadStream(file, { highWaterMark: 256 * 1024 }))
    yield decoder.decode(piece as Buffer, { stream: true })
  yield decoder.decode()
}

/** Its lines with their numbers, a piece at a time: what is held is one line and one piece. */
export async function* linesOf(
  pieces: AsyncIterable<string>,
): AsyncGenerator<{ first: number; lines: string[] }> {
  let rest = ''
  let first = 1
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    const long = lines.findIndex((line) => line.length > LONGEST_LINE)
    if (long >= 0 || rest.length > LONGEST_LINE)
      throw new BrokenLine(
        first + (long >= 0 ? long : lines.length),
        'this line is far too long for a list of ties',
      )
    if (lines.length) yield { first, lines }
    first += lines.length
  }
  if (rest) yield { first, lines: [rest] }
}
