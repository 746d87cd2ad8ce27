// One process: reads a file of edges, runs the steps, and says what each took. `node steps.ts FILE PEOPLE STEPS`.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { betweenness } from '../../app/rooms/network/graph/betweenness.ts'
import { buildGraph } from '../../app/rooms/network/graph/build.ts'
import { communities } from '../../app/rooms/network/graph/communities.ts'
import { components } from '../../app/rooms/network/graph/components.ts'
import { constraint } from '../../app/rooms/network/graph/constraint.ts'
import { EdgeListReader } from '../../app/rooms/network/graph/edge-list.ts'
import { degrees, type EdgeList, isolates } from '../../app/rooms/network/graph/graph.ts'

/** `cpu`: seconds of the processor, which say more than those of the clock on a machine that others use. */
export type StepReport = { step: string; seconds: number; cpu: number; says: string }

const PIECE = 256 * 1024

function readEdges(file: string): EdgeList {
  const input = openSync(file, 'r')
  const reader = new EdgeListReader(fstatSync(input).size)
  const piece = new Uint8Array(PIECE)
  for (let got = readSync(input, piece); got > 0; got = readSync(input, piece)) reader.push(piece, got)
  closeSync(input)
  return reader.end()
}

const [, , file = '', people = '0', wanted = ''] = process.argv
const reports: StepReport[] = []
function timed<T>(step: string, work: () => T, says: (result: T) => string): T {
  const [started, used] = [performance.now(), process.cpuUsage()]
  const result = work()
  const { user, system } = process.cpuUsage(used)
  reports.push({
    step,
    seconds: (performance.now() - started) / 1000,
    cpu: (user + system) / 1e6,
    says: says(result),
  })
  return result
}

const graph = timed(
  'read, build, components, isolates',
  () => {
    const edges = readEdges(file)
    const graph = buildGraph({ ...edges, n: Math.max(edges.n, Number(people)) })
    return { graph, parts: components(graph), alone: isolates(graph), degrees: degrees(graph) }
  },
  ({ parts, alone, graph }) =>
    `${graph.targets.length / 2} edges, ${parts.count} components, ${alone.length} isolates`,
).graph

if (wanted.includes('communities'))
  timed(
    'communities',
    () => communities(graph, { seed: 1 }),
    (found) =>
      `modularity ${found.modularity.toFixed(4)}, ${found.count - isolates(graph).length} communities`,
  )
if (wanted.includes('constraint'))
  timed(
    'constraint of all nodes',
    () => constraint(graph),
    (found) => `mean ${mean(found.filter((one) => !Number.isNaN(one))).toFixed(6)}`,
  )
if (wanted.includes('betweenness'))
  timed(
    'betweenness, 100 pivots',
    () => betweenness(graph, { pivots: 100, seed: 1 }),
    (found) => `largest ${Math.round(found.reduce((most, one) => Math.max(most, one), 0))}`,
  )

process.stdout.write(JSON.stringify({ reports, peakMb: process.resourceUsage().maxRSS / 1024 }))

function mean(numbers: Float64Array) {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}
