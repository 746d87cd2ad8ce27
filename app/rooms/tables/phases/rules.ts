export type PartIn = { candidateId: string; here: boolean; why: string | null }
export type PhaseWith = { id: string; number: number; title: string; parts: readonly PartIn[] }

/** Somebody who was in a phase and is no more in the next. */
export type Dropped = { candidateId: string; after: PhaseWith; by: PhaseWith; why: string | null }

/**
 * Who was there in each phase and is no more in the next that was noted, in the order of the phases. A phase of which nothing
 * is noted says nothing: it drops nobody, and who comes back later drops out again only from where they came back.
 */
export function droppedOut(phases: readonly PhaseWith[]): Dropped[] {
  const noted = phases.filter(({ parts }) => parts.length > 0).toSorted((a, b) => a.number - b.number)
  return noted.slice(1).flatMap((by, at) => {
    const after = noted[at]
    if (!after) return []
    return after.parts
      .filter(({ here }) => here)
      .flatMap(({ candidateId }) => {
        const now = by.parts.find((one) => one.candidateId === candidateId)
        return now?.here ? [] : [{ candidateId, after, by, why: now?.why ?? null }]
      })
  })
}

/** Those of an earlier proceeding, by their fiscal code, who did not ask to take part in the one that comes of it. */
export const notCarriedOn = <B extends { fiscalCode: string }>(
  before: readonly B[],
  now: readonly { fiscalCode: string }[],
) => before.filter(({ fiscalCode }) => !now.some((one) => one.fiscalCode === fiscalCode))
