// One process: the same file of edges with graphology and its own components and Louvain. `node peer.ts FILE PEOPLE`.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { UndirectedGraph } from 'graphology'
import louvainModule from 'graphology-communities-louvain'
import { connectedComponents } from 'graphology-components'
import { randomFrom } from '../../app/rooms/network/graph/random.ts'
import type { StepReport } from './steps.ts'

// Its types say otherwise than what it exports to ES modules.
const louvain = louvainModule as unknown as typeof louvainModule.default
const [, , file = '', people = '0'] = process.argv
const reports: StepReport[] = []
let [started, used] = [performance.now(), process.cpuUsage()]
function took() {
  const { user, system } = process.cpuUsage(used)
  const seconds = (performance.now() - started) / 1000
  ;[started, used] = [performance.now(), process.cpuUsage()]
  return { seconds, cpu: (user + system) / 1e6 }
}

const graph = new UndirectedGraph()
for (let node = 0; node < Number(people); node++) graph.addNode(node)
for await (const line of createInterface({ input: createReadStream(file) })) {
  const [from, to] = line.split('\t')
  graph.addEdge(from, to)
}
const components = connectedComponents(graph)
const alone = components.filter(({ length }) => length === 1).length
reports.push({
  step: 'read, build, components, isolates',
  ...took(),
  says: `${graph.size} edges, ${components.length} components, ${alone} isolates`,
})

const random = randomFrom(1)
const found = louvain.detailed(graph, { rng: () => random() / 2 ** 32, getEdgeWeight: null })
reports.push({
  step: 'communities',
  ...took(),
  says: `modularity ${found.modularity.toFixed(4)}, ${found.count - alone} communities`,
})
process.stdout.write(JSON.stringify({ reports, peakMb: process.resourceUsage().maxRSS / 1024 }))
