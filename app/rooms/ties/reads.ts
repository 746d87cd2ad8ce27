import type { ActorTx } from '../../ground/db/as-actor.ts'
import { sameAs } from '../people/reads.ts'
import { fullName } from '../people/rules.ts'
import { peopleLeftOut, twiceNamed } from './edges/reads.ts'
import { gathered, type TieRow } from './edges/rules.ts'
import { EVIDENCE_KINDS, type EvidenceKind, type NodeKind } from './rules.ts'
import { halfLifeDays } from './weights/reads.ts'
import {
  dayNumber,
  dayOfNumber,
  firstDayOf,
  isFormal,
  isStanding,
  kindNumberOf,
  lastDayOf,
  type Strength,
  strengthOf,
  type Trend,
  trendOf,
  weightOf,
} from './weights/rules.ts'

export type Tie = NamedNode & {
  times: number
  firstOn: string
  /** The last day it held; the day asked about while a fact of it lasts still. */
  lastOn: string
  lasts: boolean
  weight: number
  strength: Strength
  trend: Trend
  formal: boolean
  kinds: EvidenceKind[]
}
export type NamedNode = { id: string; kind: NodeKind; name: string }

type Asked = { on?: string; limit?: number }
const today = () => new Date().toISOString().slice(0, 10)
const MANY = 1000

/**
 * Who someone is tied to on a day, the strongest ties first, as far as the actor may read them. A merged person counts as the
 * one who was kept, and a fact that named both records once. Who objected to the analysis of the network is tied to nobody.
 */
export async function tiesOf(
  tx: ActorTx,
  nodeId: string,
  { on = today(), limit = MANY }: Asked = {},
): Promise<Tie[]> {
  const own = await sameAs(tx, nodeId)
  const rows = (await pairRows(tx, on, own)).sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b))
  const names = await namesOf(
    tx,
    rows.flatMap(({ a, b, aKind, bKind }) => [
      { id: a, kind: aKind },
      { id: b, kind: bKind },
    ]),
  )
  const kept = new Map(own.slice(1).map((id) => [id, nodeId]))
  for (const [id, named] of names) if (named.id !== id) kept.set(id, named.id)
  const pairs = gathered(rows, {
    kept,
    leftOut: await peopleLeftOut(tx, kept),
    twice: kept.size ? await twiceNamed(tx) : [],
  })
  const named = new Map([...names.values()].map((one) => [one.id, one]))
  const halfLife = await halfLifeDays(tx)
  return pairs
    .flatMap((pair) => {
      const other = named.get(pair.a === nodeId ? pair.b : pair.a)
      return other ? [tieOn(other, pair.facts, dayNumber(on), halfLife)] : []
    })
    .sort((x, y) => y.weight - x.weight || y.lastOn.localeCompare(x.lastOn) || x.name.localeCompare(y.name))
    .slice(0, limit)
}

function tieOn(other: NamedNode, all: readonly number[], on: number, halfLife: number): Tie {
  const facts = all.filter((fact) => firstDayOf(fact) <= on)
  const weight = weightOf(facts, on, halfLife)
  return {
    ...other,
    times: facts.length,
    firstOn: dayOfNumber(firstDayOf(facts[0] ?? 0)),
    lastOn: dayOfNumber(Math.max(...facts.map((fact) => lastDayOf(fact, on)))),
    lasts: facts.some((fact) => isStanding(fact) || lastDayOf(fact, on + 1) > on),
    weight,
    strength: strengthOf(weight),
    trend: trendOf(facts, on, halfLife),
    formal: facts.some(isFormal),
    kinds: [...new Set(facts.map(kindOf))],
  }
}

const kindOf = (fact: number) => EVIDENCE_KINDS[kindNumberOf(fact)] ?? 'met'
const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0)

/** The ties of some nodes, or those among them, with their facts; as they are recorded. */
async function pairRows(tx: ActorTx, on: string, ids: readonly string[], among = false): Promise<TieRow[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('tie')
    .where((eb) => eb[among ? 'and' : 'or']([eb('a_id', 'in', ids), eb('b_id', 'in', ids)]))
    .where('first_on', '<=', on)
    .select(['a_id', 'b_id', 'a_kind', 'b_kind', 'facts'])
    .execute()
  return rows.map((row) => ({
    a: row.a_id,
    b: row.b_id,
    aKind: row.a_kind as NodeKind,
    bKind: row.b_kind as NodeKind,
    facts: (row.facts as unknown as (string | number)[]).map(Number),
  }))
}

/** Which of these are tied to each other on a day, by their places in the list: for a picture of someone's ties. */
export async function tiesAmong(
  tx: ActorTx,
  nodeIds: readonly string[],
  on = today(),
): Promise<[number, number][]> {
  const at = new Map<string, number>()
  for (const [place, id] of nodeIds.entries()) for (const same of await sameAs(tx, id)) at.set(same, place)
  const found = new Map<string, [number, number]>()
  for (const { a, b } of await pairRows(tx, on, [...at.keys()], true)) {
    const pair = [at.get(a) ?? 0, at.get(b) ?? 0].sort((x, y) => x - y) as [number, number]
    if (pair[0] !== pair[1]) found.set(pair.join(), pair)
  }
  return [...found.values()]
}

export type EvidenceBehind = {
  kind: EvidenceKind
  sourceKind: string
  sourceId: string
  on: string
  untilOn: string | null
  lasting: boolean
  formal: boolean
}

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
    .where('e.crowd', '=', false)
    .select([
      'e.id',
      'e.kind',
      'e.source_kind',
      'e.source_id',
      'e.on_date',
      'e.until_on',
      'e.lasting',
      'e.formal',
    ])
    .distinct()
    .orderBy('e.on_date', 'desc')
    .orderBy('e.id', 'desc')
    .execute()
  return rows.map((row) => ({
    kind: row.kind as EvidenceKind,
    sourceKind: row.source_kind,
    sourceId: row.source_id,
    on: row.on_date,
    untilOn: row.until_on,
    lasting: row.lasting,
    formal: row.formal,
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
export async function namesOf(tx: ActorTx, nodes: readonly Named[]): Promise<Map<string, NamedNode>> {
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
