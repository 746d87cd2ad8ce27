import { createHmac, randomBytes } from 'node:crypto'
import type { Actor } from '../../../ground/access/actor.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { edgesAsOf, keptRecords } from '../edges/reads.ts'
import { kindsIn } from '../edges/rules.ts'
import { namesOf } from '../reads.ts'
import type { NodeKind } from '../rules.ts'
import { dayOfNumber } from '../weights/rules.ts'
import { pairKey } from './rules.ts'

type Node = { at: number; id: string; kind: NodeKind }

/** Everybody and everything a tie may name, by id; a merged record stands for the one who was kept. */
export async function knownNodes(tx: ActorTx): Promise<Map<string, Node>> {
  const kept = await keptRecords(tx)
  const nodes = new Map<string, Node>()
  const add = (kind: NodeKind) => (rows: { id: string }[]) => {
    for (const { id } of rows) if (!kept.has(id)) nodes.set(id, { at: nodes.size, id, kind })
  }
  add('person')(await tx.selectFrom('person').select('id').execute())
  add('organisation')(await tx.selectFrom('organisation').select('id').execute())
  add('place')(await tx.selectFrom('place').select('id').execute())
  for (const [id, keptId] of kept) {
    const node = nodes.get(keptId)
    if (node) nodes.set(id, node)
  }
  return nodes
}

/** The pairs that are declared and stand, as numbers. */
export async function declaredPairs(tx: ActorTx, nodes: ReadonlyMap<string, Node>): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('tie_declared')
    .where('until_on', 'is', null)
    .select(['one_id', 'two_id'])
    .execute()
  return new Set(
    rows.flatMap(({ one_id, two_id }) => {
      const [one, two] = [nodes.get(one_id), nodes.get(two_id)]
      return one && two ? [pairKey(one, two, nodes.size)] : []
    }),
  )
}

export type ExportedNode = { id: string; kind: NodeKind; name?: string }
export type ExportedTie = {
  source: number
  target: number
  weight: number
  first: string
  last: string
  formal: boolean
  kinds: string
}
export type Exported = { nodes: ExportedNode[]; ties: () => Generator<ExportedTie> }
type Asked = { on: string; withOperators: boolean; withNames: boolean }

const MONTH = 7

/**
 * The ties of a day, to be handed on. Without names every record has a code made for this one file, and days are only
 * months: two exports cannot be laid over each other, and nobody is known by the day they met.
 */
export async function exportedTies(
  tx: ActorTx,
  actor: Actor,
  { on, withOperators, withNames }: Asked,
): Promise<Exported> {
  const edges = await edgesAsOf(tx, actor, { on, withOperators })
  const all = edges.ids.map((id, at) => ({ id, kind: edges.nodeKinds[at] ?? ('person' as const) }))
  const names = withNames ? await namesOf(tx, all) : undefined
  const key = randomBytes(32)
  const coded = ({ id, kind }: ExportedNode) => ({
    id: createHmac('sha256', key).update(id).digest('hex').slice(0, 16),
    kind,
  })
  const nodes = names
    ? all.map((node) => ({ ...node, name: names.get(node.id)?.name ?? '' }))
    : all.map(coded)
  const day = (number: number) => dayOfNumber(number).slice(0, withNames ? undefined : MONTH)
  function* ties() {
    for (const [at, weight] of edges.weight.entries())
      yield {
        source: edges.a[at] ?? 0,
        target: edges.b[at] ?? 0,
        weight: Math.round(weight * 1000) / 1000,
        first: day(edges.first[at] ?? 0),
        last: day(edges.last[at] ?? 0),
        formal: edges.formal[at] === 1,
        kinds: kindsIn(edges.kinds[at] ?? 0).join(' '),
      }
  }
  return { nodes, ties }
}
