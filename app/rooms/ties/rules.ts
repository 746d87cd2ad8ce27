export const NODE_KINDS = ['person', 'organisation', 'place'] as const
export type NodeKind = (typeof NODE_KINDS)[number]
export type TieNode = { kind: NodeKind; id: string }

/** In the order in which a fact's number counts them: new ones come last. */
export const EVIDENCE_KINDS = [
  'met',
  'attended',
  'promoted',
  'member',
  'managed',
  'declared',
  'pact',
  'care',
  'intake',
  'agreement',
  'exchange',
  'held_at',
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** The fact an evidence comes from: one record of a room gives one evidence of a kind. */
export type Source = { kind: EvidenceKind; sourceKind: string; sourceId: string }
/**
 * A fact that brings people and bodies together, once. It happens on a day; or it lasts, from `on` until `untilOn`, which is
 * null while it stands. `formal`: an act stands behind it (a statute, a contract, a pact), not a habit. With `circleId` the
 * fact, and whatever tie rests on it, exists only for those who may read the circle.
 */
export type Evidence = Source & {
  on: string
  untilOn?: string | null | undefined
  formal?: boolean | undefined
  circleId?: string | null | undefined
  nodes: readonly TieNode[]
}

/** In a larger crowd people see each other without getting to know each other: it ties nobody. */
export const LARGEST_CIRCLE = 30

/** The same node named twice is one node. */
export const distinctNodes = (nodes: readonly TieNode[]): TieNode[] => [
  ...new Map(nodes.map((node) => [node.id, node])).values(),
]

export const isCrowd = (nodes: readonly TieNode[]) =>
  nodes.filter((node) => node.kind === 'person').length > LARGEST_CIRCLE

/** A membership lasts; one of which only the end is known is as old as its end at least. */
export function memberSpan(
  { fromOn, untilOn }: { fromOn?: string | undefined; untilOn?: string | undefined },
  today: string,
) {
  const until = untilOn ?? null
  return { on: fromOn ?? (until !== null && until < today ? until : today), untilOn: until }
}

/** Where a person reads the record an evidence comes from, below the territory. */
export function pathOfSource(sourceKind: string, sourceId: string): string | undefined {
  if (sourceKind === 'encounter') return `diary/${sourceId}`
  if (sourceKind === 'activity') return `activities/${sourceId}`
  if (sourceKind === 'activity_session') return `activities/sessions/${sourceId}`
  if (sourceKind === 'intake') return `intakes/${sourceId}`
  if (sourceKind === 'exchange_agreement') return `exchange/agreements/${sourceId}`
  return undefined
}
