import { BrokenLine, type ListedTie, LONGEST_LINE, listedTie } from '../rules.ts'

type Tag = { line: number; name: string; attributes: Record<string, string>; closes: boolean; opens: boolean }
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const KNOWN = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/**
 * Ties of a GraphML file: its edges, with what their data say. Read as it comes, never held whole; a document type is
 * refused, so that no entity can stand for anything. Throws at the first thing that is no GraphML.
 */
export async function* tiesOfGraphml(pieces: AsyncIterable<string>): AsyncGenerator<ListedTie[]> {
  const names = new Map<string, string>()
  let edge: { line: number; said: Record<string, string> } | undefined
  let key: string | undefined
  let isGraph = false
  let ties: ListedTie[] = []
  for await (const part of partsOf(pieces)) {
    if (typeof part === 'string') {
      if (edge && key) edge.said[key] = (edge.said[key] ?? '') + part
      continue
    }
    const { line, name, attributes, opens, closes } = part
    if (opens && name === 'graphml') isGraph = true
    if (opens && !isGraph) throw new BrokenLine(line, `<${name}> where <graphml> should be`)
    if (opens && name === 'key' && attributes.id)
      names.set(attributes.id, attributes['attr.name'] ?? attributes.id)
    if (opens && name === 'edge') {
      if (edge) throw new BrokenLine(line, 'an edge within an edge')
      edge = { line, said: { source: attributes.source ?? '', target: attributes.target ?? '' } }
    }
    if (opens && name === 'data') key = names.get(attributes.key ?? '') ?? attributes.key
    if (closes && name === 'data') key = undefined
    if (closes && name === 'edge' && edge) {
      ties.push(listedTie(edge.line, edge.said))
      edge = undefined
      if (ties.length >= 2000) {
        yield ties
        ties = []
      }
    }
  }
  if (!isGraph || edge) throw new BrokenLine(1, 'the file ends before its graph does')
  if (ties.length) yield ties
}

/** Tags, and the words between them, with the line where each tag stands. */
async function* partsOf(pieces: AsyncIterable<string>): AsyncGenerator<Tag | string> {
  let rest = ''
  let line = 1
  let open = 0
  for await (const piece of pieces) {
    rest += piece
    for (;;) {
      const from = rest.indexOf('<')
      const to = from < 0 ? -1 : endOf(rest, from)
      if (to < 0) break
      const words = rest.slice(0, from)
      const tag = rest.slice(from, to + 1)
      rest = rest.slice(to + 1)
      line += newLines(words)
      if (words.trim()) yield plain(words, line)
      const read = tagOf(tag, line)
      line += newLines(tag)
      if (!read) continue
      open += (read.opens ? 1 : 0) - (read.closes ? 1 : 0)
      if (open < 0) throw new BrokenLine(line, `</${read.name}> closes what was never opened`)
      yield read
    }
    if (rest.length > LONGEST_LINE * 8) throw new BrokenLine(line, 'a tag that does not end')
  }
  if (open !== 0 || rest.trim()) throw new BrokenLine(line, 'the file ends in the middle')
}

/** Where what begins with `<` ends; -1 while more must be read. */
function endOf(text: string, from: number): number {
  if (text.startsWith('<!--', from)) {
    const end = text.indexOf('-->', from)
    return end < 0 ? -1 : end + 2
  }
  return text.indexOf('>', from)
}

function tagOf(text: string, line: number): Tag | undefined {
  if (text.startsWith('<!--') || text.startsWith('<?')) return undefined
  if (text.startsWith('<!'))
    throw new BrokenLine(line, 'a document type is not taken: remove what begins with <!')
  const [, slash = '', name = '', inner = ''] = /^<(\/?)([\w:.-]+)(.*?)\/?>$/s.exec(text) ?? []
  if (!name) throw new BrokenLine(line, `${JSON.stringify(text.slice(0, 40))} is no tag`)
  const attributes: Record<string, string> = {}
  for (const [, word = '', one, two] of inner.matchAll(ATTRIBUTE))
    attributes[word] = plain(one ?? two ?? '', line)
  const alone = text.endsWith('/>')
  return { line, name: name.replace(/^.*:/, ''), attributes, opens: !slash, closes: Boolean(slash) || alone }
}

/** The five names of XML and characters by number; any other entity is refused. */
function plain(text: string, line: number): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;\s]{0,12});?/g, (said, name: string) => {
    const number = /^#(x?)([0-9a-f]{1,6})$/i.exec(name)
    const code = number ? Number.parseInt(number[2] ?? '', number[1] ? 16 : 10) : Number.NaN
    const sign = KNOWN.get(name) ?? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined)
    if (sign === undefined || !said.endsWith(';'))
      throw new BrokenLine(line, `${said} stands for nothing here`)
    return sign
  })
}

const newLines = (text: string) => text.split('\n').length - 1
