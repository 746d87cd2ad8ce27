import type { Criteria, Pair, Reason } from '../rules.ts'

/** How somebody comes to work, each a thing of its own: a training placement is no job, and a job no grant. */
export const WAYS = ['internship', 'grant', 'apprenticeship', 'hire', 'training', 'startup'] as const
export type Way = (typeof WAYS)[number]
/** What is agreed is one of these, or a first conversation, from which nothing more need come. */
export const FORMS = [...WAYS, 'interview'] as const
export type Form = (typeof FORMS)[number]
export const SECTORS = [
  'farming',
  'building',
  'cleaning',
  'care',
  'shops',
  'kitchen',
  'warehouse',
  'factory',
  'crafts',
  'office',
  'green',
  'transport',
  'digital',
  'culture',
] as const
export type Sector = (typeof SECTORS)[number]
export const TIMES = ['morning', 'afternoon', 'evening', 'night', 'weekend'] as const
export type Time = (typeof TIMES)[number]
/** How well Italian is spoken, from a few words to as one's own; an offer asks for one of them at least. */
export const ITALIAN = ['little', 'enough', 'good'] as const
export type Italian = (typeof ITALIAN)[number]

/** The most hours a week that anyone may work (d.lgs. 66/2003, art. 3–4). */
export const MOST_WEEK = 48
/** Straight kilometres that somebody travels who does not say how many. */
export const USUAL_KM = 15

export type WorkNeed = {
  ways: readonly Way[]
  sectors: readonly Sector[]
  times: readonly Time[]
  weekHours?: number | undefined
  canDo: string
  italian?: Italian | undefined
  licence?: 'yes' | undefined
  maxKm?: number | undefined
  limits?: string | undefined
}
export type WorkOffer = {
  ways: readonly Way[]
  sector: Sector
  times: readonly Time[]
  weekHours?: number | undefined
  task: string
  italian?: Italian | undefined
  licence?: 'yes' | undefined
  tutor?: 'yes' | undefined
}
type WorkPair = Pair<WorkNeed, WorkOffer>

const shared = <T>(one: readonly T[], other: readonly T[]) => one.filter((each) => other.includes(each))
/** Nothing said is everything: whoever names no time is free at all of them. */
const goTogether = <T>(one: readonly T[], other: readonly T[]) =>
  one.length === 0 || other.length === 0 || shared(one, other).length > 0

const kmOf = ({ nearness }: WorkPair) => (nearness.metres === null ? null : nearness.metres / 1000)
const reachOf = ({ need }: WorkPair) => need.maxKm ?? USUAL_KM

const WORD = /[\p{L}]{4,}/gu
const stemsOf = (words: string) =>
  new Set([...words.toLocaleLowerCase('it').matchAll(WORD)].map(([word]) => word.slice(0, 5)))

/** So many words in common are as good as all. */
const ENOUGH_WORDS = 3

/** How much of what a task asks somebody says they can do: shared beginnings of words, 0 to 1; nothing where a side says none. */
export function wordsShared(canDo: string, task: string): number | undefined {
  const [can, asked] = [stemsOf(canDo), stemsOf(task)]
  if (can.size === 0 || asked.size === 0) return undefined
  return Math.min(1, shared([...can], [...asked]).length / Math.min(can.size, asked.size, ENOUGH_WORDS))
}

/** 1 where hours are as wished; each hour a week too many or too few takes a tenth. */
export const hoursFit = (wished: number, offered: number) => Math.max(0, 1 - Math.abs(wished - offered) / 10)

const told =
  (code: string) =>
  (_: unknown, fit: number): Reason => ({
    key: `exchange.work.because.${code}.${fit > 0.5 ? 'for' : 'against'}`,
  })

export const criteria: Criteria<WorkNeed, WorkOffer> = {
  hard: [
    {
      code: 'way',
      holds: ({ need, offer }) => shared(need.ways, offer.ways).length > 0,
      why: () => ({ key: 'exchange.work.missing.way' }),
    },
    {
      code: 'times',
      holds: ({ need, offer }) => goTogether(need.times, offer.times),
      why: () => ({ key: 'exchange.work.missing.times' }),
    },
    {
      code: 'licence',
      holds: ({ need, offer }) => !offer.licence || need.licence === 'yes',
      why: () => ({ key: 'exchange.work.missing.licence' }),
    },
    {
      code: 'italian',
      holds: ({ need, offer }) =>
        !offer.italian || !need.italian || ITALIAN.indexOf(need.italian) >= ITALIAN.indexOf(offer.italian),
      why: () => ({ key: 'exchange.work.missing.italian' }),
    },
    {
      code: 'far',
      holds: (pair) => (kmOf(pair) ?? 0) <= reachOf(pair),
      why: (pair) => ({
        key: 'exchange.work.missing.far',
        params: { km: Math.round(kmOf(pair) ?? 0), most: reachOf(pair) },
      }),
    },
  ],
  soft: [
    {
      code: 'sector',
      weight: 30,
      measure: ({ need, offer }) =>
        need.sectors.length === 0 ? undefined : Number(need.sectors.includes(offer.sector)),
      why: told('sector'),
    },
    {
      code: 'canDo',
      weight: 30,
      measure: ({ need, offer }) => wordsShared(need.canDo, offer.task),
      why: told('canDo'),
    },
    {
      code: 'hours',
      weight: 20,
      measure: ({ need, offer }) =>
        need.weekHours && offer.weekHours ? hoursFit(need.weekHours, offer.weekHours) : undefined,
      why: ({ need, offer }, fit) => ({
        ...told('hours')(null, fit),
        params: { wished: need.weekHours ?? 0, offered: offer.weekHours ?? 0 },
      }),
    },
    {
      code: 'near',
      weight: 15,
      measure: (pair) => {
        const km = kmOf(pair)
        if (km === null) {
          const { sameMunicipality } = pair.nearness
          return sameMunicipality === null ? undefined : Number(sameMunicipality)
        }
        return Math.max(0, 1 - km / reachOf(pair))
      },
      why: told('near'),
    },
    {
      code: 'tutor',
      weight: 5,
      measure: ({ offer }) => (offer.tutor ? 1 : undefined),
      why: told('tutor'),
    },
  ],
}

/** What an agreement of each way counts in: an internship is one thing, a hire another, their union a third. */
const COUNTS: Readonly<Record<Form, readonly string[]>> = {
  interview: ['interviews'],
  internship: ['internships', 'internships_and_hires'],
  grant: [],
  apprenticeship: ['apprenticeships'],
  hire: ['hires', 'internships_and_hires'],
  training: [],
  startup: [],
}
export const countsOfWay = (way: Form) => COUNTS[way]
