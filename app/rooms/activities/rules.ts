import type { TieNode } from '../ties/rules.ts'

export const KINDS = ['lab', 'event', 'world_cafe', 'course', 'group', 'table'] as const
export type Kind = (typeof KINDS)[number]
export const AREAS = [
  'housing',
  'work',
  'youth',
  'proximity',
  'promotion',
  'families',
  'elders',
  'culture',
  'health',
  'other',
] as const
export type Area = (typeof AREAS)[number]
export const PARTS = ['promoter', 'partner'] as const
export type Part = (typeof PARTS)[number]

/** Sides of an activity that have a page of their own. */
export type Facet = 'phases' | 'makers' | 'setting' | 'budget' | 'sheets' | 'exchanges' | 'redesigns'
const FACETS: Partial<Record<Kind, readonly Facet[]>> = {
  lab: ['phases', 'makers', 'setting', 'budget', 'sheets', 'exchanges', 'redesigns'],
  group: ['phases', 'makers', 'setting', 'budget', 'sheets', 'exchanges', 'redesigns'],
  event: ['setting', 'budget'],
}
export const facetsOf = (kind: Kind): readonly Facet[] => FACETS[kind] ?? []

export type Together = { part: Part; personId: string | null; organisationId: string | null; sinceOn: string }

/** Who stands behind an activity, promoters and partners alike, as nodes of a tie. */
export const nodesOfPromotion = (together: readonly Together[]): TieNode[] =>
  together.flatMap(({ personId, organisationId }) => [
    ...(personId ? [{ kind: 'person' as const, id: personId }] : []),
    ...(organisationId ? [{ kind: 'organisation' as const, id: organisationId }] : []),
  ])

/** The day an activity brought them together: when the first of them joined. */
export const togetherSince = (together: readonly Together[]) =>
  together.map(({ sinceOn }) => sinceOn).reduce((first, on) => (on < first ? on : first))

/** A promoter of a new activity stands behind it from today, or from its first day if that is already past. */
export const promotesSince = (today: string, firstDay: string) => (firstDay < today ? firstDay : today)

// Longer words first: "gruppo di lavoro" is a group, whatever it works on.
const KIND_WORDS: readonly (readonly [word: string, kind: Kind])[] = [
  ['world cafe', 'world_cafe'],
  ['laborator', 'lab'],
  ['lab', 'lab'],
  ['cors', 'course'],
  ['course', 'course'],
  ['formazione', 'course'],
  ['gruppo', 'group'],
  ['group', 'group'],
  ['tavol', 'table'],
  ['table', 'table'],
  ['event', 'event'],
  ['festa', 'event'],
  ['incontro', 'event'],
]
const AREA_WORDS: readonly (readonly [word: string, area: Area])[] = [
  ['abitar', 'housing'],
  ['casa', 'housing'],
  ['housing', 'housing'],
  ['lavor', 'work'],
  ['work', 'work'],
  ['giovan', 'youth'],
  ['adolescen', 'youth'],
  ['youth', 'youth'],
  ['prossimit', 'proximity'],
  ['proximity', 'proximity'],
  ['promozion', 'promotion'],
  ['promotion', 'promotion'],
  ['famigli', 'families'],
  ['famil', 'families'],
  ['anzian', 'elders'],
  ['elder', 'elders'],
  ['cultur', 'culture'],
  ['salut', 'health'],
  ['health', 'health'],
]

/** The kind a list means, from plain words: "laboratori di comunita" is a lab. */
export const kindSaid = (words: string): Kind | undefined =>
  beginning(KIND_WORDS, words) ?? KINDS.find((kind) => kind === words)
export const areaSaid = (words: string): Area | undefined =>
  beginning(AREA_WORDS, words) ?? AREAS.find((area) => area === words)

const beginning = <Meant>(known: readonly (readonly [string, Meant])[], words: string) =>
  known.find(([word]) => words.startsWith(word))?.[1]
