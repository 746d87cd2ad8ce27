/** From whom one only heard to whom one relies on: each step is a fact with its first day. */
export const STEPS = ['reached', 'participant', 'co_designer', 'lab_maker', 'promoter'] as const
export type Step = (typeof STEPS)[number]

export type Climber = { id: string; name: string; days: Record<Step, string | null> }

/** The highest step somebody stood on at the end of a day; -1 where nobody had met them yet. Steps may be skipped. */
export const stepOn = ({ days }: Pick<Climber, 'days'>, day: string): number =>
  STEPS.findLastIndex((step) => {
    const on = days[step]
    return on !== null && on <= day
  })

export type Move = { person: Climber; from: number; to: number; on: string }

/** Who stands higher at the end of the second day than at the end of the first; the highest first, then the latest. */
export function movedUp(people: readonly Climber[], first: string, last: string): Move[] {
  const moves = people.flatMap((person): Move[] => {
    const [from, to] = [stepOn(person, first), stepOn(person, last)]
    const step = STEPS[to]
    if (!step || to <= from) return []
    return [{ person, from, to, on: person.days[step] ?? last }]
  })
  return moves.sort(
    (one, other) =>
      other.to - one.to || other.on.localeCompare(one.on) || one.person.name.localeCompare(other.person.name),
  )
}

/** How many stand on each step as their highest one. */
export function countByStep(people: readonly Climber[], day: string): number[] {
  const counts = STEPS.map(() => 0)
  for (const person of people) {
    const at = stepOn(person, day)
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1
  }
  return counts
}

/** Somebody took an active part for the first time: as co-designer, lab maker or promoter. */
export type Activation = { id: string; on: string }
export const activationsOf = (people: readonly Climber[]): Activation[] =>
  people.flatMap(({ id, days }) => {
    const active = [days.co_designer, days.lab_maker, days.promoter].filter((on) => on !== null).sort()
    return active[0] ? [{ id, on: active[0] }] : []
  })

/** Somebody was at a session that another one had an active part in, or whose activity that other one promotes. */
export type Led = { personId: string; sessionId: string; on: string; leaderId: string }
/** What lies longer behind is no longer what it follows from. */
export const FOLLOWS_WITHIN_DAYS = 365

export type Multiplier = {
  activations: number
  /** Those that follow from an earlier one: each counted once. */
  following: number
  /** By person: the activations that followed their own; where several led together, each of them is named. */
  after: Map<string, string[]>
}

/**
 * How many activations follow from activations. One follows from whoever led the last session that the person had been at
 * before it, within a year, provided the leader's own activation came earlier. Operators in their role activate nobody's
 * count: what happens after their sessions is first-hand. Counted are the activations from the first day to the last.
 */
export function multiplier(
  activations: readonly Activation[],
  led: readonly Led[],
  { from, to }: { from: string; to: string },
): Multiplier {
  const activeSince = new Map(activations.map(({ id, on }) => [id, on]))
  const seen = new Map<string, Led[]>()
  for (const one of led) {
    const known = seen.get(one.personId)
    if (known) known.push(one)
    else seen.set(one.personId, [one])
  }
  const counted = activations.filter(({ on }) => on >= from && on <= to)
  const after = new Map<string, string[]>()
  let following = 0
  for (const { id, on } of counted) {
    const before = (seen.get(id) ?? []).filter(
      ({ leaderId, on: led }) =>
        leaderId !== id && led < on && daysBetween(led, on) <= FOLLOWS_WITHIN_DAYS && isEarlier(leaderId, on),
    )
    const last = before.reduce((latest, one) => (one.on > latest ? one.on : latest), '')
    const leaders = new Set(before.filter((one) => one.on === last).map(({ leaderId }) => leaderId))
    if (leaders.size) following += 1
    for (const leader of leaders) after.set(leader, [...(after.get(leader) ?? []), id])
  }
  return { activations: counted.length, following, after }

  function isEarlier(leaderId: string, on: string) {
    const since = activeSince.get(leaderId)
    return since !== undefined && since < on
  }
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** The last days of the months from one day to another, and the second day itself left out unless it ends a month. */
export function monthEndsBetween(first: string, last: string): string[] {
  const ends: string[] = []
  for (let [year = 0, month = 0] = first.split('-').map(Number); ; month += 1) {
    const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
    if (end > last) return ends
    ends.push(end)
  }
}
