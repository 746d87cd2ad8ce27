import type { Criteria, PlannedFact } from '../rules.ts'

export const SMOKING = ['no', 'outside', 'yes'] as const
export type Smoking = (typeof SMOKING)[number]
/** What a host may be glad of, and a guest may be glad to do. */
export const HANDS = ['company', 'shopping', 'cooking', 'cleaning', 'garden', 'children', 'nights'] as const
export type Hand = (typeof HANDS)[number]

/** Days in which both find out whether they can live together, unless they agree on others. */
export const USUAL_TRIAL_DAYS = 30
/** Somebody asks both how it goes, so many months after it began. */
export const LOOK_IN_MONTHS = [1, 3, 6, 12] as const

export type GuestNeed = {
  people: number
  hands: readonly Hand[]
  mostCents?: number | undefined
  stepFree?: 'yes' | undefined
  smokes?: 'yes' | undefined
  noAnimals?: 'yes' | undefined
  animals?: 'yes' | undefined
  workAt?: string | undefined
}
export type HostOffer = {
  rooms: number
  contributionCents: number
  hands: readonly Hand[]
  smoking: Smoking
  animals?: 'yes' | undefined
  noAnimals?: 'yes' | undefined
  stepFree?: 'yes' | undefined
}

const whole = (cents: number) => Math.round(cents / 100)
const PEOPLE_IN_A_ROOM = 2
const NEAR_METRES = 1_000
const FAR_METRES = 10_000
const between = (least: number, value: number, most: number) =>
  Math.max(0, Math.min(1, (most - value) / (most - least)))
const shared = (one: readonly Hand[], other: readonly Hand[]) => one.filter((hand) => other.includes(hand))

/** With whom somebody could live: what cannot be got over first, then what would make both glad. */
export const criteria: Criteria<GuestNeed, HostOffer> = {
  hard: [
    {
      code: 'room',
      holds: ({ need, offer }) => need.people <= offer.rooms * PEOPLE_IN_A_ROOM,
      why: ({ need, offer }) => ({
        key: 'exchange.cohabitation.why.tooMany',
        params: { people: need.people, rooms: offer.rooms },
      }),
    },
    {
      code: 'contribution',
      holds: ({ need, offer }) => need.mostCents === undefined || offer.contributionCents <= need.mostCents,
      why: ({ need, offer }) => ({
        key: 'exchange.cohabitation.why.tooDear',
        params: { asked: whole(offer.contributionCents), most: whole(need.mostCents ?? 0) },
      }),
    },
    {
      code: 'stepFree',
      holds: ({ need, offer }) => !need.stepFree || offer.stepFree === 'yes',
      why: () => ({ key: 'exchange.cohabitation.why.steps' }),
    },
    {
      code: 'smoke',
      holds: ({ need, offer }) => !need.smokes || offer.smoking !== 'no',
      why: () => ({ key: 'exchange.cohabitation.why.smoke' }),
    },
    {
      code: 'animals',
      holds: ({ need, offer }) => !(need.noAnimals && offer.animals) && !(need.animals && offer.noAnimals),
      why: () => ({ key: 'exchange.cohabitation.why.animals' }),
    },
  ],
  soft: [
    {
      code: 'hands',
      weight: 40,
      measure: ({ need, offer }) =>
        offer.hands.length === 0 ? undefined : shared(offer.hands, need.hands).length / offer.hands.length,
      why: ({ need, offer }, fit) => ({
        key: fit > 0.5 ? 'exchange.cohabitation.why.hands' : 'exchange.cohabitation.why.fewHands',
        params: { gives: shared(offer.hands, need.hands).length, asked: offer.hands.length },
      }),
    },
    {
      code: 'near',
      weight: 25,
      measure: ({ nearness: { metres, sameMunicipality } }) => {
        if (metres !== null) return between(NEAR_METRES, metres, FAR_METRES)
        return sameMunicipality === null ? undefined : Number(sameMunicipality)
      },
      why: (_, fit) => ({
        key: fit > 0.5 ? 'exchange.cohabitation.why.near' : 'exchange.cohabitation.why.far',
      }),
    },
    {
      code: 'work',
      weight: 20,
      measure: ({ need, offerAt }) => (need.workAt && offerAt ? Number(need.workAt === offerAt) : undefined),
      why: (_, fit) => ({
        key: fit > 0.5 ? 'exchange.cohabitation.why.workHere' : 'exchange.cohabitation.why.workElsewhere',
      }),
    },
    {
      code: 'contribution',
      weight: 20,
      measure: ({ need, offer }) =>
        need.mostCents === undefined ? undefined : 1 - offer.contributionCents / (2 * need.mostCents),
      why: ({ offer }, fit) => ({
        key: fit > 0.5 ? 'exchange.cohabitation.why.affordable' : 'exchange.cohabitation.why.allOfIt',
        params: { asked: whole(offer.contributionCents) },
      }),
    },
    {
      code: 'smoke',
      weight: 10,
      measure: ({ need, offer }) =>
        need.smokes ? (offer.smoking === 'yes' ? 1 : 0.4) : offer.smoking === 'yes' ? 0 : 1,
      why: (_, fit) => ({
        key: fit > 0.5 ? 'exchange.cohabitation.why.smokeAlike' : 'exchange.cohabitation.why.smokeUnlike',
      }),
    },
  ],
}

const DAY_MS = 24 * 60 * 60 * 1000

/** On the last day of the trial both say whether they go on. */
export const trialPlan = (trialDays: number, startsOn: string): PlannedFact[] => [
  {
    code: 'trialEnded',
    dueOn: new Date(Date.parse(startsOn) + trialDays * DAY_MS).toISOString().slice(0, 10),
  },
]
