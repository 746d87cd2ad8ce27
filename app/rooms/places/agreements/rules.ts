/** On which side of an agreement a body stands: it owns the place, or is of the community that takes it up. */
export const PARTS = ['owner', 'community'] as const
export type Part = (typeof PARTS)[number]

export type Party = { id: string; name: string; part: Part }

/** Names in a row, the last after "e" or "and". */
export const inWords = (names: readonly string[], language: string) =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
