import { writeCsv } from '../../../../ground/files/csv-write.ts'
import type { Exported } from '../reads.ts'

const HEADINGS = [
  'source',
  'target',
  'source_kind',
  'target_kind',
  'weight',
  'first',
  'last',
  'formal',
  'kinds',
]

/** One line a tie, with the names beside where they are asked for. */
export function csvOf({ nodes, ties }: Exported): AsyncGenerator<string> {
  const named = nodes.some(({ name }) => name !== undefined)
  function* rows() {
    for (const { source, target, weight, first, last, formal, kinds } of ties()) {
      const [one, two] = [nodes[source], nodes[target]]
      const cells = [
        one?.id,
        two?.id,
        one?.kind,
        two?.kind,
        weight,
        first,
        last,
        formal ? 'yes' : 'no',
        kinds,
      ]
      yield named ? [...cells, one?.name, two?.name] : cells
    }
  }
  return writeCsv(named ? [...HEADINGS, 'source_name', 'target_name'] : HEADINGS, rows())
}

const KEYS = {
  kind: ['node', 'string'],
  name: ['node', 'string'],
  weight: ['edge', 'double'],
  first: ['edge', 'string'],
  last: ['edge', 'string'],
  formal: ['edge', 'boolean'],
  kinds: ['edge', 'string'],
} as const

/** The same as GraphML, which Gephi, igraph and networkx open. */
export function* graphmlOf({ nodes, ties }: Exported): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
  for (const [name, [domain, type]] of Object.entries(KEYS))
    yield `<key id="${name}" for="${domain}" attr.name="${name}" attr.type="${type}"/>\n`
  yield '<graph edgedefault="undirected">\n'
  for (const { id, kind, name } of nodes)
    yield `<node id="${id}">${data('kind', kind)}${name === undefined ? '' : data('name', name)}</node>\n`
  for (const { source, target, ...about } of ties()) {
    const said = Object.entries(about).map(([key, value]) => data(key, String(value)))
    yield `<edge source="${nodes[source]?.id}" target="${nodes[target]?.id}">${said.join('')}</edge>\n`
  }
  yield '</graph>\n</graphml>\n'
}

const data = (key: string, said: string) => `<data key="${key}">${escaped(said)}</data>`
const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
// What XML has no sign for is left out: a name may hold anything that was pasted into it.
const escaped = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ')
    .replace(/[&<>]/g, (sign) => SIGNS[sign] ?? sign)
