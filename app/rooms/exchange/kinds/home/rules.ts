import { instalments } from '../../../funds/rules.ts'
import type { Criteria, PlannedFact, Reason } from '../rules.ts'

/**
 * A rent weighs no more than this share of what a household earns (Nomisma for Federcasa, 2016: above it a household in
 * rent is in housing hardship). Whoever asks may say less.
 */
export const AFFORDABLE_SHARE = 30
/** Above this share housing costs overburden a household (Eurostat): such a home is not proposed at all. */
export const OVERBURDEN_SHARE = 40
/** How many people a bedroom sleeps (d.m. Sanità 5 luglio 1975, art. 2). */
export const SLEEP_IN_A_ROOM = 2

/** What a household can pay a month, rent and extras together. Cents; the share is of a hundred. */
export const affordableRent = (incomeCents: number, share = AFFORDABLE_SHARE) =>
  Math.floor((incomeCents * share) / 100)

/**
 * The least of a home for so many people, in square metres: 28 for one alone and 38 for two (art. 3), else 14 each for
 * the first four and 10 for each further one (art. 2 of d.m. Sanità 5 luglio 1975).
 */
export function leastSquareMetres(people: number): number {
  if (people <= 1) return 28
  if (people === 2) return 38
  return 14 * Math.min(people, 4) + 10 * Math.max(0, people - 4)
}

export type HomeNeed = {
  people: number
  incomeCents?: number | undefined
  share: number
  stepFree?: 'yes' | undefined
  schoolAt?: string | undefined
  workAt?: string | undefined
}
export type HomeOffer = {
  bedrooms: number
  squareMetres?: number | undefined
  rentCents: number
  extrasCents: number
  stepFree?: 'yes' | undefined
}

const whole = (cents: number) => Math.round(cents / 100)
const monthly = (offer: HomeOffer) => offer.rentCents + offer.extrasCents
/** A room to live and sleep in, where there is no bedroom. */
const sleeps = ({ bedrooms }: HomeOffer) => (bedrooms === 0 ? 1 : bedrooms) * SLEEP_IN_A_ROOM
const isTooSmall = (need: HomeNeed, offer: HomeOffer) =>
  offer.squareMetres !== undefined && offer.squareMetres < leastSquareMetres(need.people)

const DAY_MS = 24 * 60 * 60 * 1000
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** Half a year of waiting is too long to count for anything. */
const LONGEST_WAIT = 180
const NEAR_METRES = 1_000
const FAR_METRES = 10_000
const within = (least: number, value: number, most: number) =>
  Math.max(0, Math.min(1, (most - value) / (most - least)))
const known = (code: string | null | undefined, at: string | null | undefined) =>
  code && at ? Number(code === at) : undefined

/** Which home would do for a household: what it can pay, how many it sleeps, steps; then where and from when. */
export const homeCriteria: Criteria<HomeNeed, HomeOffer> = {
  hard: [
    {
      code: 'rent',
      holds: ({ need, offer }) =>
        need.incomeCents === undefined ||
        monthly(offer) <= affordableRent(need.incomeCents, OVERBURDEN_SHARE),
      why: ({ need, offer }) => ({
        key: 'exchange.home.why.tooDear',
        params: {
          rent: whole(monthly(offer)),
          most: whole(affordableRent(need.incomeCents ?? 0, OVERBURDEN_SHARE)),
        },
      }),
    },
    {
      code: 'room',
      holds: ({ need, offer }) => need.people <= sleeps(offer) && !isTooSmall(need, offer),
      why: ({ need, offer }) =>
        isTooSmall(need, offer)
          ? {
              key: 'exchange.home.why.tooSmall',
              params: { metres: offer.squareMetres ?? 0, least: leastSquareMetres(need.people) },
            }
          : { key: 'exchange.home.why.tooFewRooms', params: { people: need.people, sleeps: sleeps(offer) } },
    },
    {
      code: 'stepFree',
      holds: ({ need, offer }) => !need.stepFree || offer.stepFree === 'yes',
      why: () => ({ key: 'exchange.home.why.steps' }),
    },
  ],
  soft: [
    {
      code: 'rent',
      weight: 40,
      measure: ({ need, offer }) => {
        if (need.incomeCents === undefined) return undefined
        const fair = affordableRent(need.incomeCents, need.share)
        const most = affordableRent(need.incomeCents, OVERBURDEN_SHARE)
        return monthly(offer) <= fair ? 1 : within(fair, monthly(offer), Math.max(most, fair + 1)) / 2
      },
      why: ({ need, offer }, fit) => ({
        key: fit > 0.5 ? 'exchange.home.why.affordable' : 'exchange.home.why.heavy',
        params: {
          rent: whole(monthly(offer)),
          fair: whole(affordableRent(need.incomeCents ?? 0, need.share)),
        },
      }),
    },
    {
      code: 'near',
      weight: 20,
      measure: ({ nearness: { metres, sameMunicipality } }) => {
        if (metres !== null) return within(NEAR_METRES, metres, FAR_METRES)
        return sameMunicipality === null ? undefined : Number(sameMunicipality)
      },
      why: ({ nearness: { metres } }, fit) => nearWords(metres, fit),
    },
    {
      code: 'school',
      weight: 15,
      measure: ({ need, offerAt }) => known(need.schoolAt, offerAt),
      why: (_, fit) => ({
        key: fit > 0.5 ? 'exchange.home.why.schoolHere' : 'exchange.home.why.schoolElsewhere',
      }),
    },
    {
      code: 'work',
      weight: 15,
      measure: ({ need, offerAt }) => known(need.workAt, offerAt),
      why: (_, fit) => ({
        key: fit > 0.5 ? 'exchange.home.why.workHere' : 'exchange.home.why.workElsewhere',
      }),
    },
    {
      code: 'freeFrom',
      weight: 20,
      measure: ({ needFrom, offerFrom, today }) =>
        within(0, waitOf(needFrom, offerFrom, today), LONGEST_WAIT),
      why: ({ needFrom, offerFrom, today }, fit) => ({
        key: fit > 0.5 ? 'exchange.home.why.freeInTime' : 'exchange.home.why.freeLate',
        params: { count: waitOf(needFrom, offerFrom, today) },
      }),
    },
    {
      code: 'size',
      weight: 10,
      measure: ({ need, offer }) => Math.min(1, need.people / Math.max(1, sleeps(offer) - 1)),
      why: (_, fit) => ({ key: fit > 0.5 ? 'exchange.home.why.rightSize' : 'exchange.home.why.large' }),
    },
  ],
}

