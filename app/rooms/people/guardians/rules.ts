import { ageOn } from '../rules.ts'

/** Under this age online services need who holds parental responsibility (d.lgs. 196/2003, art. 2-quinquies). */
export const ONLINE_AGE = 14
/** Under this age nobody is accompanied, or named in a register, without them. */
export const ADULT_AGE = 18

export const TITLES = ['parent', 'tutor', 'foster_carer', 'service'] as const

/** On what ground a concern for somebody's safety is written down, whoever agrees or not. */
export const CONCERN_BASES = ['report_duty', 'juvenile_court', 'urgent_protection', 'vital_interest'] as const
export type Concern = { basis: (typeof CONCERN_BASES)[number]; reason: string; words: string }

export type Born = { bornOn?: string | null | undefined; birthYear?: number | null | undefined }

/** Unknown age asks nothing: who knows that somebody is a minor writes down the year. */
export function isUnder(age: number, today: string, born: Born): boolean {
  const years = ageOn(today, born)
  return years !== null && years < age
}

/** Titles that the eighteenth birthday ends; a tutor, or a service, may go on answering for an adult. */
export const UNTIL_ADULT = ['parent', 'foster_carer'] as const satisfies readonly (typeof TITLES)[number][]

/** The last day on which somebody is a minor; null where nobody knows when they were born. With a year alone, its last day. */
export function lastDayAsMinor({ bornOn, birthYear }: Born): string | null {
  if (!bornOn) return birthYear ? `${birthYear + ADULT_AGE - 1}-12-31` : null
  const birthday = new Date(`${bornOn}T00:00:00Z`)
  birthday.setUTCFullYear(birthday.getUTCFullYear() + ADULT_AGE)
  birthday.setUTCDate(birthday.getUTCDate() - 1)
  return birthday.toISOString().slice(0, 10)
}

export const sealedWhere = (id: string) => `safety_concern:${id}`

/** Why someone may not be written down by name. */
export const NAMING_REFUSALS = ['people.naming.minor', 'people.naming.restricted'] as const
export type NamingRefusal = (typeof NAMING_REFUSALS)[number]
export const isAboutNaming = (refusal: string) => NAMING_REFUSALS.some((one) => one === refusal)
