import type { Dice } from '../../ground/random/dice.ts'
import { managingFacts } from '../../rooms/ties/managing/rules.ts'
import { idOf } from '../../rooms/ties/managing/writes.ts'
import { distinctNodes, type Evidence, isCrowd } from '../../rooms/ties/rules.ts'
import type { Book } from './book.ts'
import type { Manager } from './involvement.ts'

/** The evidence of a fact; the ties are made of it at the end, all at once. */
export function writeTies(book: Book, dice: Dice, evidence: Evidence) {
  const { kind, sourceKind, sourceId, on, untilOn, formal = false, nodes } = evidence
  const id = dice.id(on)
  book.add('tie_evidence', null, {
    id,
    kind,
    source_kind: sourceKind,
    source_id: sourceId,
    on_date: on,
    until_on: untilOn ?? null,
    lasting: untilOn !== undefined,
    formal,
    crowd: isCrowd(distinctNodes(nodes)),
  })
  for (const node of distinctNodes(nodes)) {
    book.add('tie_evidence_node', null, { evidence_id: id, node_kind: node.kind, node_id: node.id })
  }
}

/** Who manages a place is tied to it, and to those who manage it with them. */
export function writeManaging(book: Book, dice: Dice, managers: readonly Manager[]) {
  for (const place of new Set(managers.map((one) => one.place))) {
    const together = managers
      .filter((one) => one.place === place)
      .map(({ organisationId, from }) => ({ organisationId, from, until: null }))
      .toSorted((a, b) => (a.organisationId < b.organisationId ? -1 : 1))
    for (const fact of managingFacts(place.id, together))
      writeTies(book, dice, {
        kind: 'managed',
        sourceKind: fact.source,
        sourceId: idOf(fact),
        on: fact.on,
        untilOn: fact.untilOn,
        formal: true,
        nodes: [
          ...(fact.source === 'place_manager' ? [{ kind: 'place' as const, id: place.id }] : []),
          ...fact.organisationIds.map((id) => ({ kind: 'organisation' as const, id })),
        ],
      })
  }
}
