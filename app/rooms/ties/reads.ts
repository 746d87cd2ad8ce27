import type { ActorTx } from '../../ground/db/as-actor.ts'
import { sameAs } from '../people/reads.ts'
import { fullName } from '../people/rules.ts'
import type { EvidenceKind, NodeKind } from './rules.ts'

export type Tie = { id: string; kind: NodeKind; name: string; times: number; firstOn: string; lastOn: string }
export type NamedNode = { id: string; kind: NodeKind; name: string }

/**
 * Who someone is tied to, the strongest ties first. A merged person counts as the one who was kept; a fact that
 * named both records counts twice in `times` until it is corrected.
 */
export async function tiesOf(tx: ActorTx, nodeId: string, limit = 200): Promise<Tie[]> {
  const own = await sameAs(tx, nodeId)
  const rows = await tx
    .selectFrom('tie')
    .where((eb) => eb.or([eb('a_id', 'in', own), eb('b_id', 'in', own)]))
    .select(['a_id', 'b_id', 'a_kind', 'b_kind', 'times', 'first_on', 'last_on'])
    .execute()
  const others = rows.map((row) => {
    const other = own.includes(row.a_id)
      ? { id: row.b_id, kind: row.b_kind }
      : { id: row.a_id, kind: row.a_kind }
    return { ...other, times: row.times, firstOn: row.first_on, lastOn: row.last_on }
  })
  const names = await namesOf(tx, others)
  const ties = new Map<string, Tie>()
  for (const other of others) {
    const named = names.get(other.id)
    if (!named || own.includes(named.id)) continue
    const sum = ties.get(named.id)
    if (!sum) {
      ties.set(named.id, { ...named, times: other.times, firstOn: other.firstOn, lastOn: other.lastOn })
      continue
    }
    sum.times += other.times
    if (other.firstOn < sum.firstOn) sum.firstOn = other.firstOn
    if (other.lastOn > sum.lastOn) sum.lastOn = other.lastOn
  }
  return [...ties.values()]
    .sort((a, b) => b.times - a.times || b.lastOn.localeCompare(a.lastOn) || a.name.localeCompare(b.name))
    .slice(0, limit)
}

export type EvidenceBehind = { kind: EvidenceKind; sourceKind: string; sourceId: string; on: string }

/** The facts behind the tie of two nodes, the latest first. */
export async function evidenceBetween(
  tx: ActorTx,
  oneId: string,
  otherId: string,
): Promise<EvidenceBehind[]> {
  const [one, other] = [await sameAs(tx, oneId), await sameAs(tx, otherId)]
  const rows = await tx
    .selectFrom('tie_evidence as e')
    .innerJoin('tie_evidence_node as a', 'a.evidence_id', 'e.id')
    .innerJoin('tie_evidence_node as b', 'b.evidence_id', 'e.id')
    .where('a.node_id', 'in', one)
    .where('b.node_id', 'in', other)
    .select(['e.id', 'e.kind', 'e.source_kind', 'e.source_id', 'e.on_date'])
    .distinct()
    .orderBy('e.on_date', 'desc')
    .orderBy('e.id', 'desc')
    .execute()
  return rows.map((row) => ({
    kind: row.kind as EvidenceKind,
    sourceKind: row.source_kind,
    sourceId: row.source_id,
    on: row.on_date,
  }))
}

/** A person, an organisation or a place by its id; the one who was kept, if it is a merged person. */
export async function nodeNamed(tx: ActorTx, id: string): Promise<NamedNode | undefined> {
  const kinds: NodeKind[] = ['person', 'organisation', 'place']
  for (const kind of kinds) {
    const found = (await namesOf(tx, [{ id, kind }])).get(id)
    if (found) return found
  }
  return undefined
}

type Named = { id: string; kind: string }

/** By recorded id: what it is called, and under which id it is kept. What the actor may not read has no name. */
async function namesOf(tx: ActorTx, nodes: readonly Named[]): Promise<Map<string, NamedNode>> {
  const ids = (kind: NodeKind) => nodes.filter((node) => node.kind === kind).map((node) => node.id)
  const [people, organisations, places] = [ids('person'), ids('organisation'), ids('place')]
  const names = new Map<string, NamedNode>()
  if (people.length) {
    const rows = await tx
      .selectFrom('person')
      .leftJoin('person as kept', 'kept.id', 'person.merged_into')
      .where('person.id', 'in', people)
      .select((eb) => [
        'person.id',
        eb.fn.coalesce('kept.id', 'person.id').as('kept_id'),
        eb.fn.coalesce('kept.given_name', 'person.given_name').as('given_name'),
        eb.fn.coalesce('kept.family_name', 'person.family_name').as('family_name'),
      ])
      .execute()
    for (const row of rows)
      names.set(row.id, {
        id: row.kept_id,
        kind: 'person',
        name: fullName(row),
      })
  }
  if (organisations.length) {
    const rows = await tx
      .selectFrom('organisation')
      .where('id', 'in', organisations)
      .select(['id', 'name'])
      .execute()
    for (const row of rows) names.set(row.id, { id: row.id, kind: 'organisation', name: row.name })
  }
  if (places.length) {
    const rows = await tx.selectFrom('place').where('id', 'in', places).select(['id', 'name']).execute()
    for (const row of rows) names.set(row.id, { id: row.id, kind: 'place', name: row.name })
  }
  return names
}
