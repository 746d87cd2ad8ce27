/** Work is looked at over this many days. */
export const LATELY_DAYS = 90

export type MetAt = {
  personId: string
  istatCode: string | null
  placeId: string | null
  place: string | null
  meetings: number
}
export type Municipality = { code: string; name: string }

export type Covering = {
  personId: string
  name: string
  roles: readonly string[]
  /** Municipalities and places in which they met people, where most first. */
  municipalities: string[]
  places: string[]
  meetings: number
  people: number
  sessions: number
  /** How much of each kind they hold open. */
  open: ReadonlyMap<string, number>
}

const MOST = 4

/** Names by how much happened there, the most first; a few. */
export function mostOf(met: readonly { name: string | null | undefined; meetings: number }[]): string[] {
  const sums = new Map<string, number>()
  for (const { name, meetings } of met) if (name) sums.set(name, (sums.get(name) ?? 0) + meetings)
  return [...sums]
    .sort(([a, one], [b, other]) => other - one || a.localeCompare(b))
    .slice(0, MOST)
    .map(([name]) => name)
}

/** Municipalities of the territory in which none of those who work here met anybody. */
export const uncovered = (
  municipalities: readonly Municipality[],
  met: readonly MetAt[],
  working: ReadonlySet<string>,
) =>
  municipalities.filter(
    ({ code }) => !met.some(({ istatCode, personId }) => istatCode === code && working.has(personId)),
  )
