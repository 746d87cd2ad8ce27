import type { Dice } from '../../ground/random/dice.ts'
import { distinctNodes, type Evidence, isCrowd } from '../../rooms/ties/rules.ts'
import type { Book } from './book.ts'

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
