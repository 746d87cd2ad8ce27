export const SAMPLE_KINDS = ['sessions', 'encounters', 'pacts'] as const
export type SampleKind = (typeof SAMPLE_KINDS)[number]
export const MOST_DRAWN = 200

export const VERDICTS = ['confirmed', 'differs', 'missing'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Which part of the data an evaluation must have for its records of a kind to be drawn. */
const PART_OF: Record<SampleKind, string> = { sessions: 'activities', encounters: 'persons', pacts: 'pacts' }
export const kindsDrawnFrom = (parts: readonly string[]): SampleKind[] =>
  SAMPLE_KINDS.filter((kind) => parts.includes(PART_OF[kind]))

/** How a record is called in a sample: the end of its id, which is chance, by its kind. */
const LETTERS: Record<SampleKind, string> = { sessions: 'S', encounters: 'D', pacts: 'T' }
export const recordCode = (kind: SampleKind, id: string) => `${LETTERS[kind]}-${id.slice(-8).toUpperCase()}`

export type Checked = { verdict: Verdict | null }
/** How far a sample is: how many of it were looked at, and how many were found as recorded. */
export const progressOf = (items: readonly Checked[]) => ({
  drawn: items.length,
  checked: items.filter(({ verdict }) => verdict !== null).length,
  confirmed: items.filter(({ verdict }) => verdict === 'confirmed').length,
})
