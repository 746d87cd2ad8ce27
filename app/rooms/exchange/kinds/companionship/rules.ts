import type { Criteria, Pair, Reason } from '../rules.ts'

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof DAYS)[number]
/** What two people like to talk about or do together. */
export const TOPICS = [
  'cards',
  'walks',
  'reading',
  'cooking',
  'music',
  'garden',
  'sewing',
  'sport',
  'village',
  'faith',
  'films',
  'errands',
] as const
export type Topic = (typeof TOPICS)[number]
export const LANGUAGES = [
  'it',
  'en',
  'fr',
  'es',
  'ro',
  'sq',
  'uk',
  'ru',
  'ar',
  'pa',
  'ur',
  'bn',
  'zh',
] as const
export const PETS = ['has', 'likes', 'rather_not'] as const
export type Pets = (typeof PETS)[number]
export const COMPANY = ['woman', 'man'] as const
export type Company = (typeof COMPANY)[number]
/** How often a visit is agreed, in days. */
export const EVERY = [7, 14, 30] as const

/** Straight kilometres for who does not say how far: a visit is a neighbour's. */
export const USUAL_KM = 5

export type Wish = {
  days: readonly Day[]
  topics: readonly Topic[]
  language: string
  pets?: Pets | undefined
  company?: Company | undefined
}
export type Giving = {
  days: readonly Day[]
  topics: readonly Topic[]
  languages: readonly string[]
  pets?: Pets | undefined
  maxKm?: number | undefined
  iAm?: Company | undefined
}
type Two = Pair<Wish, Giving>

const shared = <T>(one: readonly T[], other: readonly T[]) => one.filter((each) => other.includes(each))
const reach = ({ offer }: Two) => offer.maxKm ?? USUAL_KM
const km = ({ nearness }: Two) => (nearness.metres === null ? null : nearness.metres / 1000)
const told =
  (code: string) =>
  (_: Two, fit: number): Reason => ({
    key: `exchange.companionship.because.${code}.${fit > 0.5 ? 'for' : 'against'}`,
  })
/** So many things in common are plenty to talk about. */
const ENOUGH_TOPICS = 2

/** Who could keep whom company: days, a common language, animals and distance must go; the rest is affinity. */
export const criteria: Criteria<Wish, Giving> = {
  hard: [
    {
      code: 'days',
      holds: ({ need, offer }) => shared(need.days, offer.days).length > 0,
      why: () => ({ key: 'exchange.companionship.missing.days' }),
    },
    {
      code: 'language',
      holds: ({ need, offer }) => offer.languages.includes(need.language),
      why: () => ({ key: 'exchange.companionship.missing.language' }),
    },
    {
      code: 'pets',
      holds: ({ need, offer }) => !(need.pets === 'has' && offer.pets === 'rather_not'),
      why: () => ({ key: 'exchange.companionship.missing.pets' }),
    },
    {
      code: 'company',
      holds: ({ need, offer }) => !need.company || need.company === offer.iAm,
      why: () => ({ key: 'exchange.companionship.missing.company' }),
    },
    {
      code: 'far',
      holds: (two) => (km(two) ?? 0) <= reach(two),
      why: (two) => ({
        key: 'exchange.companionship.missing.far',
        params: { km: Math.round(km(two) ?? 0), most: reach(two) },
      }),
    },
  ],
  soft: [
    {
      code: 'topics',
      weight: 45,
      measure: ({ need, offer }) =>
        need.topics.length && offer.topics.length
          ? Math.min(1, shared(need.topics, offer.topics).length / ENOUGH_TOPICS)
          : undefined,
      why: told('topics'),
    },
    {
      code: 'near',
      weight: 35,
      measure: (two) => {
        const far = km(two)
        if (far !== null) return Math.max(0, 1 - far / reach(two))
        const { sameMunicipality } = two.nearness
        return sameMunicipality === null ? undefined : Number(sameMunicipality)
      },
      why: told('near'),
    },
    {
      code: 'choice',
      weight: 20,
      measure: ({ need, offer }) => Math.min(1, shared(need.days, offer.days).length / 2),
      why: told('choice'),
    },
  ],
}

/** After so many months of visits, or so many hours in thirty days, a rest is offered: rotation keeps people well. */
export const REST_MONTHS = 6
export const REST_HOURS = 20
const DAYS_A_MONTH = 30.44
const DAY_MS = 86_400_000
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS

/** Whether somebody who visits should be offered a rest, and why: by months since they began or last rested, or by hours. */
export function restDue(
  visiting: { since: string | null; restedOn: string | null; hours: number },
  today: string,
): 'hours' | 'months' | null {
  if (visiting.hours >= REST_HOURS) return 'hours'
  const from = visiting.restedOn ?? visiting.since
  return from !== null && daysBetween(from, today) >= REST_MONTHS * DAYS_A_MONTH ? 'months' : null
}

/**
 * Three questions on loneliness, each answered 1 (hardly ever), 2 (some of the time) or 3 (often): the sum, 3 to 9. After
 * Hughes, Waite, Hawkley and Cacioppo, "A short scale for measuring loneliness in large surveys" (2004); our own words.
 */
export const LONELINESS = ['company', 'leftOut', 'isolated'] as const
export const STEPS = [1, 2, 3] as const
export const lonely = (answers: readonly number[]) => answers.reduce((sum, answer) => sum + answer, 0)

/** The first answer and the last, where there are two to compare; a smaller sum is less lonely. */
export function beforeAndAfter(told: readonly { onDate: string; sum: number }[]) {
  const inOrder = [...told].sort((a, b) => a.onDate.localeCompare(b.onDate))
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  return { before: first?.sum ?? null, after: inOrder.length > 1 ? (last?.sum ?? null) : null }
}

/** How many days a visit is late, beyond a day of grace; nothing while it is not. */
export function lateBy(dueOn: string | null, today: string): number | null {
  if (dueOn === null) return null
  const late = Math.floor(daysBetween(dueOn, today))
  return late > 1 ? late : null
}
