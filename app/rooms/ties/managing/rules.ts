export type Managing = { organisationId: string; from: string; until: string | null }
/** The same words always name the same fact: whoever hashes them finds it again. */
export type ManagingFact = {
  source: 'place_manager' | 'place_managers'
  words: string
  organisationIds: string[]
  on: string
  untilOn: string | null
  /** False where two managed the place one after the other: then there is no fact. */
  stands: boolean
}

/** What follows from who manages a place and when: each is tied to it, and those who do so at the same time to each other. */
export function managingFacts(placeId: string, managers: readonly Managing[]): ManagingFact[] {
  const alone = managers.map(({ organisationId, from, until }) => ({
    source: 'place_manager' as const,
    words: `${placeId} ${organisationId} ${from}`,
    organisationIds: [organisationId],
    on: from,
    untilOn: until,
    stands: true,
  }))
  const together = managers.flatMap((one) =>
    managers
      .filter((two) => two.organisationId > one.organisationId)
      .map((two) => {
        const on = one.from > two.from ? one.from : two.from
        const untilOn = earlier(one.until, two.until)
        return {
          source: 'place_managers' as const,
          words: `${placeId} ${one.organisationId} ${one.from} ${two.organisationId} ${two.from}`,
          organisationIds: [one.organisationId, two.organisationId],
          on,
          untilOn,
          stands: untilOn === null || on <= untilOn,
        }
      }),
  )
  return [...alone, ...together]
}

const earlier = (one: string | null, two: string | null) =>
  one === null || (two !== null && two < one) ? two : one
