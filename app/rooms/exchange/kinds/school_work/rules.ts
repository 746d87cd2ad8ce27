import type { Criteria, Pair, Reason } from '../rules.ts'
import { SECTORS, type Sector, USUAL_KM } from '../work/rules.ts'

export { SECTORS, type Sector, USUAL_KM }

/** A place of school-work with a host; or something that older youths share with younger ones. */
export const FORMS = ['placement', 'peer'] as const
export type Form = (typeof FORMS)[number]

/** Under this age nobody is taken into a place of work, whatever the school says (law 296/2006, art. 1 c. 622: 16; 15 within school). */
export const LEAST_AGE = 15
export const OLDEST = 25

export type StudentNeed = {
  form: Form
  schoolYear: string
  sectors: readonly Sector[]
  bornOn?: string | undefined
  maxKm?: number | undefined
  stepFree?: 'yes' | undefined
}
export type PlaceOffer = {
  form: Form
  schoolYear: string
  sector: Sector
  hours: number
  startsOn: string
  endsOn: string
  ageFrom?: number | undefined
  ageTo?: number | undefined
  stepFree?: 'yes' | undefined
  papersUntil?: string | undefined
}
type SchoolPair = Pair<StudentNeed, PlaceOffer>

const YEAR = /^\s*(20\d{2})\s*[/–-]\s*(?:20)?(\d{2})\s*$/

/** "2016/17", "2016-2017" as "2016/2017"; null where it is no school year. */
export function schoolYearSaid(said: string): string | null {
  const [, from, to] = YEAR.exec(said) ?? []
  if (!from || !to) return null
  return (Number(from) + 1) % 100 === Number(to) ? `${from}/${Number(from) + 1}` : null
}

/** The school year of a day: from September on it is the next one's. */
export function schoolYearOf(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const from = month >= 9 ? year : year - 1
  return `${from}/${from + 1}`
}

/** Full years on a day. */
export function yearsOn(day: string, bornOn: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** Safety papers that end before the last day there are as none; who shares with peers at no place of work needs none. */
export const papersStand = ({ form, papersUntil, endsOn }: PlaceOffer) =>
  form === 'peer' || (papersUntil !== undefined && papersUntil >= endsOn)

const ages = ({ form, ageFrom, ageTo }: PlaceOffer) => ({
  from: Math.max(ageFrom ?? 0, form === 'placement' ? LEAST_AGE : 0),
  to: ageTo ?? OLDEST,
})
const ageFits = ({ need, offer }: SchoolPair) => {
  if (!need.bornOn) return true
  const [years, { from, to }] = [yearsOn(offer.startsOn, need.bornOn), ages(offer)]
  return years >= from && years <= to
}

const kmOf = ({ nearness }: SchoolPair) => (nearness.metres === null ? null : nearness.metres / 1000)
const reachOf = ({ need }: SchoolPair) => need.maxKm ?? USUAL_KM

const told =
  (code: string) =>
  (_: unknown, fit: number): Reason => ({
    key: `exchange.school_work.because.${code}.${fit > 0.5 ? 'for' : 'against'}`,
  })

export const criteria: Criteria<StudentNeed, PlaceOffer> = {
  hard: [
    {
      code: 'form',
      holds: ({ need, offer }) => need.form === offer.form,
      why: () => ({ key: 'exchange.school_work.missing.form' }),
    },
    {
      code: 'schoolYear',
      holds: ({ need, offer }) => need.schoolYear === offer.schoolYear,
      why: ({ offer }) => ({
        key: 'exchange.school_work.missing.schoolYear',
        params: { year: offer.schoolYear },
      }),
    },
    {
      code: 'age',
      holds: ageFits,
      why: ({ offer }) => ({ key: 'exchange.school_work.missing.age', params: ages(offer) }),
    },
    {
      code: 'papers',
      holds: ({ offer }) => papersStand(offer),
      why: () => ({ key: 'exchange.school_work.missing.papers' }),
    },
    {
      code: 'stepFree',
      holds: ({ need, offer }) => !need.stepFree || offer.stepFree === 'yes',
      why: () => ({ key: 'exchange.school_work.missing.stepFree' }),
    },
    {
      code: 'far',
      holds: (pair) => (kmOf(pair) ?? 0) <= reachOf(pair),
      why: (pair) => ({
        key: 'exchange.school_work.missing.far',
        params: { km: Math.round(kmOf(pair) ?? 0), most: reachOf(pair) },
      }),
    },
  ],
  soft: [
    {
      code: 'sector',
      weight: 60,
      measure: ({ need, offer }) =>
        need.sectors.length === 0 ? undefined : Number(need.sectors.includes(offer.sector)),
      why: told('sector'),
    },
    {
      code: 'near',
      weight: 40,
      measure: (pair) => {
        const km = kmOf(pair)
        if (km !== null) return Math.max(0, 1 - km / reachOf(pair))
        const { sameMunicipality } = pair.nearness
        return sameMunicipality === null ? undefined : Number(sameMunicipality)
      },
      why: told('near'),
    },
  ],
}

/** A placement is an experience with a purpose of work; what peers share is not counted as one. */
export const countsOfForm = (form: Form) => (form === 'placement' ? ['youth_in_experiences'] : [])