/** Days somebody would wait for it, from the day they ask for, or from today. */
const waitOf = (needFrom: string | null, offerFrom: string | null, today: string) =>
  Math.max(0, offerFrom ? daysBetween(needFrom && needFrom > today ? needFrom : today, offerFrom) : 0)

const nearWords = (metres: number | null, fit: number): Reason =>
  metres === null
    ? { key: fit > 0.5 ? 'exchange.home.why.sameTown' : 'exchange.home.why.otherTown' }
    : {
        key: fit > 0.5 ? 'exchange.home.why.near' : 'exchange.home.why.far',
        params: { km: Math.round(metres / 100) / 10 },
      }

export const LEASE_FORMS = ['lease', 'reduced_lease', 'mediation'] as const
export type LeaseForm = (typeof LEASE_FORMS)[number]

export type LeaseTerms = {
  form: LeaseForm
  rentCents: number
  rentBeforeCents?: number | undefined
  arrearsCents?: number | undefined
  /** Of the arrears, what is made good by doing something for the community. */
  byHours?: number | undefined
  byHoursCents?: number | undefined
  instalments?: number | undefined
  firstOn?: string | undefined
}

/** Leases signed with us count; a running one that was mediated goes on being the same lease. */
export const countsOfLease = ({ form }: Pick<LeaseTerms, 'form'>): string[] =>
  form === 'mediation' ? [] : ['leases']

/** What of the arrears comes back in money. Cents. */
export const inMoney = ({ arrearsCents = 0, byHoursCents = 0 }: LeaseTerms) =>
  Math.max(0, arrearsCents - byHoursCents)

/** Why these terms make no agreement, each beside its field. */
export function oddTerms(terms: LeaseTerms): { field: keyof LeaseTerms; refusal: string }[] {
  const odd: { field: keyof LeaseTerms; refusal: string }[] = []
  const no = (field: keyof LeaseTerms, refusal: string) => odd.push({ field, refusal })
  const { form, rentCents, rentBeforeCents, arrearsCents, byHours, byHoursCents, instalments, firstOn } =
    terms
  if (form === 'reduced_lease' && rentBeforeCents === undefined)
    no('rentBeforeCents', 'exchange.home.terms.before')
  if (rentBeforeCents !== undefined && rentBeforeCents < rentCents)
    no('rentCents', 'exchange.home.terms.notLower')
  else if (form === 'reduced_lease' && rentBeforeCents === rentCents)
    no('rentCents', 'exchange.home.terms.notLower')
  if (byHoursCents !== undefined && byHours === undefined) no('byHours', 'exchange.home.terms.howManyHours')
  if (byHours !== undefined && byHoursCents === undefined)
    no('byHoursCents', 'exchange.home.terms.howMuchByHours')
  if ((byHoursCents ?? 0) > (arrearsCents ?? 0)) no('byHoursCents', 'exchange.home.terms.moreThanOwed')
  const money = inMoney(terms)
  if (money > 0 && instalments === undefined) no('instalments', 'exchange.home.terms.inHowMany')
  if (money > 0 && firstOn === undefined) no('firstOn', 'exchange.home.terms.fromWhen')
  if (instalments !== undefined && (money === 0 || instalments > money))
    no('instalments', 'exchange.home.terms.nothingOwed')
  return odd
}

/** The arrears in instalments, a month apart. */
export function planOfLease(terms: LeaseTerms): PlannedFact[] {
  const money = inMoney(terms)
  if (!money || !terms.instalments || !terms.firstOn) return []
  return instalments(money, terms.instalments, terms.firstOn).map(({ dueOn, cents }) => ({
    code: 'instalment',
    dueOn,
    amount: cents,
  }))
}
