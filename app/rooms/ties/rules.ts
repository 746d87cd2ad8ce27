export const NODE_KINDS = ['person', 'organisation', 'place'] as const
export type NodeKind = (typeof NODE_KINDS)[number]
export type TieNode = { kind: NodeKind; id: string }

export const EVIDENCE_KINDS = ['met', 'attended', 'promoted', 'member'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** The fact an evidence comes from: one record of a room gives one evidence of a kind. */
export type Source = { kind: EvidenceKind; sourceKind: string; sourceId: string }
/** A fact that brings people and bodies together, on a day, once. */
export type Evidence = Source & { on: string; nodes: readonly TieNode[] }

/** In a larger crowd people see each other without getting to know each other: it ties nobody. */
export const LARGEST_CIRCLE = 30

/** The same node named twice is one node. */
export const distinctNodes = (nodes: readonly TieNode[]): TieNode[] => [
  ...new Map(nodes.map((node) => [node.id, node])).values(),
]

export const isCrowd = (nodes: readonly TieNode[]) =>
  nodes.filter((node) => node.kind === 'person').length > LARGEST_CIRCLE

/** Where a person reads the record an evidence comes from, below the territory. */
export function pathOfSource(sourceKind: string, sourceId: string): string | undefined {
  if (sourceKind === 'encounter') return `diary/${sourceId}`
  if (sourceKind === 'activity') return `activities/${sourceId}`
  if (sourceKind === 'activity_session') return `activities/sessions/${sourceId}`
  return undefined
}
