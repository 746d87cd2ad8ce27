import { type CountedSet, type Indicator, nameOf, type Protected } from '../rules.ts'

/** The smallest group that is told outside the team: of anyone, and where the count itself hurts. */
export type SmallGroupRule = { smallest: number; smallestSensitive: number }
export const USUAL: SmallGroupRule = { smallest: 5, smallestSensitive: 10 }
export const LEAST = 3
export const MOST = 100

/**
 * The sets of participants and beneficiaries. Places, organisations, acts and operators in their role are counted as they
 * are. Of a sensitive set nobody may open every record, not even in the team.
 */
const PROTECTED: Readonly<Record<string, Protected>> = {
  'people.reached_on': 'ordinary',
  'people.met_on': 'ordinary',
  'people.active_on': 'ordinary',
  'people.lab_on': 'ordinary',
  'volunteers.active_on': 'ordinary',
  'sessions.headcount_on': 'ordinary',
  'vulnerabilities.lab_participant_on': 'sensitive',
  'intakes.new_on': 'sensitive',
  'pacts.direct_on': 'sensitive',
  'pacts.fna_direct_on': 'sensitive',
  'youths.experience_on': 'sensitive',
  'exchange_people:elders_accompanied.on_date': 'sensitive',
  'pact_estimates.indirect_on': 'sensitive',
  'pact_estimates.fna_indirect_on': 'sensitive',
}
/** Sets that lie inside others: what is left of the whole can be worked out, so it is protected too. */
export const WITHIN = [
  { part: 'people.met_on', whole: 'people.reached_on' },
  { part: 'people.lab_on', whole: 'people.reached_on' },
  { part: 'vulnerabilities.lab_participant_on', whole: 'people.lab_on' },
] as const

/** How a set is protected; undefined where it is counted as it is. */
export const protectionOf = (set: CountedSet): Protected | undefined => set.people ?? PROTECTED[nameOf(set)]
export const isProtected = (set: CountedSet) => protectionOf(set) !== undefined
export const isSensitive = (set: CountedSet) => protectionOf(set) === 'sensitive'
/**
 * Of people who are a sensitive set there is no list: their code is that of their own page, and that they are in it is what it
 * would tell. Where records stand for them, such as agreements, the list has those, named as their own policies show them.
 */
export const hasList = (set: CountedSet) => !(isSensitive(set) && set.records === 'person')
export const smallestFor = (kind: Protected | undefined, { smallest, smallestSensitive }: SmallGroupRule) =>
  kind === 'sensitive' ? smallestSensitive : smallest
export const smallestOf = (set: CountedSet, rule: SmallGroupRule) => smallestFor(protectionOf(set), rule)

export const setsOf = ({ set, of }: Indicator): CountedSet[] => (of ? [set, of] : [set])

/**
 * Whether a figure is told only where it singles nobody out. The team, which may open the records beneath, sees on its
 * pages what it works with; a sensitive figure, and whatever leaves the team, is protected for everyone.
 */
export const isGuarded = (indicator: Indicator, forTeam: boolean) =>
  setsOf(indicator).some((set) => (forTeam ? isSensitive(set) : isProtected(set)))

/** Sources whose dates say when each record began to count, on whatever day one asks: their gains add up to every figure. */
export const growsByItsDays = (source: string) =>
  ['people', 'vulnerabilities', 'intakes', 'volunteers'].includes(source) || source.startsWith('local:')

/** Whoever may open the record of a person sees exact figures about people. */
export const EXACT_READERS = ['coordinator', 'administrator', 'facilitator', 'case_operator'] as const

/** The last days of the months that are over, from the month of the first day on. Days as `YYYY-MM-DD`. */
export function monthEnds(first: string, today: string): string[] {
  const ends: string[] = []
  for (let [year = 0, month = 0] = first.split('-').map(Number); ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1]
    const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
    if (end >= today) return ends
    ends.push(end)
  }
}

/** How many records a set gained on a day. */
export type Gain = { on: string; units: number }
/** The count at the end of each of these days, which come in order. */
export function countsOn(gains: readonly Gain[], days: readonly string[]): number[] {
  const inOrder = [...gains].sort((one, other) => (one.on < other.on ? -1 : 1))
  let [at, count] = [0, 0]
  return days.map((day) => {
    for (let gain = inOrder[at]; gain && gain.on <= day; gain = inOrder[at]) {
      count += gain.units
      at += 1
    }
    return count
  })
}
export const countBy = (gains: readonly Gain[], until: string) =>
  gains.reduce((sum, { on, units }) => (on <= until ? sum + units : sum), 0)
